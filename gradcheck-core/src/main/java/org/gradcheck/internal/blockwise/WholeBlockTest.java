package org.gradcheck.internal.blockwise;

import java.util.OptionalDouble;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.parameters.RandomSigns;

/**
 * Test of one block along its claimed gradient: the slope of the cost is compared with the claimed one.
 *
 * <p>Along no other direction does the cost change as much by this block, so nowhere is its slope known as well. Repetitions multiply
 * each entry of the claimed gradient by a random number from 0.5 to 1, so that noise is averaged. A block is called wrong only if it deviates
 * at two steps, or at three if by little, by more than the errors there and than kinks close to the point explain.
 *
 * @param steps measures the slopes
 * @param options the tolerances
 */
record WholeBlockTest(StepSearch steps, CheckOptions options) {

    /** Relative error by noise at the first step. Chosen: rounding of a gradient in single precision is far below. */
    private static final double WANTED = 1e-4;

    /** Smallest first step. Chosen: smaller ones leave no room for a confirmation, and rectified networks have few kinks within it. */
    private static final double SHORTEST_START = 0x1p-13;

    /** Error up to which the slope is not measured again. Chosen: half a percent is then found in a single test. */
    private static final double PRECISE = 5e-4;

    /** Part of the step by which it is shorter in the next round. Chosen: four rounds are nearly at the same step. */
    private static final double SHORTER = 0.03;

    /**
     * Smallest deviation that is confirmed, in noise levels. Formula: at a sixteenth of the step, 16 measurements show 6 standard deviations of
     * 0.8 noise levels if the deviation has 19 noise levels, and noise may hide some of it.
     */
    private static final double CONFIRMABLE = 24;

    /**
     * Deviation that is sure to be examined closer, in standard deviations. Formula: {@link Confirmation#SUSPICIOUS}, and noise hides four
     * more in one of 30,000 cases.
     */
    private static final double FOUND = 8;

    /** Repetitions of an imprecise test, and of a suspicious one. Chosen: they halve the error by noise. */
    private static final int REPETITIONS = 4;

    /** Returns the step at which a block is to be tested. */
    StepSearch.Step step(BlockGradient gradient) {
        BlockDirection direction = BlockDirection.claimed(gradient);
        return steps.ofBlock(direction, start(gradient), direction.longest());
    }

    /** Returns the step at which noise leaves the slope of a block as precise as wanted. */
    double start(BlockGradient gradient) {
        return Math.max(SHORTEST_START, steps.noise() / (WANTED * gradient.slope()));
    }

    /**
     * Tests a block at one step. A deviation is inconclusive.
     *
     * @param step the step for it with the slopes there
     */
    WholeBlock test(BlockGradient gradient, StepSearch.Step step) {
        SlopeSamples samples = new SlopeSamples(steps.noise());
        samples.add(step.pair(), BlockDirection.claimed(gradient).change(step.length()));
        while (samples.areKnown()
                && samples.size() < REPETITIONS
                && (!(samples.error() <= PRECISE * samples.change()) || isSuspicious(gradient, samples))) {
            repeat(gradient, step.length(), samples);
        }
        return block(gradient, step.length(), samples);
    }

    /** Tests a block by a single measurement: at a step, or at the one that suits it if none is given. */
    WholeBlock once(BlockGradient gradient, OptionalDouble length) {
        BlockDirection direction = BlockDirection.claimed(gradient);
        StepSearch.Step step = length.isPresent()
                ? steps.at(direction, Math.min(length.getAsDouble(), direction.longest()))
                : step(gradient);
        SlopeSamples samples = new SlopeSamples(steps.noise());
        samples.add(step.pair(), direction.change(step.length()));
        WholeBlock block = block(gradient, step.length(), samples);
        return block.withError(Math.max(block.error(), Confirmation.KINK * samples.bend() / samples.change()));
    }

