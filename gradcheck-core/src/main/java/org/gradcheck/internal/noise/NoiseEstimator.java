package org.gradcheck.internal.noise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.memory.SinglePrecision;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.Displaced;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.internal.parameters.Sample;

/**
 * Noise level of a cost, estimated from difference tables along random directions (ECnoise; More and Wild, Estimating Computational
 * Noise, 2011).
 *
 * <p>The algorithm: a random direction displaces each parameter by its scale, to a random side. The cost is evaluated at six
 * points, at 1 to 6 times the spacing along the direction. The spacing is about 2^-30 at first. Close together, the values of a smooth
 * function are a polynomial of low degree, which differences of order 2 to 4 cancel; the remainder is noise ({@link
 * DifferenceTable}). The point of the check is no part of the table, because it may be at a kink or a jump.
 *
 * <p>If the values form a staircase (single precision, or a large constant added), the noise is hidden between them. The spacing is
 * then multiplied by 64, up to about 2^-6, and the evaluation is repeated; later directions keep the wider spacing. Close points may
 * share most roundings of a computation in single precision. So if the values are floats, the spacing is widened to 2^-15 at once; otherwise,
 * three directions with this spacing follow, and the larger level counts. A direction on which
 * the cost has no finite value is replaced, up to six directions in all. The level is the median of three directions. The median
 * of their slopes, divided by the square root of the number of parameters, is the variation.
 *
 * <p>If the level is far above the rounding of the cost, a kink, a wave or a pole may have caused it. Rays of a spacing of about 2^-42
 * then replace the others if their levels are much smaller, and if no jump is found between the points ({@link JumpBisection}).
 * Otherwise, the level is the median of both.
 *
 * <p>The level is at least one unit in the last place of the cost, in single precision if all values are single-precision numbers.
 * {@link RoundedTermDetector} then adds the noise of terms that are constant over such short distances. Where all values of
 * both lie on a grid ({@link ValueGrid}), the level is at least the standard deviation of the rounding to it.
 */
public final class NoiseEstimator {

    /**
     * First spacing, as a part of the direction. Chosen: its square is below 2^-52, so a cost of moderate curvature contributes less
     * than its rounding to a second difference. It is no power of two, which would be a multiple of many periods.
     */
    private static final double FIRST_SPACING = 0x1.9e3779b97f4a8p-31;

    /** Directions whose median is the level. Chosen: the smallest odd number with a median. */
    private static final int DIRECTIONS = 3;

    /** Directions that are tried where some leave the domain. Chosen: half of them may. */
    private static final int MOST_DIRECTIONS = 2 * DIRECTIONS;

    /**
     * Points of a direction, of which the point of the check is left out. Experiment: with the six others, the level is at least a
     * sixth of the true one, and at most 2.5 times as large
     * (NoiseEstimatorTests, 300 seeds, noise from 1e-12 to 1e-3).
     */
    private static final int POINTS = 7;

    /**
     * Smallest spacing at which all roundings of a computation in single precision differ from point to point. Chosen: 2^-15 of
     * each parameter, 2^9 of its units in the last place; between closer points, most intermediate results are the same.
     */
    private static final double REDRAWN_SPACING = FIRST_SPACING * 0x1p15;

    /** Spacing that is not multiplied again. Chosen: the points then reach about a tenth of the size of each parameter. */
    private static final double LARGEST_SPACING = 0x1p-7;

    /** Spacing that resolves kinks, waves and poles. Chosen: the smallest step of a difference, 2^-42, made irregular. */
    private static final double SMALLEST_SPACING = FIRST_SPACING * 0x1p-12;

    /** Level that may be no noise, in units in the last place of the cost. Chosen: rounding in a sum of a million terms. */
    private static final double FAR_ABOVE_ROUNDING = 0x1p10;

    /** Rounding of the terms of a cost, as a part of them. Formula: the standard deviation of a rounding, 2^-52 / sqrt(12). */
    private static final double ROUNDING_OF_TERMS = 0x1p-52 / Math.sqrt(12);

