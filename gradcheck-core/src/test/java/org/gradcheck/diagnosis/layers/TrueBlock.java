package org.gradcheck.diagnosis.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.gradcheck.subject.Shape;

/**
 * A block of which the right and the wrong gradient are known exactly, so that statements of a report can be verified.
 *
 * @param name its name
 * @param shape its shape
 * @param x the parameters
 * @param right the right derivatives
 * @param wrong those with the mistake
 * @param entries the entries of which a report speaks
 * @param largest the largest right derivative
 * @param rounding rounding of the derivatives, as a part of the largest
 */
@SuppressWarnings("ArrayRecordComponent") // a value that is never compared
record TrueBlock(
        String name,
        Shape shape,
        double[] x,
        double[] right,
        double[] wrong,
        List<Integer> entries,
        double largest,
        double rounding) {

    /** Largest relative distance of equal values. Chosen: above the rounding of floats. */
    private static final double SAME = 1e-4;

    /** Largest relative distance of right values, in roundings of the largest. Chosen: ten error bars of a difference in double precision. */
    private static final double DIGITS = 100;

    static double largest(double... values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    boolean isSame(double one, double other) {
        return Math.abs(one - other) <= SAME * (Math.abs(one) + Math.abs(other)) + rounding * largest;
    }

    /** Whether a derivative differs by more than rounding. In double precision, reports call entries wrong that are the same to four digits. */
    boolean isWrong(int i) {
        double most = Math.min(SAME, DIGITS * rounding) * (Math.abs(right[i]) + Math.abs(wrong[i]));
        return Math.abs(right[i] - wrong[i]) > most + rounding * largest;
    }

    boolean isZero(int i) {
        return Math.abs(right[i]) <= rounding * largest && wrong[i] == 0;
    }

    long countWrong() {
        return IntStream.range(0, x.length).filter(this::isWrong).count();
    }

    boolean allWrong(IntPredicate test) {
        return entries.stream().filter(this::isWrong).allMatch(test::test);
    }

    boolean all(IntPredicate test) {
        return IntStream.range(0, x.length).allMatch(test);
    }

    /** Whether all derivatives are a multiple, of which the number has an error of its own. */
    boolean isMultiple(double factor, double error) {
        return all(i -> isMultiple(i, factor, error));
    }

    boolean isMultiple(int i, double factor, double error) {
        return Math.abs(wrong[i] - factor * right[i])
                <= error * Math.abs(right[i])
                        + SAME * (Math.abs(wrong[i]) + Math.abs(factor * right[i]))
                        + rounding * largest * (1 + Math.abs(factor));
    }

    /** The slope of the cost along the gradient of some entries, as a part of what the gradient says. */
    double slope(IntPredicate some) {
        double products = 0;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            products += some.test(i) ? right[i] * wrong[i] : 0;
            squares += some.test(i) ? wrong[i] * wrong[i] : 0;
        }
        return products / squares;
    }

    /** Whether a quantity is the same in all wrong entries of each group. */
    boolean isCommon(IntUnaryOperator group, DoubleUnaryOperator quantity) {
        return groups(group).stream()
                .allMatch(members -> members.stream()
                        .allMatch(i -> isSame(quantity.applyAsDouble(i), quantity.applyAsDouble(members.get(0)))));
    }

    List<List<Integer>> groups(IntUnaryOperator group) {
        List<List<Integer>> groups = new ArrayList<>();
        for (int i : entries) {
            if (isWrong(i)) {
                while (groups.size() <= group.applyAsInt(i)) {
                    groups.add(new ArrayList<>());
                }
                groups.get(group.applyAsInt(i)).add(i);
            }
        }
        return groups;
    }

    int columns() {
        return shape.sizes().get(shape.sizes().size() - 1);
    }

    int index(int entry, int axis) {
        int stride = 1;
        for (int inner = axis + 1; inner < shape.sizes().size(); inner++) {
            stride *= shape.sizes().get(inner);
        }
        return entry / stride % shape.sizes().get(axis);
    }
}
