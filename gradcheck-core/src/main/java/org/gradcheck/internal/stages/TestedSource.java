package org.gradcheck.internal.stages;

import java.util.List;

/**
 * A source after its test.
 *
 * @param source the source
 * @param status whether its claimed derivative follows from those of its readers
 * @param readers the numbers of the steps whose values change with it, the cost being the last
 * @param identities those of the readers that contribute their own claimed derivative, as a sum does
 * @param deviations along each direction, the derivative by the source that the readers give, less the claimed one
 * @param parts along each direction, the derivative that each step contributes
 * @param error the largest error bar of the deviations
 */
@SuppressWarnings("ArrayRecordComponent") // lives in one search and is never compared
record TestedSource(
        Source source,
        SourceStatus status,
        List<Integer> readers,
        List<Integer> identities,
        double[] deviations,
        List<double[]> parts,
        double error) {

    /** Largest relative distance of a deviation from a multiple of a part. Chosen: of three numbers, it is met by coincidence once in a million cases. */
    private static final double SAME = 1e-3;

    /** Distance of a factor from 1 that shows a part that is left out. Chosen: as {@link #SAME}. */
    private static final double LEFT_OUT = 1e-3;

    boolean isWrong() {
        return status == SourceStatus.WRONG;
    }

    boolean isRead(int step) {
        return readers.contains(step);
    }

    /**
     * Returns the steps in which the error may enter: the only reader, the only reader whose part explains the deviation by a factor, the
     * only one that does not just hand its derivative on, or all readers.
     */
    List<Integer> suspects() {
        List<Integer> explaining = readers.stream().filter(this::isMultiple).toList();
        if (readers.size() < 2 || explaining.size() == 1) {
            return readers.size() < 2 ? readers : explaining;
        }
        List<Integer> others =
                readers.stream().filter(step -> !identities.contains(step)).toList();
        return explaining.isEmpty() && others.size() == 1 ? others : readers;
    }

    /** Returns whether the deviation is a step's whole part, with which it is left out of the claimed derivative. */
    boolean leavesOut(int step) {
        return readers.size() > 1
                && isMultiple(step)
                && Math.abs(factor(step) - 1) < LEFT_OUT + error / size(deviations);
    }

    private boolean isMultiple(int step) {
        double factor = factor(step);
        double squares = 0;
        for (int d = 0; d < deviations.length; d++) {
            double rest = deviations[d] - factor * parts.get(d)[step];
            squares += rest * rest;
        }
        return deviations.length > 2 && Math.sqrt(squares) <= SAME * size(deviations) + 2 * error;
    }

    /** Returns the factor of a part that comes nearest to the deviations. */
    private double factor(int step) {
        double products = 0;
        double squares = 0;
        for (int d = 0; d < deviations.length; d++) {
            double part = parts.get(d)[step];
            products += part * deviations[d];
            squares += part * part;
        }
        return squares == 0 ? 0 : products / squares;
    }

    private static double size(double[] numbers) {
        double squares = 0;
        for (double number : numbers) {
            squares += number * number;
        }
        return Math.sqrt(squares);
    }
}
