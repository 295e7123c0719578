package org.gradcheck.internal.differentiation;

import java.util.List;
import org.gradcheck.internal.noise.Noise;

/**
 * Noise of a recurrence that amplifies the rounding of its parameters, such as the logistic map.
 *
 * <p>Each step amplifies a change of a parameter, so the right derivatives are larger than all difference quotients, and rounding becomes noise as
 * large as the cost. A claimed slope that would amplify rounding to the measured noise is therefore not refuted. If the gradient has one such
 * slope, the noise is explained, and none of the other slopes is refuted either.
 */
final class ChaoticNoise {

    /**
     * Change of a parameter, as a part of its size, whose amplification explains the noise: 2^20 roundings of 2^-53 each. Experiment: of
     * 400 right gradients of 5 to 90 steps of the logistic map, 13 are called wrong; without this rule, 174.
     */
    private static final double AMPLIFIED = 0x1p20 * 0x1p-53;

    /** Noise from which on rounding of the cost does not explain it, in units in its last place. Chosen: 2^-22 of the cost; long sums lose 2^-40. */
    private static final double FAR_ABOVE_ROUNDING = 0x1p30;

    /** Largest step at which noise alone should change the cost, in sizes of the parameter. Chosen: a larger rate makes the logistic map diverge. */
    private static final double RANGE = 0x1p-10;

    /** Smallest change of the cost, as a part of the noise. Chosen: a parameter that the cost does not read changes nothing. */
    private static final double SMALLEST_CHANGE = 0.1;

    private ChaoticNoise() {}

    /**
     * Adds the slopes that such noise does not refute, all that are large enough.
     *
     * @param allowed the slopes that are not refuted otherwise
     * @param central the stencils of the parameter that have both sides, by ascending step
     * @param noise the noise of the cost
     * @param size the size of the parameter
     * @param claimed the largest change of the cost that a gradient claims if one parameter changes by its size
     * @return the same slopes if the noise is rounding, or if the cost changes by more than noise within the size of the parameter
     */
    static SlopeInterval addTo(SlopeInterval allowed, List<Stencil> central, Noise noise, double size, double claimed) {
        if (central.isEmpty() || !isChaotic(central, noise, size)) {
            return allowed;
        }
        double slope = AMPLIFIED * claimed >= noise.level() ? 0 : noise.level() / (AMPLIFIED * size);
        return allowed.andBeyond(slope);
    }

    private static boolean isChaotic(List<Stencil> central, Noise noise, double size) {
        double level = noise.level();
        double change = 0;
        for (Stencil stencil : central) {
            change = stencil.step() <= RANGE * size ? Math.max(change, stencil.largestChange()) : change;
        }
        return level > FAR_ABOVE_ROUNDING * noise.unitInLastPlace(central.get(0).cost())
                && change >= SMALLEST_CHANGE * level
                && change <= StepSequence.CLEARLY_ABOVE_NOISE * level;
    }
}
