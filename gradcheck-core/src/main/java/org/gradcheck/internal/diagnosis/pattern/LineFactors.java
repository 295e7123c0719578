package org.gradcheck.internal.diagnosis.pattern;

import java.util.BitSet;
import java.util.StringJoiner;
import org.gradcheck.internal.diagnosis.description.AxisWords;
import org.gradcheck.internal.diagnosis.search.NumberText;

/**
 * Factors of the rows or columns of a matrix, as text. Lines with the factor 1 are right; those with the factor 0 were never filled.
 *
 * @param lines the rows or columns
 * @param factors the factor of each
 * @param changed the lines whose factor is neither 1 nor 0
 * @param unfilled the lines whose factor is 0
 * @param others whether all other lines were seen to be right, rather than not to be wrong
 */
@SuppressWarnings("ArrayRecordComponent")
record LineFactors(MatrixLines lines, double[] factors, BitSet changed, BitSet unfilled, Others others) {

    /** What is known of the lines without a factor. */
    enum Others {
        RIGHT,
        RIGHT_OR_ZERO,
        NOT_SEEN
    }

    /** The relative distance of two factors that are the same: the spread of a fit to finite differences. */
    private static final double SAME = 1e-4;

    /** The largest distance of a factor from a whole number, well above the rounding of a fit. */
    private static final double WHOLE = 1e-6;

    /** Most factors that are listed. Chosen: the text stays short. */
    private static final int MOST = 4;

    static LineFactors of(MatrixLines lines, Others others, double... factors) {
        BitSet changed = new BitSet();
        BitSet unfilled = new BitSet();
        for (int line = 0; line < factors.length; line++) {
            unfilled.set(line, factors[line] == 0);
            changed.set(line, factors[line] != 0 && factors[line] != 1);
        }
        return new LineFactors(lines, factors, changed, unfilled, others);
    }

    /** Returns the number of fitted factors. */
    int count() {
        return changed.cardinality() + unfilled.cardinality();
    }

    /** Returns whether a factor is neither 0 nor next to 1: other causes are named after these. */
    boolean areMeaningful() {
        return changed.stream().anyMatch(line -> !Approximate.isNextToOne(factors[line]));
    }

    @Override
    public String toString() {
        String rest = rest();
        if (isOneFactor()) {
            return "analytic = " + NumberText.of(factors[changed.nextSetBit(0)]) + " x numeric in " + words(changed)
                    + rest;
        }
        StringJoiner listed = new StringJoiner(", ");
        changed.stream()
                .limit(changed.cardinality() <= MOST ? MOST : MOST - 1)
                .forEach(line -> listed.add(NumberText.of(factors[line])));
        return "analytic = numeric x one factor for each of "
                + words(changed) + ": " + listed
                + (changed.cardinality() <= MOST ? "" : " and others") + rest
                + (areWhole() ? "; whole numbers, such as how often a " + lines.word() + " is used" : "");
    }

    private boolean isOneFactor() {
        double first = factors[changed.nextSetBit(0)];
        return changed.stream().allMatch(line -> Math.abs(factors[line] / first - 1) < SAME);
    }

    private boolean areWhole() {
        return changed.stream()
                .allMatch(line -> Math.abs(factors[line] - Math.rint(factors[line])) < WHOLE && factors[line] > 1);
    }

    /** Returns whether each changed row has a factor 1/k. A row that is read k times has it if similar terms overwrite each other. */
    private boolean areSingleUses() {
        return lines.byRow()
                && others != Others.NOT_SEEN
                && lines.count() > count()
                && changed.stream().mapToDouble(row -> 1 / factors[row]).allMatch(LineFactors::isSeveral);
    }

    private static boolean isSeveral(double factor) {
        return Math.abs(factor - Math.rint(factor)) < WHOLE * factor && factor > 1.5;
    }

    /** Returns the lines that are not among the changed ones, in words. */
    private String rest() {
        int left = lines.count() - count();
        String other = left == 1 ? "the other " + lines.word() : "the other " + left + " " + lines.word() + "s";
        String are = left == 1 ? " is " : " are ";
        String right = left == 0
                ? ""
                : switch (others) {
                    case RIGHT -> ", " + other + are + "right";
                    case RIGHT_OR_ZERO -> ", " + other + are + "right or zero";
                    case NOT_SEEN -> ", no wrong entry in " + other;
                };
        return (unfilled.isEmpty() ? "" : ", 0 in " + words(unfilled)) + right;
    }

    String remedy() {
        String factor = "look at what is multiplied once for each " + (lines.byRow() ? "unit (row)" : "input (column)");
        return areSingleUses()
                ? factor + "; if an index that is read several times picks the row, add (+=) the terms of all its uses"
                : factor;
    }

    private String words(BitSet some) {
        AxisWords words = new AxisWords(lines.matrix(), lines.byRow() ? 0 : 1);
        return some.cardinality() == lines.count() ? words.of(some) : words.named(some);
    }
}
