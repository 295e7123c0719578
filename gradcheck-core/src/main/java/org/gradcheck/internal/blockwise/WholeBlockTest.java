package org.gradcheck.internal.blockwise;

import org.gradcheck.internal.judgement.CheckOptions;

/**
 * Test of one block along its claimed gradient: the slope of the cost is compared with the claimed one.
 *
 * <p>Along no other direction does the cost change as much by this block, so nowhere is its slope known as well. Repetitions take the
 * claimed gradient with entries cut by random parts, so that noise is averaged. A block is called wrong only if it deviates at two steps, in
 * several repetitions each, by more than their errors and than kinks close to the point explain.
 *
 * @param steps measures the slopes
 * @param options the tolerances
 */
record WholeBlockTest(StepSearch steps, CheckOptions options) {

    /** Relative error by noise at the first step. Chosen: rounding of a gradient in single precision is far below. */
    private static final double WANTED = 1e-4;

    /** Error up to which the slope is not measured again. Chosen: half a percent is then found in a single test. */
    private static final double PRECISE = 5e-4;

    /** Repetitions of an imprecise test, and of a suspicious one. Chosen: they halve the error by noise. */
    private static final int REPETITIONS = 4;

    /** Returns the step at which a block is to be tested. */
    StepSearch.Step step(BlockGradient gradient) {
        BlockDirection direction = BlockDirection.of(gradient, gradient::change);
        return steps.ofBlock(direction, steps.noise() / (WANTED * gradient.slope()), direction.longest());
    }

    /**
     * Tests a block.
     *
     * @param step the step for it with the slopes there
     */
    WholeBlock test(BlockGradient gradient, StepSearch.Step step) {
        SlopeSamples samples = new SlopeSamples(steps.noise());
        samples.add(step.pair(), BlockDirection.of(gradient, gradient::change).change(step.length()));
        while (samples.areKnown()
                && samples.size() < REPETITIONS
                && (!(samples.error() <= PRECISE * samples.change()) || isSuspicious(gradient, samples))) {
            repeat(gradient, step.length(), samples);
        }
        if (!samples.areKnown()) {
            return outcome(WholeBlock.Outcome.HIDDEN, gradient, step.length(), samples);
        }
        return isSuspicious(gradient, samples)
                ? examineCloser(gradient, step.length(), samples)
                : outcome(WholeBlock.Outcome.AGREES, gradient, step.length(), samples);
    }

    private WholeBlock examineCloser(BlockGradient gradient, double length, SlopeSamples samples) {
        Confirmation.Result closer = new Confirmation(steps.noise(), 1)
                .confirm(
                        samples,
                        allowance(gradient, samples.change()),
                        length,
                        (shorter, times) -> repeated(gradient, shorter, times));
        return switch (closer.outcome()) {
            case CONFIRMED -> outcome(WholeBlock.Outcome.DISAGREES, gradient, length, samples);
            case REFUTED -> outcome(WholeBlock.Outcome.AGREES, gradient, closer.length(), closer.samples());
            case OPEN -> outcome(WholeBlock.Outcome.INCONCLUSIVE, gradient, closer.length(), closer.samples());
        };
    }

    private SlopeSamples repeated(BlockGradient gradient, double length, int times) {
        SlopeSamples samples = new SlopeSamples(steps.noise());
        while (samples.size() < times) {
            repeat(gradient, length, samples);
        }
        return samples;
    }

    private void repeat(BlockGradient gradient, double length, SlopeSamples samples) {
        int repetition = samples.size();
        BlockDirection direction = BlockDirection.of(
                gradient,
                entry -> gradient.change(entry)
                        * RandomSigns.part(repetition, gradient.range().from(), entry));
        samples.add(steps.at(direction, length).pair(), direction.change(length));
    }

    private boolean isSuspicious(BlockGradient gradient, SlopeSamples samples) {
        return Confirmation.isSuspicious(samples, allowance(gradient, samples.change()));
    }

    /** Returns the tolerated change along the claimed gradient, where each entry has its tolerance. */
    private double allowance(BlockGradient gradient, double change) {
        BlockDirection claimed = BlockDirection.of(gradient, gradient::change);
        double tolerated = claimed.allowance(options, 1);
        return tolerated == 0 ? 0 : tolerated * change / claimed.change(1);
    }

    /** A small deviation that kinks may explain is promised not to be larger. */
    private static WholeBlock outcome(
            WholeBlock.Outcome outcome, BlockGradient gradient, double length, SlopeSamples samples) {
        double change = samples.change();
        WholeBlock block = new WholeBlock(
                gradient, outcome, length, change, 1 + samples.mean() / change, samples.error() / change);
        return switch (outcome) {
            case INCONCLUSIVE -> block.detectable() <= WholeBlock.SMALL ? block.as(WholeBlock.Outcome.AGREES) : block;
            case AGREES -> block.detectable() <= WholeBlock.LARGEST ? block : block.as(WholeBlock.Outcome.HIDDEN);
            default -> block;
        };
    }
}
