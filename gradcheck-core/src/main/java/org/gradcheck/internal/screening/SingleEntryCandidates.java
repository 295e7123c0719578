package org.gradcheck.internal.screening;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.internal.parameters.EntryRange;

/**
 * The entries that could each explain alone what several looks along different directions saw.
 *
 * <p>If a single entry is wrong, what the looks see are its components times the same error. Components are random parts
 * of a size, so two looks that know their residual to one part in a thousand leave about two entries in a thousand, and
 * each further look two thousandths of those.
 */
final class SingleEntryCandidates {

    private SingleEntryCandidates() {}

    /** The entries of a range that explain all looks. */
    static List<Integer> within(EntryRange range, List<DirectionalTest> looks, int most) {
        DirectionalTest sharpest = looks.get(0);
        List<Integer> culprits = new ArrayList<>();
        for (int number = range.from(); number < range.to() && culprits.size() <= most; number++) {
            if (explainsAll(number, sharpest, looks)) {
                culprits.add(number);
            }
        }
        return culprits;
    }

    private static boolean explainsAll(int number, DirectionalTest sharpest, List<DirectionalTest> looks) {
        double wrongBy = sharpest.blameOn(number);
        double uncertainty = sharpest.uncertaintyOfBlame(number);
        return Double.isFinite(wrongBy)
                && looks.stream().skip(1).allMatch(look -> look.isExplainedBy(number, wrongBy, uncertainty));
    }
}
