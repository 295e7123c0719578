package org.gradcheck.internal.noise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.internal.parameters.RandomDirection;
import org.gradcheck.internal.parameters.SinglePrecision;

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
    private final DoubleSupplier cost;
    private final RandomGenerator random;
    private final RayCosts along;
    private final Optional<DoubleSupplier> expected;
    private double spacing = FIRST_SPACING;

    /**
     * Prepares to measure.
     *
     * @param blocks the live parameters, all of which are displaced together and put back
     * @param cost the cost of the parameters as they are stored
     * @param random gives the directions
     */
    public NoiseEstimator(List<ParameterVector> blocks, DoubleSupplier cost, RandomGenerator random) {
        this(blocks, cost, random, RayCosts.inPlace(cost), Optional.empty());
    }

    private NoiseEstimator(
            List<ParameterVector> blocks,
            DoubleSupplier cost,
            RandomGenerator random,
            RayCosts along,
            Optional<DoubleSupplier> expected) {
        this.blocks = List.copyOf(blocks);
        this.scales = blocks.stream().map(ParameterScale::new).toList();
        this.cost = cost;
        this.random = random;
        this.along = along;
        this.expected = expected;
    }

    /**
     * Returns a probe that asks for the points of a ray in one go.
     *
     * @param costs the same cost
     * @return a probe that measures the same noise
     */
    public NoiseEstimator inBatches(BatchEvaluation costs) {
        return new NoiseEstimator(blocks, cost, random, RayCosts.gathered(costs), expected);
    }

    /**
     * Returns a probe that does not take for noise what the storage makes of displacements by rounding them.
     *
     * @param change by how much the cost should have changed, to first order, with the parameters as they are stored
     */
    public NoiseEstimator beside(DoubleSupplier change) {
        return new NoiseEstimator(blocks, cost, random, along, Optional.of(change));
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
        return roundedTerm()
                .addTo(noise.withJitter(noise.unitInLastPlace(costAtPoint)), spacing > FIRST_SPACING, costAtPoint);
    }

    private RoundedTermDetector roundedTerm() {
        return expected.map(change -> new RoundedTermDetector(
                        blocks, scales, () -> cost.getAsDouble() - change.getAsDouble(), random, along.beside(change)))
                .orElseGet(() -> new RoundedTermDetector(blocks, scales, cost, random, along));
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
        double[] values = new double[POINTS];
        values[0] = costAtPoint;
        double[] rest = values.clone();
        double[] distances =
                IntStream.range(1, POINTS).mapToDouble(i -> i * spacing).toArray();
        try (RandomDirection direction = new RandomDirection(blocks, scales, random)) {
            System.arraycopy(along.of(direction, distances), 0, values, 1, distances.length);
            for (int i = 1; i < POINTS; i++) {
                rest[i] = values[i] - expectedAt(direction, distances[i - 1]);
            }
        }
        return new Ray(values, rest, spacing);
    }

    private double expectedAt(RandomDirection direction, double distance) {
        if (expected.isEmpty()) {
            return 0;
        }
        direction.displace(distance);
        return expected.get().getAsDouble();
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /** The cost at equidistant points of a direction, the first at the point of the check. */
    private static final class Ray {

        private final double[] values;
        private final double[] rest;
        private final double spacing;

        /**
         * Remembers the values.
         *
         * @param rest what nothing explains of them
         */
        Ray(double[] values, double[] rest, double spacing) {
            this.values = values;
            this.rest = rest;
            this.spacing = spacing;
        }

        boolean leavesTheDomain() {
            return !Arrays.stream(values).allMatch(Double::isFinite);
        }

        /** Whether the values mostly stay, or rise in equal steps between stays: then noise hides between the points. */
        boolean isStaircase() {
            if (leavesTheDomain()) {
                return false;
            }
            double[] rises = IntStream.range(1, values.length)
                    .mapToDouble(i -> Math.abs(values[i] - values[i - 1]))
                    .toArray();
            long stays = Arrays.stream(rises).filter(rise -> rise == 0).count();
            long distinct = Arrays.stream(rises).distinct().count();
            return 2 * stays >= rises.length || (stays > 0 && distinct <= 2);
        }

        double slope() {
            return Math.abs(values[values.length - 1] - values[0]) / ((values.length - 1) * spacing);
        }

        /** Whether no value has more digits than single precision gives. */
        boolean isSinglePrecision() {
            return Arrays.stream(values).allMatch(SinglePrecision::contains);
        }

        /** The value at the point itself has no part in it: there may be a kink or a jump. */
        double noise() {
            return new DifferenceTable(Arrays.copyOfRange(rest, 1, POINTS)).noise();
        }
    }
}
