package org.gradcheck.internal.sampling;

import org.gradcheck.internal.sampling.SampleEvaluation.Sampled;

/**
 * Means over samples of one segment: of the gradient, of its bias for each entry, and of its bias along two directions for each block. Values are
 * derivatives times the scale of their parameter.
 *
 * <p>A sample estimates the bias of all entries at once. With random signs {@code e}, half a difference {@code D} along {@code e}, and the
 * gradient {@code g} (times the reach of each parameter), {@code e (D - e . g)} has the difference of slope and gradient as its
 * expectation. If the gradient does not belong to the path of the sample, the noise of all entries is in each. The gradient {@code m} in the
 * middle of the line does not depend on {@code e}, so {@code e (e . m) - m} has the expectation zero: a multiple of it takes most of
 * that noise away.
 *
 * <p>The directions are that of the mean gradient of earlier samples, along which a factor shows, and that of the bias which
 * earlier samples have shown. Neither depends on the samples that are projected on it.
 */
final class SampledMeans {

    private final SampledParameters parameters;
    private final Segment segment;
    private final SampleEvaluation.Kind kind;
    private final double weight;
    private final double[] claimedBefore;
    private final EntryMeans gradient;
    private final EntryMeans bias;
    private final Moments[] entries;
    private final Moments[] alongGradient;
    private final Moments[] gradientAlongItself;
    private Moments[] alongBias;
    private double[] biasBefore;
    private double size;
    private final double[] products;

    /**
     * @param weight the weight of the control variate
     * @param claimedBefore the mean gradient of other samples, times the scales
     */
    SampledMeans(
            SampledParameters parameters,
            Segment segment,
            SampleEvaluation.Kind kind,
            double weight,
            double[] claimedBefore) {
        this.parameters = parameters;
        this.segment = segment;
        this.kind = kind;
        this.weight = weight;
        this.claimedBefore = claimedBefore;
        this.gradient = new EntryMeans(parameters.size());
        this.bias = new EntryMeans(parameters.size());
        this.entries = moments(parameters.size());
        this.alongGradient = moments(parameters.blocks());
        this.gradientAlongItself = moments(parameters.blocks());
        this.alongBias = moments(parameters.blocks());
        this.biasBefore = new double[parameters.size()];
        this.products = new double[parameters.blocks()];
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
        double[] claimed = new double[direction.length];
        double[] missing = new double[direction.length];
        for (int i = 0; i < direction.length; i++) {
            double scale = parameters.scale(i);
            claimed[i] = scale * shown[i];
            missing[i] = scale == 0 ? 0 : rest * scale / direction[i] - weight * claimed[i];
            entries[i].add(missing[i]);
        }
        gradient.add(claimed);
        bias.add(missing);
        size = Math.max(size, sample.size());
        for (int b = 0; b < parameters.blocks(); b++) {
            double along = project(missing, claimedBefore, b);
            double itself = project(claimed, claimedBefore, b);
            double before = along - alongGradient[b].mean();
            alongGradient[b].add(along);
            gradientAlongItself[b].add(itself);
            products[b] += before * (itself - gradientAlongItself[b].mean());
            alongBias[b].add(project(missing, biasBefore, b));
        }
    }

    /** Takes the bias that the samples so far have shown as the direction for those that follow. */
    void turnToBias() {
        biasBefore = bias.means();
        alongBias = moments(parameters.blocks());
    }

    /** Returns empty means on another segment, with the same directions as those of which the samples so far have shown a bias. */
    SampledMeans on(Segment other) {
        SampledMeans means = new SampledMeans(parameters, other, kind, weight, claimedBefore);
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
        return gradient.squaredLength(0, all) + gradient.trace(0, all) + bias.squaredLength(0, all) + bias.trace(0, all) == 0;
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

    Moments alongGradient(int block) {
        return alongGradient[block];
    }

    Moments gradientAlongItself(int block) {
        return gradientAlongItself[block];
    }

    /** Returns the covariance of {@link #alongGradient} and {@link #gradientAlongItself}. */
    double covariance(int block) {
        return count() < 2 ? 0 : products[block] / (count() - 1);
    }

    Moments alongBias(int block) {
        return alongBias[block];
    }

    /** Returns the size of the costs, for their rounding errors. */
    double size() {
        return size;
    }
}
