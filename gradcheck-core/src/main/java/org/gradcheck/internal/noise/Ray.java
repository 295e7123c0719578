package org.gradcheck.internal.noise;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.internal.parameters.Sample;
import org.gradcheck.internal.parameters.SinglePrecision;

/**
 * The cost at equidistant points of a direction, the first at the point of the check.
 *
 * <p>Its values show the noise of the cost unless they form a staircase. The values of a staircase are equal or differ by one step
 * height; its noise is hidden between the points, which have to be moved apart.
 *
 * @param samples all points but that of the check; their readings are the expected changes of the cost
 * @param costAtPoint the cost at the point of the check
 * @param spacing the distance between neighbours, as a part of the direction
 */
record Ray(List<Sample> samples, double costAtPoint, double spacing) {

    boolean leavesTheDomain() {
        return !Arrays.stream(values()).allMatch(Double::isFinite);
    }

    /** Whether half of the differences are 0, or some are and all others are equal. */
    boolean isStaircase() {
        if (leavesTheDomain()) {
            return false;
        }
        double[] values = values();
        double[] differences = IntStream.range(1, values.length)
                .mapToDouble(i -> Math.abs(values[i] - values[i - 1]))
                .toArray();
        long zeros =
                Arrays.stream(differences).filter(difference -> difference == 0).count();
        long distinct = Arrays.stream(differences).distinct().count();
        return 2 * zeros >= differences.length || (zeros > 0 && distinct <= 2);
    }

    double slope() {
        return Math.abs(samples.get(samples.size() - 1).cost() - costAtPoint) / (samples.size() * spacing);
    }

    /** Whether all values are numbers of single precision. */
    boolean isSinglePrecision() {
        return Arrays.stream(values()).allMatch(SinglePrecision::contains);
    }

    /** The noise level without the value at the point of the check, which may be at a kink or a jump. */
    double noise() {
        return new DifferenceTable(samples.stream().mapToDouble(Sample::rest).toArray()).noise();
    }

    private double[] values() {
        return Stream.concat(Stream.of(costAtPoint), samples.stream().map(Sample::cost))
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
