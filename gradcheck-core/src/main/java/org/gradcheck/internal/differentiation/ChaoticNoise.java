package org.gradcheck.internal.differentiation;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.internal.noise.Noise;

/**
 * Noise of a recurrence that amplifies the rounding of its parameters, such as the logistic map.
 *
 * <p>Its right derivatives are as much larger than all differences of the cost, and the noise is as large as the cost. So this noise does not
 * refute a slope that is large enough to be its cause, nor any other slope if some slope of the gradient is.
 */
final class ChaoticNoise {

    /**
     * Roundings of a parameter, 2^-53 of its size each, whose amplification is the noise. Experiment: of 210 recurrences of 5 to 90 steps,
     * 2^20 of them call one right gradient wrong, 2^17 two.
     */
    private static final double AMPLIFIED = 0x1p20 * 0x1p-53;

    /** Noise in units in the last place of the cost that is no rounding. Chosen: 2^-22 of the cost, while long sums lose 2^-40. */
    private static final double FAR_ABOVE_ROUNDING = 0x1p30;

    /** Steps, in sizes of the parameter, at which the noise makes up the change of the cost. Chosen: a larger rate makes the logistic map diverge. */
    private static final double RANGE = 0x1p-10;

    /** Part of the noise by which the cost changes at least. Chosen: a parameter that the cost does not read changes nothing. */
    private static final double SMALLEST_CHANGE = 0.1;

    private ChaoticNoise() {}

    /**
     * Adds the slopes that such noise does not refute: those that are large enough, and the slope that neighbouring points show, if the noise
     * appears farther away.
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
        boolean isQuieter = noise.close() < noise.level();
        return (isQuieter ? allowed.and(ofNeighbours(central, noise.close())) : allowed).andBeyond(slope);
    }

    /** The slopes that differences allow which carry the noise of neighbouring points. Far steps then disagree with closer ones. */
    private static SlopeInterval ofNeighbours(List<Stencil> central, double noise) {
        List<Stencil> close = new ArrayList<>();
        for (Stencil stencil : central) {
            close.add(stencil.withNoise(noise));
        }
        Extrapolation nearby = Extrapolation.best(Side.BOTH.quotients(close), 2);
        return SlopeInterval.around(nearby.value(), ErrorBars.AGREEMENT * nearby.error());
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