    /** Ratio of two levels that are not the same noise. Chosen: each is estimated within a factor of 6 only (NoiseEstimatorTests). */
    private static final double MUCH_SMALLER = 36;

    /**
     * Part by which the spacing of each further direction is smaller. Few parameters have few directions, such as two for one parameter:
     * the same points would show the same noise again. Chosen: none of the six directions then shares a point with another, and
     * the last one is still three quarters as long as the first.
     */
    private static final double SHRINKAGE = 3 / 64.0;

    /** Ratio of two spacings. Chosen: four of them lead from the first to the largest spacing. */
    private static final double SPACING_RATIO = 0x1p6;

    /**
     * Noise relative to the cost, where none can be measured. Chosen: about 10^6 roundings of a double, so that error bars are too
     * wide rather than too narrow.
     */
    private static final double ASSUMED_NOISE = 1e-10;

    /**
     * Values of the detector without which a grid of values is not believed. Chosen: those of one direction. The values of a linear
     * function at even distances lie on a grid as well.
     */
    private static final int FEWEST_UNEVEN = 8;

    /** Distances at which the terms of a constant cost show their size, in sizes of the parameters. Chosen: to both sides, up to twice the size. */
    private static final double[] FAR_AWAY = {-2, -1, -0.5, -0.125, 0.125, 0.5, 1, 2};

    private final RecordedEvaluation cost;
    private final BatchEvaluation unrecorded;
    private final NoiseDirections directions;
    private double spacing = FIRST_SPACING;
    private int ofSpacing;

    /**
     * Prepares the measurement. An expected change is subtracted from each value, so that displacements that the storage rounds do
     * not count as noise.
     *
     * @param blocks the live parameters, all of which are displaced together and put back
     * @param cost evaluates the cost
     * @param random draws the directions
     * @param expected the change of the cost, to first order, at the parameters as they are stored; 0 if nothing is known
     */
    public NoiseEstimator(
            List<ParameterVector> blocks, BatchEvaluation cost, RandomGenerator random, DoubleSupplier expected) {
        this(cost, NoiseDirections.ofOneCost(blocks, ParameterScale.ofAll(blocks), random, expected));
    }

    /**
     * Prepares the measurement along given directions.
     *
     * @param cost evaluates the cost
     * @param directions the directions, which other costs at the same point may share
     */
    public NoiseEstimator(BatchEvaluation cost, NoiseDirections directions) {
        this.cost = new RecordedEvaluation(cost);
        this.unrecorded = cost;
        this.directions = directions;
    }

    /**
     * Measures the noise: 42 evaluations, more for a cost that does not change over small distances, or whose noise is far above its
     * rounding.
     *
     * @param costAtPoint the cost at the point; finite
     * @return the noise, pooled over all directions
     */
    public Noise measure(double costAtPoint) {
        if (directions.areShared() && isConstant(costAtPoint)) {
            boolean single = SinglePrecision.contains(costAtPoint);
            Noise none = new Noise(0, 0, single);
            return none.withJitter(none.unitInLastPlace(costAtPoint));
        }
        List<Ray> first = rays(() -> informativeRay(costAtPoint));
        boolean isOnStaircase = spacing > FIRST_SPACING;
        List<Ray> close =
                isOnStaircase || !mayBeNoNoise(first, costAtPoint) ? List.of() : rays(SMALLEST_SPACING, costAtPoint);
        boolean hasFeatures = !close.isEmpty() && areOfFeatures(first, close);
        List<Ray> rays = hasFeatures ? close : first;
        if (rays.isEmpty()) {
            return unknown(costAtPoint);
        }
        List<Ray> ofLevel = new ArrayList<>(close);
        if (!hasFeatures) {
            ofLevel.addAll(first);
        }
        Noise near = near(rays, level(ofLevel));
        List<Ray> wide = isOnStaircase && mayShareRoundings(near) ? rays(REDRAWN_SPACING, costAtPoint) : List.of();
        near = wide.isEmpty() ? near : near(rays, Math.max(near.level(), level(wide)));
        RecordedEvaluation uneven = new RecordedEvaluation(cost);
        Noise noise = new RoundedTermDetector(uneven, directions)
                .addTo(
                        near.withJitter(near.unitInLastPlace(costAtPoint)),
                        isOnStaircase && !areOfFloats(rays, costAtPoint),
                        areOfFloats(rays, costAtPoint) ? Math.max(spacing, REDRAWN_SPACING) : 0,
                        costAtPoint);
        if (costAtPoint == 0 && areConstant(rays) && !directions.areShared()) {
            noise = noise.withJitter(ROUNDING_OF_TERMS * changeFarAway(costAtPoint));
        }
        OptionalDouble grid = uneven.finiteValues() < FEWEST_UNEVEN
                ? OptionalDouble.empty()
                : ValueGrid.stepOf(cost.valuesWith(costAtPoint));
        return grid.isPresent() ? noise.ofValuesOnGrid(grid.getAsDouble()) : noise;
    }

