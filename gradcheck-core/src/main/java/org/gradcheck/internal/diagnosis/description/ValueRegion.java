package org.gradcheck.internal.diagnosis.description;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.gradcheck.report.MeasuredBlock;

/**
 * Entries whose parameter, numeric or analytic value is negative, is positive, or is beyond a limit. Values divide entries in many ways,
 * so the number of ways in which as many entries could be wrong must be far above that of the sets that are tried.
 */
final class ValueRegion implements Region.Kind {

    /** Fewest entries inside and outside. Chosen: a few of many are on one side by coincidence. */
    private static final int FEWEST = 4;

    /** The same for sets by a limit, below which small deviations are right. Chosen: twice as many. */
    private static final int FEWEST_OF_A_LIMIT = 8;

    /** Fewest binary digits of a set by sign, of which eight are tried. Chosen: one in eight by coincidence at most. */
    private static final double BITS_OF_SIGN = 6;

    /** Fewest binary digits of a set by a limit. Chosen: limits between any two values are tried. */
    private static final double BITS_OF_LIMIT = 14;

    @Override
    public Optional<Region> of(Marks marks) {
        double bits = marks.bits();
        if (bits < BITS_OF_SIGN
                || Math.min(marks.marked().cardinality(), marks.unmarked().cardinality()) < FEWEST) {
            return Optional.empty();
        }
        MeasuredBlock block = marks.block();
        Map<String, IntToDoubleFunction> quantities = new LinkedHashMap<>();
        quantities.put("the parameter", block::parameter);
        quantities.put("the numeric value", block::numeric);
        quantities.put("the analytic value", block::analytic);
        for (Map.Entry<String, IntToDoubleFunction> quantity : quantities.entrySet()) {
            Optional<String> words = bySign(marks, quantity.getValue());
            if (words.isPresent()) {
                return Optional.of(new Region("where " + quantity.getKey() + " is " + words.get(), false));
            }
        }
        boolean areMany =
                Math.min(marks.marked().cardinality(), marks.unmarked().cardinality()) >= FEWEST_OF_A_LIMIT;
        if (bits >= BITS_OF_LIMIT && areMany) {
            return byLimit(marks, "the parameter", block::parameter)
                    .or(() -> byLimit(marks, "the size of the parameter", i -> Math.abs(block.parameter(i))));
        }
        return Optional.empty();
    }

    private static Optional<String> bySign(Marks marks, IntToDoubleFunction quantity) {
        boolean areNegative = true;
        boolean arePositive = true;
        MeasuredBlock block = marks.block();
        for (int i = 0; i < block.size(); i++) {
            double value = quantity.applyAsDouble(i);
            if (marks.marked().get(block.entry(i))) {
                areNegative &= value < 0;
                arePositive &= value > 0;
            } else if (marks.unmarked().get(block.entry(i))) {
                areNegative &= value >= 0;
                arePositive &= value <= 0;
            }
        }
        return areNegative ? Optional.of("negative") : arePositive ? Optional.of("positive") : Optional.empty();
    }

    private static Optional<Region> byLimit(Marks marks, String name, IntToDoubleFunction quantity) {
        double leastMarked = Double.POSITIVE_INFINITY;
        double mostMarked = Double.NEGATIVE_INFINITY;
        double leastOther = Double.POSITIVE_INFINITY;
        double mostOther = Double.NEGATIVE_INFINITY;
        MeasuredBlock block = marks.block();
        for (int i = 0; i < block.size(); i++) {
            double value = quantity.applyAsDouble(i);
            if (marks.marked().get(block.entry(i))) {
                leastMarked = Math.min(leastMarked, value);
                mostMarked = Math.max(mostMarked, value);
            } else if (marks.unmarked().get(block.entry(i))) {
                leastOther = Math.min(leastOther, value);
                mostOther = Math.max(mostOther, value);
            }
        }
        if (leastMarked > mostOther) {
            return Optional.of(new Region("where " + name + " is above " + between(mostOther, leastMarked), false));
        }
        return mostMarked < leastOther
                ? Optional.of(new Region("where " + name + " is below " + between(mostMarked, leastOther), false))
                : Optional.empty();
    }

    /** Returns the number of the fewest digits between two others. */
    private static String between(double low, double high) {
        for (int digits = 1; digits < 17; digits++) {
            double rounded = Double.parseDouble(String.format(Locale.ROOT, "%." + digits + "g", (low + high) / 2));
            if (rounded > low && rounded < high) {
                return String.valueOf(rounded);
            }
        }
        return String.valueOf(low);
    }
}
