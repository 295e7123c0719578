package org.gradcheck.internal.sampling;

import java.util.Optional;
import org.gradcheck.internal.sampling.SampleEvaluation.Sampled;

/**
 * Means over samples of one segment: of the gradient, of its bias for each entry, and of its bias along two directions for
 * each block. Values are
 * derivatives times the scale of their parameter.
 *
 * <p>A sample estimates the bias of all entries at once. With random signs {@code e}, half a difference {@code D} along {@code e}, and the
 * gradient {@code g} (times the reach of each parameter), {@code e (D - e . g)} has the difference of slope and gradient as its
 * expectation. If the gradient does not belong to the path of the sample, the noise of all entries is in each. The gradient {@code m} in the
 * middle of the line does not depend on {@code e}, so {@code e (e . m) - m} has the expectation zero: a multiple of it takes most of
 * that noise away.
 *
 * <p>Further samples are evaluated along the signs of the mean gradient of earlier samples, along which a factor shows ({@link SlopeMoments}).
 * The bias of the others is projected on the bias that earlier samples have shown. Neither direction depends on the samples that are used
 * for it.
 */
final class SampledMeans {

    private final SampledParameters parameters;
    private final Segment segment;
    private final SampleEvaluation.Kind kind;
    private final double weight;
    private final boolean hasJumps;
    private final double[] claimedBefore;
    private final EntryMeans gradient;
    private final EntryMeans bias;
    private final Moments[] entries;
    private final SlopeMoments[] alongGradient;
    private final Moments[] gradientAlongItself;
    private Moments[] alongBias;
    private double[] biasBefore;
    private double size;
    private long changes;
    private long samples;
    private long turns;
    private long ofSinglePrecision;

    /**
     * @param weight the weight of the control variate
     * @param hasJumps whether the cost is not smooth for given random numbers
     * @param claimedBefore the mean gradient of other samples, times the scales
     */
    SampledMeans(
            SampledParameters parameters,
            Segment segment,
            SampleEvaluation.Kind kind,
            double weight,
            boolean hasJumps,
            double[] claimedBefore) {
        this.parameters = parameters;
        this.segment = segment;
        this.kind = kind;
        this.weight = weight;
        this.hasJumps = hasJumps;
        this.claimedBefore = claimedBefore;
        this.gradient = new EntryMeans(parameters.size());
        this.bias = new EntryMeans(parameters.size());
        this.entries = moments(parameters.size());
        this.alongGradient = new SlopeMoments[parameters.blocks()];
        for (int b = 0; b < alongGradient.length; b++) {
            alongGradient[b] = new SlopeMoments();
        }
        this.gradientAlongItself = moments(parameters.blocks());
        this.alongBias = moments(parameters.blocks());
        this.biasBefore = new double[parameters.size()];
    }

    private static Moments[] moments(int count) {
        Moments[] moments = new Moments[count];
        for (int i = 0; i < count; i++) {
            moments[i] = new Moments();
        }
        return moments;
    }

    void add(Sampled sample) {
        double[] direction = sample.direction();
        double rest = sample.half() - sample.claimed() + weight * sample.claimedInMiddle();
        double[] shown = sample.shown();
        changes += sample.half() == 0 ? 0 : 1;
        double[] claimed = new double[direction.length];
        double[] missing = new double[direction.length];
        for (int i = 0; i < direction.length; i++) {
            double scale = parameters.scale(i);
            claimed[i] = scale * shown[i];
            missing[i] = scale == 0 ? 0 : rest * scale / direction[i] - weight * claimed[i];
            entries[i].add(missing[i]);
        }
        if (direction.length == 1) {
            alongGradient[0].add(sample, Math.signum(direction[0]));
        }
        gradient.add(claimed);
        bias.add(missing);
        count(sample);
        for (int b = 0; b < parameters.blocks(); b++) {
            gradientAlongItself[b].add(project(claimed, claimedBefore, b));
            alongBias[b].add(project(missing, biasBefore, b));
        }
    }

