package org.gradcheck.internal.noise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.internal.parameters.SinglePrecision;
import org.gradcheck.internal.parameters.StoredPoint;

/**
 * Measures the noise of a cost from difference tables along random directions (More and Wild, Estimating Computational
 * Noise, 2011).
 *
 * <p>The values of a smooth function at six equidistant points close together are a polynomial of low degree, which
 * higher differences cancel; what they leave is noise. The points lie on a ray that begins beside the point of the
 * check, so a kink or a jump right there spoils nothing. Where the values rise in equal steps (a cost computed in single precision, or
 * beside a large constant), the points are moved apart until they differ. Where all values are single-precision numbers,
 * the noise is at least one unit in the last place of those.
 */
public final class NoiseEstimator {

    private static final int DIRECTIONS = 3;
    private static final int MOST_DIRECTIONS = 6;
    private static final int POINTS = 7;
    private static final double FIRST_SPACING = 0x1p-30;
    private static final double LARGEST_SPACING = 0x1p-6;
    private static final double WIDER = 0x1p6;

    /** The noise, relative to the cost, that is assumed where none can be measured. */
    private static final double CAUTIOUS = 1e-10;

    private final List<ParameterVector> blocks;
    private final List<ParameterScale> scales;
    private final BatchEvaluation cost;
    private final RandomGenerator random;
    private final DoubleSupplier expected;
    private double spacing = FIRST_SPACING;

    /**
     * Prepares to measure. How the storage rounds displacements is not taken for noise, as far as it is expected.
     *
     * @param blocks the live parameters, all of which are displaced together and put back
     * @param cost evaluates the cost
     * @param random gives the directions
     * @param expected by how much the cost should have changed, to first order, with the parameters as they are stored;
     *     0 if nothing is known
     */
    public NoiseEstimator(
            List<ParameterVector> blocks, BatchEvaluation cost, RandomGenerator random, DoubleSupplier expected) {
        this.blocks = List.copyOf(blocks);
        this.scales = blocks.stream().map(ParameterScale::new).toList();
        this.cost = cost;
        this.random = random;
        this.expected = expected;
    }

    /**
     * Measures: 42 evaluations, more for a cost that does not change over small distances.
     *
     * @param costAtPoint the cost at the point; finite
     * @return the noise, pooled over all directions
     */
    public Noise measure(double costAtPoint) {
        List<Ray> rays = new ArrayList<>();
        for (int d = 0; d < MOST_DIRECTIONS && rays.size() < DIRECTIONS; d++) {
            Ray ray = informativeRay(costAtPoint);
            if (!ray.leavesTheDomain()) {
                rays.add(ray);
            }
        }
        if (rays.isEmpty()) {
            return unknown(costAtPoint);
        }
        double level = median(rays.stream().mapToDouble(Ray::noise));
        double slope = median(rays.stream().mapToDouble(Ray::slope));
        int parameters = blocks.stream().mapToInt(ParameterVector::size).sum();
        Noise noise = new Noise(
                level, slope / Math.sqrt(Math.max(1, parameters)), rays.stream().allMatch(Ray::isSinglePrecision));
        return new RoundedTermDetector(blocks, scales, cost, random, expected)
                .addTo(noise.withJitter(noise.unitInLastPlace(costAtPoint)), spacing > FIRST_SPACING, costAtPoint);
    }

    /** Where every direction leaves the domain, nothing can be said of the noise but what is cautious. */
    private static Noise unknown(double costAtPoint) {
        boolean single = SinglePrecision.contains(costAtPoint);
        return new Noise(Math.max(Math.abs(costAtPoint) * CAUTIOUS, Double.MIN_VALUE), Math.abs(costAtPoint), single);
    }

    private Ray informativeRay(double costAtPoint) {
        Ray ray = ray(costAtPoint);
        while (ray.isStaircase() && spacing < LARGEST_SPACING) {
            spacing *= WIDER;
            ray = ray(costAtPoint);
        }
        return ray;
    }

    private Ray ray(double costAtPoint) {
        double[] distances =
                IntStream.range(1, POINTS).mapToDouble(i -> i * spacing).toArray();
        StoredPoint point = new StoredPoint(blocks);
        Direction direction = Direction.ofNoise(point, scales, random, 1);
        return new Ray(cost.at(point.along(direction, point.all(), expected, distances)), costAtPoint, spacing);
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}
