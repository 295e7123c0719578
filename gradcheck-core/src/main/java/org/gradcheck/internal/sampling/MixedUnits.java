package org.gradcheck.internal.sampling;

/**
 * Detects blocks whose parameters are in units of their own.
 *
 * <p>A parameter far below the typical size of its block is close to zero by coincidence, or of a small unit. The gradient tells which: in
 * the first case, its entries are of about one size; in the second one, they are inverse to the sizes of the parameters, so that the
 * products of both are of about one size. The scales are chosen for which the logarithms of the products vary less. Entries that are zero
 * in all samples tell nothing.
 */
final class MixedUnits {

    /** Samples of the gradient at the point. Chosen: the size of an entry is needed to a factor of two. */
    private static final int SAMPLES = 16;

    /** Number of the first sample; those of a test are positive, those of an inspection above -5. */
    private static final long FIRST_SAMPLE = -100;

    /** Ratio of typical and own size from which on the choice matters. Formula: an eighth of the one is then half of the other. */
    private static final double FAR = 4;

    /** Ratio of the variances from which on the units are mixed. Chosen: with less, a parameter near zero is one by coincidence. */
    private static final double EVIDENCE = 2;

    private final SampledParameters parameters;
    private final double[] sizes;

    private MixedUnits(SampledParameters parameters, double[] sizes) {
        this.parameters = parameters;
        this.sizes = sizes;
    }

    /** Gives the parameters of such blocks their own sizes as scales. The stored parameters are those at the point. */
    static void find(SampleEvaluation evaluation) {
        SampledParameters parameters = evaluation.parameters();
        if (!isFar(parameters, 0, parameters.size())) {
            return;
        }
        double[] sizes = new double[parameters.size()];
        for (int sample = 0; sample < SAMPLES; sample++) {
            double[] gradient = evaluation.gradient(FIRST_SAMPLE - sample);
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] += Math.abs(gradient[i]) / SAMPLES;
            }
        }
        MixedUnits units = new MixedUnits(parameters, sizes);
        for (int b = 0; b < parameters.blocks(); b++) {
            if (isFar(parameters, parameters.from(b), parameters.to(b)) && units.areMixed(b)) {
                parameters.takeOwnSizes(b);
            }
        }
    }

    private static boolean isFar(SampledParameters parameters, int from, int to) {
        for (int i = from; i < to; i++) {
            if (parameters.scale(i) > FAR * parameters.ownSize(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean areMixed(int block) {
        Moments typical = new Moments();
        Moments own = new Moments();
        for (int i = parameters.from(block); i < parameters.to(block); i++) {
            if (!parameters.isFixed(i) && sizes[i] > 0 && Double.isFinite(sizes[i])) {
                typical.add(Math.log(sizes[i]) + Math.log(parameters.scale(i)));
                own.add(Math.log(sizes[i]) + Math.log(parameters.ownSize(i)));
            }
        }
        return typical.count() > 1 && EVIDENCE * own.variance() < typical.variance();
    }
}
