package org.gradcheck.internal.diagnosis.search;

import java.util.List;
import java.util.stream.Collectors;
import org.gradcheck.internal.text.Plural;
import org.gradcheck.report.MeasuredBlock;

/** The names of some blocks of a gradient, as text. */
public final class BlockNames {

    /** The largest number of names in a line, so that a line of a report stays short. */
    private static final int MOST = 3;

    private BlockNames() {}

    public static String of(List<MeasuredBlock> blocks, List<Integer> some) {
        if (some.size() == blocks.size()) {
            return blocks.size() == 1 ? blocks.get(0).name() : "all blocks";
        }
        int left = some.size() - MOST;
        String names = some.stream().limit(MOST).map(b -> blocks.get(b).name()).collect(Collectors.joining(", "));
        return left <= 0 ? names : names + " and " + Plural.of(left, "more block");
    }
}
