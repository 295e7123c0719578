package org.gradcheck.internal.blockwise;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.internal.differentiation.SlopePair;

/**
 * Slopes along directions that are alike: their mean, and its error.
 *
 * <p>The noise of the cost is different each time, so it is averaged out. Kinks and curvature are the same, so they are not: their part of
 * the error is what the differences between both distances show beyond the noise. All values are changes of the cost.
 */
final class SlopeSamples {

    /** Part of the squared difference of a pair that its value may have. Chosen: kinks change the value by less than the difference. */
    private static final double OF_DIFFERENCE = 0.5;

    /** Standard deviations of a bend that are no kink. Chosen: one of 20 normal ones is larger, and the deviation is examined at other steps. */
    private static final double OF_BEND = 2;

    private final double noise;
    private final List<SlopePair> pairs = new ArrayList<>();
    private double changes;

    /**
     * Creates an empty set.
     *
     * @param noise the noise level of the cost
     */
    SlopeSamples(double noise) {
        this.noise = noise;
    }

    /**
     * Adds the slopes along one direction.
     *
     * @param change the claimed change along the direction
     */
    void add(SlopePair pair, double change) {
        pairs.add(pair);
        changes += change;
    }

    int size() {
        return pairs.size();
    }

    List<SlopePair> pairs() {
        return pairs;
    }

    /** Returns whether the cost has a value at all points. */
    boolean areKnown() {
        return !pairs.isEmpty() && pairs.stream().allMatch(SlopePair::isKnown);
    }

    /** Returns the mean of the claimed changes. */
    double change() {
        return changes / pairs.size();
    }

    /** Returns the mean change of the cost that the gradient does not predict. */
    double mean() {
        return pairs.stream().mapToDouble(SlopePair::value).average().orElse(Double.NaN);
    }

    /** Returns the mean of the slopes at the whole of the step less those at half of it. */
    double difference() {
        return pairs.stream().mapToDouble(SlopePair::difference).average().orElse(Double.NaN);
    }

    /** Returns the standard deviation of the mean. */
    double error() {
        return error(pairs.size());
    }

    /** Returns the standard deviation of a single slope, where the directions are not alike. */
    double errorOfOne() {
        return error(1);
    }

    private double error(int averaged) {
        double ofNoise = square(SlopePair.VALUE_NOISE * noise) / averaged;
        return Math.sqrt(ofNoise + OF_DIFFERENCE * beyondNoise());
    }

    /** Returns the part of the deviation that a kink at the point explains: half of the change of slope there, as far as noise does not. */
    double bend() {
        return Math.max(0, meanBend() - noiseOfBend());
    }

    /** Returns the part of the deviation that a kink at the point explains at most, which noise may hide. */
    double largestBend() {
        return meanBend() + noiseOfBend();
    }

    private double meanBend() {
        return Math.abs(pairs.stream().mapToDouble(SlopePair::bend).average().orElse(0));
    }

    private double noiseOfBend() {
        return OF_BEND * SlopePair.noiseOfBend(pairs.size()) * noise;
    }

    private double beyondNoise() {
        double squares = pairs.stream()
                .mapToDouble(pair -> square(pair.difference()))
                .average()
                .orElse(0);
        return Math.max(0, squares - square(SlopePair.DIFFERENCE_NOISE * noise));
    }

    private static double square(double value) {
        return value * value;
    }
}
