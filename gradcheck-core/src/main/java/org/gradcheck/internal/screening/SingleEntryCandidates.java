package org.gradcheck.internal.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.gradcheck.internal.parameters.EntryRange;

/**
 * Candidate entries, each of which alone could explain the residuals of several directions.
 *
 * <p>If a single entry is wrong, each residual is its component times the same error. The first test implies an error
 * for every entry, and an entry remains a candidate if this error explains the other residuals within their
 * uncertainty. Components are random, so two tests that know their residuals to one part in a thousand keep about two
 * entries in a thousand, and each further test two thousandths of those.
 *
 * <p>These limits are wide: ten error bars, with the largest rounding of the analytic side. Errors are mostly below the error bar, and far
 * below that rounding. So fewer tests leave one entry only that is {@linkplain #onlyLikely likely}.
 */
final class SingleEntryCandidates {

    /**
     * Error bars of the cost within which a candidate is likely. Formula: errors whose standard deviation is an error bar are within three
     * of them in each of eight tests with a probability of 0.98.
     */
    private static final double LIKELY = 3;

    private SingleEntryCandidates() {}

    /** Returns the entry of a range that explains all tests within a few error bars, if it is the only one. */
    static OptionalInt onlyLikely(EntryRange range, List<DirectionalTest> tests) {
        int only = -1;
        for (int number = range.from(); number < range.to(); number++) {
            if (explainsAll(number, tests.get(0), tests) && isLikely(number, tests)) {
                if (only >= 0) {
                    return OptionalInt.empty();
                }
                only = number;
            }
        }
        return only < 0 ? OptionalInt.empty() : OptionalInt.of(only);
    }

    /** Returns whether the error that fits best, by least squares, leaves no residual beyond a few error bars. */
    private static boolean isLikely(int number, List<DirectionalTest> tests) {
        double unit = tests.get(0).rest().error();
        double products = 0;
        double squares = 0;
        for (DirectionalTest test : tests) {
            double weight = unit / test.rest().error();
            double component = weight * test.componentOf(number);
            products += component * (weight * test.residual());
            squares += component * component;
        }
        double wrongBy = products / squares;
        return tests.stream()
                .allMatch(test -> Math.abs(test.residual() - wrongBy * test.componentOf(number))
                        <= LIKELY * test.rest().error());
    }

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
