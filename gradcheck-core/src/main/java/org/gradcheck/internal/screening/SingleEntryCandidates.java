package org.gradcheck.internal.screening;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.internal.parameters.EntryRange;

/**
 * Candidate entries, each of which alone could explain the residuals of several directions.
 *
 * <p>If a single entry is wrong, each residual is its component times the same error. The first test implies an error
 * for every entry, and an entry remains a candidate if this error explains the other residuals within their
 * uncertainty. Components are random, so two tests that know their residuals to one part in a thousand keep about two
 * entries in a thousand, and each further test two thousandths of those.
 */
final class SingleEntryCandidates {

    private SingleEntryCandidates() {}

    /** Returns the entries of a range that explain all tests; the search ends when there are more than the given number. */
    static List<Integer> within(EntryRange range, List<DirectionalTest> tests, int most) {
        DirectionalTest first = tests.get(0);
        List<Integer> candidates = new ArrayList<>();
        for (int number = range.from(); number < range.to() && candidates.size() <= most; number++) {
            if (explainsAll(number, first, tests)) {
                candidates.add(number);
            }
        }
        return candidates;
    }

    private static boolean explainsAll(int number, DirectionalTest first, List<DirectionalTest> tests) {
        double implied = first.impliedError(number);
        double uncertainty = first.uncertaintyOfImpliedError(number);
        return Double.isFinite(implied)
                && tests.stream().skip(1).allMatch(test -> test.isExplainedBy(number, implied, uncertainty));
    }
}
