package org.gradcheck.internal.inspection;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.memory.SinglePrecision;
import org.gradcheck.internal.noise.ValueGrid;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.Displaced;
import org.gradcheck.internal.parameters.Displacement;
import org.gradcheck.internal.parameters.Domain;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.internal.parameters.StoredPoint;

/**
 * Values of a cost around the point of a check. All parameters are displaced together, each point along a random direction of its own.
 * The near points are up to an eighth of the scale of each parameter away, the far ones up to eight of its scales, within the bounds.
 * The distances grow by a constant factor from point to point.
 *
 * @param cost the cost at the point
 * @param near its finite values at the near points, the nearest first
 * @param far its finite values at the far points, the nearest first
 */
@SuppressWarnings("ArrayRecordComponent") // a value that lives between two steps and is never compared
public record Surroundings(double cost, double[] near, double[] far) {

    /** Distance of the farthest point, in scales of each parameter. Chosen: differences of single entries reach as far. */
    static final double FARTHEST = 8;

    /** Distance of the farthest near point. Chosen: well above the largest first step of a difference, 1/32. */
    private static final double FARTHEST_NEAR = 0x1p-3;

    /** Distance of the nearest point. Chosen: a cost of moderate slope changes by 1/500, so three decimals show a staircase. */
    private static final double NEAREST = 0x1p-9;

    /** Points near and far. Chosen: neighbouring distances differ by a factor of 1.5 or less. */
    private static final int POINTS = 12;

    /** Fixed, so that the same check uses the same points everywhere. */
    private static final int SEED = 11;

    /**
     * Evaluates a cost around a point, and restores the parameters to the bit: 24 evaluations.
     *
     * @param parameters the live parameters to displace
     * @param cost evaluates the cost at the parameters as they are stored
     * @param costAtPoint the cost at the point; finite
     */
    public static Surroundings of(List<ParameterVector> parameters, DoubleSupplier cost, double costAtPoint) {
        StoredPoint point = new StoredPoint(parameters);
        List<ParameterScale> scales =
                parameters.stream().map(ParameterScale::new).toList();
        RandomGenerator random = new Well19937c(SEED);
        double[] near = values(point, scales, random, cost, NEAREST, FARTHEST_NEAR);
        return new Surroundings(costAtPoint, near, values(point, scales, random, cost, 2 * FARTHEST_NEAR, FARTHEST));
    }

    private static double[] values(
            StoredPoint point,
            List<ParameterScale> scales,
            RandomGenerator random,
            DoubleSupplier cost,
            double nearest,
            double farthest) {
        return IntStream.range(0, POINTS)
                .mapToDouble(i -> nearest * Math.pow(farthest / nearest, i / (POINTS - 1.0)))
                .mapToObj(distance -> Direction.reaching(point, scales, random, distance))
                .mapToDouble(direction ->
                        at(point.along(direction, point.all(), () -> 0, 1).get(0), cost))
                .filter(Double::isFinite)
                .toArray();
    }

    private static double at(Displacement there, DoubleSupplier cost) {
        try (Displaced displaced = new Displaced()) {
            displaced.to(there);
            return Domain.evaluate(cost);
        }
    }

    /** Returns whether the cost has the same value at all points. */
    public boolean isConstant() {
        return points() > 0 && largestChange() == 0;
    }

    /** Returns the number of points with a finite value, without the point itself. */
    int points() {
        return near.length + far.length;
    }

    /** Returns the largest difference between a value and that at the point, in the unit of the cost. */
    public double largestChange() {
        return largestChange(all());
    }

    /** Returns the same for the near points alone. */
    double largestChangeNearby() {
        return largestChange(near);
    }

    /** Returns whether all values near the point are that at the point. */
    public boolean isConstantNearby() {
        return near.length > 0 && largestChangeNearby() == 0;
    }

    /** Returns whether all values near the point are the same, and that at the point is another one. */
    boolean jumpsAtPoint() {
        return near.length > 1 && distinct(near) == 1 && near[0] != cost;
    }

    /** Returns the number of different values near the point, with that at the point. */
    int valuesNearby() {
        return distinct(DoubleStream.concat(DoubleStream.of(cost), DoubleStream.of(near))
                .toArray());
    }

    /** Returns the number of different values far from the point, other than that at the point. */
    int otherValuesFar() {
        return distinct(changed(far));
    }

    /** Returns whether values near the point, other than that at the point, repeat each other. */
    boolean repeatsOtherValuesNearby() {
        return distinct(changed(near)) < changed(near).length;
    }

    /** Returns the step of the grid on which all values lie; empty if there is none coarser than their precision. */
    OptionalDouble gridStep() {
        return ValueGrid.stepOf(all());
    }

    /** Returns whether the cost takes values repeatedly that are neighbours in single precision. */
    boolean hasStepsOfSinglePrecision() {
        double[] values = Arrays.stream(all()).sorted().distinct().toArray();
        double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
        double smallestGap = IntStream.range(1, values.length)
                .mapToDouble(i -> values[i] - values[i - 1])
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        return distinct(changed(all())) < changed(all()).length
                && Arrays.stream(values).allMatch(SinglePrecision::contains)
                && smallestGap <= ValueGrid.finestInSinglePrecision(largest);
    }

    private double largestChange(double[] values) {
        return Arrays.stream(values).map(value -> Math.abs(value - cost)).max().orElse(0);
    }

    private double[] changed(double[] values) {
        return Arrays.stream(values).filter(value -> value != cost).toArray();
    }

    private double[] all() {
        return DoubleStream.concat(DoubleStream.of(cost), DoubleStream.concat(Arrays.stream(near), Arrays.stream(far)))
                .toArray();
    }

    private static int distinct(double[] values) {
        return (int) Arrays.stream(values).distinct().count();
    }
}
