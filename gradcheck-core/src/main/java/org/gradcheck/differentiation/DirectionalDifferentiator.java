package org.gradcheck.differentiation;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.apache.commons.math3.random.Well19937c;

/**
 * Differentiates a cost along directions in which many parameters move at once: six evaluations each on a smooth cost,
 * extrapolated from three central differences (Richardson, 1911), more where they leave the error bar wide. Parameters are
 * restored to the bit, whatever the cost throws. Not thread-safe.
 */
public final class DirectionalDifferentiator {

    private static final int FIRST_RUNGS = 3;
    private static final double FIRST_RATIO = 2;

    /** Along a direction many kinks are crossed; smaller steps cross fewer. */
    private static final double RATIO = 8;

    private static final double SMALLEST_STEP = 0x1p-40;

    /** So many smaller steps in a row that do not improve the error bar are enough. */
    private static final int PATIENCE = 3;

    /** Where a smooth cost does not bend by more than its rounding. */
    private static final double CLOSE = 0x1p-30;

    /** The second difference of unit noise has a variance of 1 + 4 + 1. */
    private static final double SECOND_DIFFERENCE = Math.sqrt(6);

    private final ParameterSpace space;
    private final DoubleSupplier cost;
    private final double costAtPoint;
    private final Noise noise;

    /**
     * Prepares for one point.
     *
     * @param space the parameters
     * @param cost the cost of the parameters as they are stored
     * @param costAtPoint its value at the point; finite
     * @param noise the noise of the cost
     */
    public DirectionalDifferentiator(ParameterSpace space, DoubleSupplier cost, double costAtPoint, Noise noise) {
        this.space = space;
        this.cost = cost;
        this.costAtPoint = costAtPoint;
        this.noise = noise;
    }

    /**
     * Returns a differentiator that knows a little of the noise of the cost: two evaluations, those of a {@link NoiseProbe}
     * where the cost rises in steps. A single second difference may be small by luck; the differences of the extrapolation,
     * which the noise goes into, are not so all at once.
     *
     * @param direction where to look
     * @param jitter the differences between repeated evaluations at the point
     * @return a differentiator at the same point
     */
    public DirectionalDifferentiator withNoiseAlong(SignedDirection direction, double jitter) {
        Rung rung;
        try (DirectionLine line = new DirectionLine(space, direction, all(), cost)) {
            rung = line.rung(CLOSE, costAtPoint, noise);
        }
        Noise seen = showsItsNoise(rung)
                ? noise.withJitter(Math.abs(rung.changeLeft() + rung.changeRight()) / SECOND_DIFFERENCE)
                : space.noise(cost, costAtPoint);
        return new DirectionalDifferentiator(space, cost, costAtPoint, seen.withJitter(jitter));
    }

    /** Whether the cost moves freely: not from step to step, nor in single precision, nor out of its domain. */
    private static boolean showsItsNoise(Rung rung) {
        return rung.isCentral()
                && rung.changeLeft() != 0
                && rung.changeRight() != 0
                && !(SinglePrecision.contains(rung.costLeft()) && SinglePrecision.contains(rung.costRight()));
    }

    /**
     * Returns a differentiator that takes terms into account which are rounded beside others that are not.
     *
     * @param blocks the live parameters
     * @param seed chooses the directions in which they are sought
     * @return this one if there are none, else one at the same point
     */
    public DirectionalDifferentiator withRoundedTerms(List<ParameterVector> blocks, long seed) {
        List<ParameterScale> scales = blocks.stream().map(ParameterScale::new).toList();
        Noise found = new RoundedTerm(blocks, scales, cost, new Well19937c(seed)).addOnceTo(noise, costAtPoint);
        return found.level() > noise.level() ? new DirectionalDifferentiator(space, cost, costAtPoint, found) : this;
    }

    /**
     * Returns the noise that error bars are made from.
     *
     * @return the noise of the cost
     */
    public Noise noise() {
        return noise;
    }

    /**
     * Differentiates along a direction.
     *
     * @param direction the direction
     * @param range which of the parameters move
     * @param sharp an error bar of this size is good enough
     * @return the derivative with respect to the part of the direction that is gone, in the unit of the cost
     */
    public Derivative along(SignedDirection direction, EntryRange range, double sharp) {
        try (DirectionLine line = new DirectionLine(space, direction, range, cost)) {
            Ladder ladder = new Ladder(line, costAtPoint, noise, 1);
            double step = ParameterSpace.LARGEST_STEP;
            for (int i = 0; i < FIRST_RUNGS; i++) {
                ladder.measure(step);
                step /= FIRST_RATIO;
            }
            Derivative best = ladder.derivative();
            int fruitless = 0;
            for (step /= RATIO;
                    step > SMALLEST_STEP && fruitless < PATIENCE && !(best.error() <= sharp);
                    step /= RATIO) {
                boolean isInside = ladder.measure(step).isCentral();
                Derivative next = ladder.derivative();
                fruitless = next.error() < best.error() || !isInside ? 0 : fruitless + 1;
                best = next;
            }
            return best;
        }
    }

    private EntryRange all() {
        return new EntryRange(0, space.size());
    }
}
