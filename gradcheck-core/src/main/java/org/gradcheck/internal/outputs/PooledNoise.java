package org.gradcheck.internal.outputs;

import java.util.List;
import java.util.stream.DoubleStream;
import org.gradcheck.internal.noise.Noise;

/**
 * Noise of many outputs, each measured with a few values, and corrected by all others.
 *
 * <p>A noise level from 18 values may be a sixth of the true one or less, and among hundreds of outputs some are. Their error bars would
 * be too narrow. So a level is at least an eighth of the typical one (a half among
 * thousands), both divided by the variation of the output, unless it is so much
 * lower that the output must be computed in another precision.
 */
final class PooledNoise {

    /** Part of the typical noise below which a level is coincidence. Chosen: outputs of one precision differ by less, for other reasons. */
    private static final double COINCIDENCE = 1 / 8.0;

    /** The same for very many outputs. Chosen: the lowest of a hundred thousand levels is a tenth of that of a hundred. */
    private static final double COINCIDENCE_OF_MANY = 1 / 2.0;

    private static final int MANY = 1000;

    /** Smallest part of that limit that is coincidence. Chosen: single and double precision differ by 2^29. */
    private static final double OTHER_PRECISION = 0x1p-8;

    private PooledNoise() {}

    /** Returns the noise of each output, in the same order. */
    static List<Noise> of(List<Noise> measured) {
        double[] ascending = measured.stream()
                .flatMapToDouble(noise -> noise.variation() > 0 ? DoubleStream.of(relative(noise)) : DoubleStream.of())
                .sorted()
                .toArray();
        double typical = ascending.length == 0 ? 0 : ascending[ascending.length / 2];
        double least = (ascending.length < MANY ? COINCIDENCE : COINCIDENCE_OF_MANY) * typical;
        return measured.stream()
                .map(noise -> noise.variation() > 0 && relative(noise) >= OTHER_PRECISION * least
                        ? noise.withJitter(least * noise.variation())
                        : noise)
                .toList();
    }

    private static double relative(Noise noise) {
        return noise.level() / noise.variation();
    }
}