    /**
     * Gives the turn to the next block, and returns its direction: its reach, towards the signs of the gradient of earlier samples. Empty if
     * that is zero, or if the only entry has but one direction.
     */
    Optional<double[]> turnAlongGradient() {
        turns++;
        if (parameters.size() == 1) {
            return Optional.empty();
        }
        int block = turn();
        double[] direction = new double[parameters.size()];
        boolean isSet = false;
        for (int i = parameters.from(block); i < parameters.to(block); i++) {
            direction[i] = Math.signum(claimedBefore[i]) * segment.reach()[i];
            isSet |= direction[i] != 0;
        }
        return isSet ? Optional.of(direction) : Optional.empty();
    }

    void addAlongGradient(Sampled sample) {
        alongGradient[turn()].add(sample, 1);
        count(sample);
    }

    private void count(Sampled sample) {
        size = Math.max(size, sample.size());
        samples++;
        ofSinglePrecision += sample.isSinglePrecision() ? 1 : 0;
    }

    private int turn() {
        return (int) (turns % parameters.blocks());
    }

    /** Takes the bias that the samples so far have shown as the direction for those that follow. */
    void turnToBias() {
        biasBefore = bias.means();
        alongBias = moments(parameters.blocks());
    }

    /** Returns empty means on another segment, with the same directions as those of which the samples so far have shown a bias. */
    SampledMeans on(Segment other) {
        SampledMeans means = new SampledMeans(parameters, other, kind, weight, hasJumps, claimedBefore);
        means.biasBefore = isSet(biasBefore) ? biasBefore : bias.means();
        return means;
    }

    private static boolean isSet(double[] direction) {
        for (double component : direction) {
            if (component != 0) {
                return true;
            }
        }
        return false;
    }

    /** The product of a vector with the unit vector of a direction. */
    private double project(double[] vector, double[] direction, int block) {
        double product = 0;
        double squares = 0;
        for (int i = parameters.from(block); i < parameters.to(block); i++) {
            product += vector[i] * direction[i];
            squares += direction[i] * direction[i];
        }
        return squares == 0 ? 0 : product / Math.sqrt(squares);
    }

    /** Returns whether cost and gradient are zero or constant in all samples. */
    boolean isConstant() {
        int all = parameters.size();
        return gradient.squaredLength(0, all) + gradient.trace(0, all) + bias.squaredLength(0, all) + bias.trace(0, all)
                == 0;
    }

    SampleEvaluation.Kind kind() {
        return kind;
    }

    SampledParameters parameters() {
        return parameters;
    }

    Segment segment() {
        return segment;
    }

    long count() {
        return gradient.count();
    }

    EntryMeans gradient() {
        return gradient;
    }

    /** The difference of the slope and the gradient. */
    EntryMeans missing() {
        return bias;
    }

    Moments entry(int number) {
        return entries[number];
    }

    /** Returns the slopes of a block along the direction towards the signs of the gradient. */
    SlopeMoments alongGradient(int block) {
        return alongGradient[block];
    }

    Moments gradientAlongItself(int block) {
        return gradientAlongItself[block];
    }

    Moments alongBias(int block) {
        return alongBias[block];
    }

    /** Returns whether cost or gradient is computed in single precision, by most samples: single ones may look so by coincidence. */
    boolean isSinglePrecision() {
        return 2 * ofSinglePrecision > samples;
    }

    /** Returns whether the cost jumps with its draw, so that it is not smooth for given random numbers. */
    boolean hasJumps() {
        return hasJumps;
    }

    /** Returns the part of the samples whose cost differed between the ends of their lines. */
    double changing() {
        return count() == 0 ? 0 : (double) changes / count();
    }

    /** Returns whether the gradient of some entries was zero in all samples. */
    boolean isZero(int from, int to) {
        return gradient.squaredLength(from, to) + gradient.trace(from, to) == 0;
    }

    /** Returns the size of the costs, for their rounding errors. */
    double size() {
        return size;
    }
}
