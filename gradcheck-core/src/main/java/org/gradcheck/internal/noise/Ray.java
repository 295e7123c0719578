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
 * <p>A ray shows the noise of the cost as long as its values lie on no staircase. Of a staircase it shows the treads, on which
 * values are equal, or rise by one and the same step: the noise is hidden between its points, and they have to be moved apart.
 *
 * @param samples the points beside that of the check; their readings are what is expected of the cost
 * @param costAtPoint the cost at the point of the check
 * @param spacing the distance between neighbours, as a part of the direction
 */
record Ray(List<Sample> samples, double costAtPoint, double spacing) {

    boolean leavesTheDomain() {
        return !Arrays.stream(values()).allMatch(Double::isFinite);
    }

    /** Whether the values mostly stay, or rise in equal steps between stays: then noise hides between the points. */
    boolean isStaircase() {
        if (leavesTheDomain()) {
            return false;
        }
        double[] values = values();
        double[] rises = IntStream.range(1, values.length)
                .mapToDouble(i -> Math.abs(values[i] - values[i - 1]))
                .toArray();
        long stays = Arrays.stream(rises).filter(rise -> rise == 0).count();
        long distinct = Arrays.stream(rises).distinct().count();
        return 2 * stays >= rises.length || (stays > 0 && distinct <= 2);
    }

    double slope() {
        return Math.abs(samples.get(samples.size() - 1).cost() - costAtPoint) / (samples.size() * spacing);
    }

    /** Whether no value has more digits than single precision gives. */
    boolean isSinglePrecision() {
        return Arrays.stream(values()).allMatch(SinglePrecision::contains);
    }

    /** The value at the point itself has no part in it, because there may be a kink or a jump. */
    double noise() {
        return new DifferenceTable(samples.stream().mapToDouble(Sample::rest).toArray()).noise();
    }

    private double[] values() {
        return Stream.concat(Stream.of(costAtPoint), samples.stream().map(Sample::cost))
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