    /** Whether most roundings may be the same at neighbouring points. Outputs in double precision are spared the evaluations. */
    private boolean mayShareRoundings(Noise near) {
        return spacing < REDRAWN_SPACING && (near.singlePrecision() || !directions.areShared());
    }

    private Noise near(List<Ray> rays, double level) {
        double[] slopes = new double[rays.size()];
        boolean single = true;
        boolean isShown = false;
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = rays.get(i).slope();
            single &= rays.get(i).isSinglePrecision();
            isShown |= rays.get(i).isConstantOrUnround();
        }
        double rounding = ROUNDING_OF_TERMS * leastChange(rays);
        return new Noise(
                Math.max(level, rounding),
                median(slopes) / Math.sqrt(Math.max(1, directions.parameters())),
                single && isShown);
    }

    /**
     * Smallest change of the cost over the size of the parameters, among the rays along which the cost changes. If the cost is a difference
     * that is nearly zero, this change is about as large as its terms. Their rounding is noise, even if none shows on the flat side of a kink.
     */
    private static double leastChange(List<Ray> rays) {
        double least = Double.POSITIVE_INFINITY;
        for (Ray ray : rays) {
            double slope = ray.slopeBesidePoint();
            least = slope > 0 ? Math.min(least, slope) : least;
        }
        return Double.isFinite(least) ? least : 0;
    }

    private static boolean areConstant(List<Ray> rays) {
        boolean areAll = true;
        for (Ray ray : rays) {
            areAll &= ray.isConstant();
        }
        return areAll;
    }

    /**
     * Returns the largest change of a cost that is constant close to the point, over up to twice the size of the parameters. A difference of terms
     * that cancel, such as the cross-entropy of a saturated probability, is zero as long as it is below their rounding.
     */
    private double changeFarAway(double costAtPoint) {
        double largest = 0;
        for (Sample sample : unrecorded.at(directions.near(LARGEST_SPACING, 0).at(FAR_AWAY))) {
            double change = Math.abs(sample.cost() - costAtPoint);
            largest = Double.isFinite(change) ? Math.max(largest, change) : largest;
        }
        return largest;
    }

    /**
     * Whether the cost is the same at all points that costs in double precision share. A larger spacing would need evaluations for
     * such a cost alone.
     */
    private boolean isConstant(double costAtPoint) {
        boolean isSame = true;
        for (int number = 0; number < DIRECTIONS; number++) {
            List<Sample> samples =
                    unrecorded.at(directions.near(FIRST_SPACING, number).at(distances(ofRay(FIRST_SPACING, number))));
            isSame &= samples.stream().allMatch(sample -> sample.cost() == costAtPoint);
        }
        return isSame && new RoundedTermDetector(unrecorded, directions).isConstant(costAtPoint);
    }

    /** Returns rays along directions that stay within the domain. */
    private static List<Ray> rays(Supplier<Ray> next) {
        List<Ray> rays = new ArrayList<>();
        for (int d = 0; d < MOST_DIRECTIONS && rays.size() < DIRECTIONS; d++) {
            Ray ray = next.get();
            if (!ray.leavesTheDomain()) {
                rays.add(ray);
            }
        }
        return rays;
    }

    private static double level(List<Ray> rays) {
        double[] levels = new double[rays.size()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = rays.get(i).noise();
        }
        return median(levels);
    }

    /**
     * Returns whether the level is so far above the rounding of the cost that a kink, a wave or a pole may have caused it. A cost may be nearly
     * zero because its terms cancel, or at its minimum. Its rounding is that of the terms, which change by as much as the
     * cost does over the size of the parameters.
     */
    private boolean mayBeNoNoise(List<Ray> rays, double costAtPoint) {
        double largest = Math.abs(costAtPoint);
        for (Ray ray : rays) {
            largest = Math.max(largest, Math.max(ray.largestValue(), ray.slope()));
        }
        return rays.isEmpty() || level(rays) > FAR_ABOVE_ROUNDING * Math.ulp(largest);
    }

    private List<Ray> rays(double spacing, double costAtPoint) {
        int[] number = {0};
        return rays(() -> ray(spacing, number[0]++, costAtPoint));
    }

    /**
     * Returns whether rays of a much smaller spacing show that the first ones have crossed a kink, a wave or a pole. Noise is the
     * same at each spacing, and so are the steps of a staircase, if they are met at all.
     */
    private boolean areOfFeatures(List<Ray> first, List<Ray> close) {
        if (first.isEmpty()) {
            return true;
        }
        double level = level(first);
        return close.stream().allMatch(ray -> ray.noise() < level / MUCH_SMALLER) && !findsJump(level);
    }

    private boolean findsJump(double level) {
        try (Displaced displaced = new Displaced()) {
            return IntStream.range(0, DIRECTIONS)
                    .mapToObj(i -> directions.near(FIRST_SPACING, i))
                    .anyMatch(line -> JumpBisection.of(
                                    FIRST_SPACING,
                                    (POINTS - 1) * FIRST_SPACING,
                                    0,
                                    distances -> line.rests(cost.oneByOne(), displaced, distances))
                            .findsJump(level));
        }
    }

    /** The noise where every direction leaves the domain. */
    private static Noise unknown(double costAtPoint) {
        boolean single = SinglePrecision.contains(costAtPoint);
        return new Noise(
                Math.max(Math.abs(costAtPoint) * ASSUMED_NOISE, Double.MIN_VALUE), Math.abs(costAtPoint), single);
    }

    private Ray informativeRay(double costAtPoint) {
        Ray ray = ray(costAtPoint);
        while (ray.isStaircase() && spacing < LARGEST_SPACING) {
            spacing *=
                    isOfFloats(ray, costAtPoint) ? Math.max(SPACING_RATIO, REDRAWN_SPACING / spacing) : SPACING_RATIO;
            ofSpacing = 0;
            ray = ray(costAtPoint);
        }
        return ray;
    }

    private static boolean areOfFloats(List<Ray> rays, double costAtPoint) {
        boolean areAll = true;
        for (Ray ray : rays) {
            areAll &= isOfFloats(ray, costAtPoint);
        }
        return areAll;
    }

    /** Returns whether a ray shows that the cost is computed in single precision. Integers and other round numbers are floats as well. */
    private static boolean isOfFloats(Ray ray, double costAtPoint) {
        return SinglePrecision.isUnround(costAtPoint) && ray.isSinglePrecision();
    }

    private Ray ray(double costAtPoint) {
        return ray(spacing, ofSpacing++, costAtPoint);
    }

    private Ray ray(double spacing, int number, double costAtPoint) {
        NoiseDirections.Line line = directions.near(spacing, number);
        double ofRay = ofRay(spacing, number);
        return new Ray(cost.at(line.at(distances(ofRay))), costAtPoint, ofRay);
    }

    private static double ofRay(double spacing, int number) {
        return spacing * (1 - number * SHRINKAGE);
    }

    private static double[] distances(double spacing) {
        double[] distances = new double[POINTS - 1];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = (i + 1) * spacing;
        }
        return distances;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
