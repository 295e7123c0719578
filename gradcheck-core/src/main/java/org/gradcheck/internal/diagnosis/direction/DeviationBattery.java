package org.gradcheck.internal.diagnosis.direction;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.internal.blockwise.PointOfBlocks;

/**
 * Slopes of the cost less the claimed ones, along the deviations that hypotheses predict and along parts of the claim. Each hypothesis
 * predicts all of them, so the directions of one hypothesis refute the others: by chi-squared, as in any fit of a line.
 */
final class DeviationBattery {

    /** Standard deviations by which chi-squared exceeds its mean in a coincidence. Chosen: as for the sums of parts of a block. */
    private static final double COINCIDENCE = 4;

    /** Part of a slope by which curvature and rounding may change it beyond its error. Chosen: a third of a percent. */
    private static final double SYSTEMATIC = 3e-3;

    /** A slope along a direction of length 1. */
    @SuppressWarnings("ArrayRecordComponent") // lives in one search and is never compared
    private record Measured(double[] direction, PointOfBlocks.UnclaimedSlope slope) {}

    private final List<Measured> all = new ArrayList<>();

    /**
     * A fitted hypothesis.
     *
     * @param error the standard deviation of the coefficient
     * @param rest the sum of the squared deviations that it leaves, in standard deviations
     */
    record Fit(DeviationHypothesis hypothesis, double coefficient, double error, double rest) {}

    /** Measures along a direction, unless it is zero. */
    void measure(DeviationSlopes slopes, double... direction) {
        double norm = norm(direction);
        if (norm == 0 || !areKnown()) {
            return;
        }
        double[] unit = new double[direction.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = direction[i] / norm;
        }
        all.add(new Measured(unit, slopes.along(unit)));
    }

    /** Returns whether the cost has a value along all directions. */
    boolean areKnown() {
        return all.isEmpty() || all.get(all.size() - 1).slope().isKnown();
    }

    int size() {
        return all.size();
    }

    PointOfBlocks.UnclaimedSlope slope(int direction) {
        return all.get(direction).slope();
    }

    /** Returns the hypothesis with the coefficient of the least squares. */
    Fit fit(DeviationHypothesis hypothesis) {
        double products = 0;
        double squares = 0;
        double[] predicted = new double[all.size()];
        for (int k = 0; k < predicted.length; k++) {
            Measured measured = all.get(k);
            predicted[k] = dotProduct(hypothesis.deviation(), measured.direction());
            double error = error(measured.slope());
            products += predicted[k] * measured.slope().value() / (error * error);
            squares += predicted[k] * predicted[k] / (error * error);
        }
        double coefficient = hypothesis.isFixed() ? 1 : products / squares;
        double rest = 0;
        for (int k = 0; k < predicted.length; k++) {
            PointOfBlocks.UnclaimedSlope slope = all.get(k).slope();
            double off = (slope.value() - coefficient * predicted[k]) / error(slope);
            rest += off * off;
        }
        return new Fit(hypothesis, coefficient, 1 / Math.sqrt(squares), rest);
    }

    /** Returns the sum of the squared slopes, in standard deviations. */
    double deviations() {
        double squares = 0;
        for (Measured measured : all) {
            double inErrors = measured.slope().value() / error(measured.slope());
            squares += inErrors * inErrors;
        }
        return squares;
    }

    /** Returns whether a fit leaves no more than chance does. */
    boolean explains(Fit fit) {
        return fit.rest() <= all.size() + COINCIDENCE * Math.sqrt(2.0 * all.size());
    }

    static double error(PointOfBlocks.UnclaimedSlope slope) {
        return Math.hypot(slope.error(), SYSTEMATIC * slope.value());
    }

    static double norm(double... vector) {
        return Math.sqrt(dotProduct(vector, vector));
    }

    static double dotProduct(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
