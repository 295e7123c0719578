package org.gradcheck.internal.diagnosis.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;

/**
 * The bug that multiplies a gradient, or a part of it, by a number.
 *
 * @param cause its name
 * @param factor the number
 * @param parameters the count of numbers that were fitted
 * @param choice the binary logarithm of the count of factors from which this one was chosen
 * @param remedy the change to make, in one line
 */
public record FactorMeaning(Cause cause, double factor, int parameters, double choice, String remedy) {

    public static final String REMEDY_OF_SUM = "divide the accumulated gradient by the number of examples";
    public static final String REMEDY_OF_MEAN = "do not divide by the number of examples once more";

    /** The binary logarithm of the count of usual factors, rounded up: log2(10) = 3.3. */
    private static final double CHOICE = 4;

    /** The largest relative distance of a factor from a whole number, well above the rounding of a fit (1e-14). */
    private static final double WHOLE = 1e-6;

    /** The largest error of a number that is rounded to a whole one. Chosen: one in ten is one by coincidence at most. */
    private static final double COINCIDENCE = 0.05;

    /** Factors of usual mistakes: a square without its half, a sum of two, a unit, a learning rate. */
    private static final List<Double> USUAL = List.of(2.0, 0.5, -2.0, -0.5, 4.0, 0.25, 10.0, 0.1, 0.01, 0.001);

    /** Those of a square, a mean of two and a learning rate. */
    private static final List<Double> OF_THEIR_OWN = List.of(2.0, 0.5, 0.1, 0.01, 0.001);

    /** Returns the sum and the mean over a batch; none if the batch has one example. */
    public static Stream<FactorMeaning> ofBatch(int examples, int parameters) {
        return examples == 1
                ? Stream.empty()
                : Stream.of(
                        new FactorMeaning(Cause.SUM_INSTEAD_OF_MEAN, examples, parameters, 0, REMEDY_OF_SUM),
                        new FactorMeaning(Cause.MEAN_INSTEAD_OF_SUM, 1.0 / examples, parameters, 0, REMEDY_OF_MEAN));
    }

    /**
     * Returns the usual factors close to a fitted one, and the fitted one itself. A factor next to 1 has no meaning of its
     * own: {@link Approximate} describes it.
     *
     * @param closeness the largest relative distance of a usual factor
     * @param parameters the count of numbers that were fitted, without the factor
     */
    public static List<FactorMeaning> constants(
            double fitted, double closeness, int parameters, DoubleFunction<String> remedy) {
        if (Approximate.isNextToOne(fitted)) {
            return List.of();
        }
        List<FactorMeaning> meanings = new ArrayList<>();
        for (double usual : USUAL) {
            if (Math.abs(fitted / usual - 1) < closeness) {
                meanings.add(constant(usual, parameters, CHOICE, remedy));
            }
        }
        meanings.add(constant(fitted, parameters + 1, 0, remedy));
        return meanings;
    }

    /** Returns whether a usual factor has a reason of its own, so that it is named beside a batch of the same size. */
    static boolean isMistakeOfItsOwn(double factor) {
        return OF_THEIR_OWN.contains(factor);
    }

    /**
     * Returns the whole number, or the part of one, that a fitted factor is within its error; the factor itself if there is none. With
     * an error near the distance of two of them there is one by coincidence.
     *
     * @param error the relative error of the factor
     */
    static double roundedToWhole(double factor, double error) {
        double size = Math.abs(factor);
        double counted = size < 1 ? 1 / size : size;
        double whole = Math.rint(counted);
        boolean isWhole = Math.abs(counted - whole) <= error * counted && error * counted < COINCIDENCE;
        return !isWhole || whole < 2 ? factor : Math.signum(factor) * (size < 1 ? 1 / whole : whole);
    }

    static boolean isWhole(double factor) {
        return Math.abs(Math.rint(factor) - factor) < WHOLE * factor;
    }

    public static String remedyOfConstant(double factor) {
        double size = Math.abs(factor);
        if (size == 2) {
            return "multiply by 1/2: a square whose cost has a factor of 1/2, or a term that is added twice";
        }
        if (size == 0.5) {
            return "multiply by 2: a square whose cost has no factor of 1/2, or a mean of two";
        }
        return size > 1 && isWhole(size)
                ? "divide by " + Math.round(size)
                        + ": a sum of as many terms of which the cost takes the mean, or a weight"
                : "divide by the factor: a learning rate, or a weight of the cost that is on one side only";
    }

    static FactorMeaning constant(double factor, int parameters, double choice, DoubleFunction<String> remedy) {
        return new FactorMeaning(Cause.CONSTANT_FACTOR, factor, parameters, choice, remedy.apply(factor));
    }
}