    /** Tests a block that deviates at one step at smaller ones, too. */
    WholeBlock closer(WholeBlock block) {
        int divisions = Math.abs(block.ratio() - 1) >= WholeBlock.SMALL ? 1 : 2;
        BlockGradient gradient = block.gradient();
        double length = block.length();
        SlopeSamples samples = repeated(gradient, length, REPETITIONS);
        Confirmation.Result closer = new Confirmation(steps.noise(), divisions, StepSearch.SMALLEST_STEP)
                .confirm(
                        samples,
                        allowance(gradient, samples.change()),
                        length,
                        (shorter, times) -> repeated(gradient, shorter, times));
        return switch (closer.outcome()) {
            case CONFIRMED -> block(WholeBlock.Outcome.DISAGREES, gradient, length, samples);
            case REFUTED -> block(WholeBlock.Outcome.AGREES, gradient, closer.length(), closer.samples());
            case OPEN -> block(WholeBlock.Outcome.INCONCLUSIVE, gradient, closer.length(), closer.samples());
        };
    }

    /** Measures along the same directions as before, each of them equally often: a wrong entry has another share in each. */
    private SlopeSamples repeated(BlockGradient gradient, double length, int times) {
        SlopeSamples samples = new SlopeSamples(steps.noise());
        while (samples.size() < times || samples.size() % REPETITIONS > 0) {
            repeat(gradient, length, samples);
        }
        return samples;
    }

    /** Adds a measurement along the next direction; at a slightly shorter step in each round, so that the rounding is another one. */
    private void repeat(BlockGradient gradient, double length, SlopeSamples samples) {
        int repetition = samples.size() % REPETITIONS;
        int round = samples.size() / REPETITIONS;
        double near = length * (1 - SHORTER * round);
        BlockDirection direction =
                repetition == 0 ? BlockDirection.claimed(gradient) : BlockDirection.of(gradient, uneven(repetition));
        samples.add(steps.at(direction, near).pair(), direction.change(near));
    }

    /** Returns the claimed gradient, each entry times a random part. */
    private static BlockDirection.Components uneven(int repetition) {
        return (target, gradient, factor) -> {
            int first = gradient.range().from();
            RandomSigns parts = RandomSigns.of(repetition, first);
            double[] displacements = target.span(first, gradient.range().to());
            for (int i = 0; i < gradient.entries(); i++) {
                displacements[first + i] = factor * parts.part(i) * gradient.change(i) * gradient.size(i);
            }
        };
    }

    private WholeBlock block(BlockGradient gradient, double length, SlopeSamples samples) {
        WholeBlock.Outcome outcome = !samples.areKnown()
                ? WholeBlock.Outcome.HIDDEN
                : isSuspicious(gradient, samples) ? WholeBlock.Outcome.INCONCLUSIVE : WholeBlock.Outcome.AGREES;
        return block(outcome, gradient, length, samples);
    }

    private boolean isSuspicious(BlockGradient gradient, SlopeSamples samples) {
        return Confirmation.isSuspicious(samples, allowance(gradient, samples.change()));
    }

    /** Returns the tolerated change along the claimed gradient, where each entry has its tolerance. */
    private double allowance(BlockGradient gradient, double change) {
        BlockDirection claimed = BlockDirection.claimed(gradient);
        double tolerated = claimed.allowance(options, 1);
        return tolerated == 0 ? 0 : tolerated * change / claimed.change(1);
    }

    private WholeBlock block(WholeBlock.Outcome outcome, BlockGradient gradient, double length, SlopeSamples samples) {
        double change = samples.change();
        return new WholeBlock(
                gradient,
                outcome,
                length,
                1 + samples.mean() / change,
                allowance(gradient, change) / change,
                samples.error() / change,
                samples.difference() / change,
                MeanDeviation.notSlight(
                        samples.error() / change,
                        (Math.max(FOUND * samples.error(), CONFIRMABLE * steps.noise()) + Math.abs(samples.mean()))
                                / change));
    }
}
