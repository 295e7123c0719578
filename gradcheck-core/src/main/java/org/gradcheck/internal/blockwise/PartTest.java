package org.gradcheck.internal.blockwise;

import org.gradcheck.internal.judgement.CheckOptions;

/**
 * Test of one part of a block by itself, to which the signs of several sums have led.
 *
 * @param steps measures the slopes
 * @param options the tolerances
 */
record PartTest(StepSearch steps, CheckOptions options) {

    /** Relative error by noise at the first step. Chosen: errors of a few percent are then certain. */
    private static final double WANTED = 2e-3;

    /** Divisions of the step at which a slightly wrong part deviates. Chosen: single parameters cross kinks more often than a block does. */
    private static final int DIVISIONS = 3;

    /** Deviation, as a part of the claim, that is confirmed at a single division. Chosen: kinks seldom change a slope by as much. */
    private static final double GROSS = 0.25;

    /**
     * Smallest deviation that is confirmed at one division of the step, in noise levels; four times as large for each further one. Formula: at
     * a quarter of the step, 16 measurements show 6 standard deviations of 0.8 noise levels if the deviation has 4.7 noise levels, and noise
     * may hide some of it.
     */
    private static final double CONFIRMABLE = 6;

    /** Measurements at each step. Chosen: enough to tell kinks from noise. */
    private static final int REPETITIONS = 3;

    /** Part of a step by which repetitions differ from it. Chosen: the rounding is another one, and the kinks are nearly the same. */
    private static final double SPREAD = 0.1;

    /**
     * The result.
     *
     * @param isWrong whether the part is wrong at several steps
     * @param isSeen whether it deviates at one step by more than noise and a kink at the point explain
     * @param wrongBy the unexpected change of the cost if the part is displaced by its components
     * @param error the standard deviation of this change
     * @param claimed the claimed change
     */
    record Result(boolean isWrong, boolean isSeen, double wrongBy, double error, double claimed) {}

    /** Tests a part alone. */
    Result test(PartsOfBlock block, int part) {
        return test(block.parts().alone(block.gradient(), part), block);
    }

    /**
     * Returns the smallest error of a part that a test of it alone confirms, in changes of the cost by its components.
     *
     * @param step the step at which kinks do not hide the part, as a part of the step of the block
     */
    double confirmable(PartsOfBlock block, double step) {
        double atOne = CONFIRMABLE * steps.noise() / block.factorAlone(step);
        double largest = block.parts().largestClaim();
        double gross =
                GROSS * (block.parts() instanceof SingleEntries ? Math.max(largest, block.typicalEntry()) : largest);
        return Math.min(Math.max(atOne, gross), atOne * Math.pow(StepSearch.RATIO, DIVISIONS - 1));
    }

    /**
     * Tests a part that is wrong at another point.
     *
     * @param gradient the block here
     */
    Result again(WrongPart wrong, BlockGradient gradient) {
        PartsOfBlock block = wrong.block();
        return test(block.parts().alone(block.gradient(), wrong.part()).at(gradient), block);
    }

    /** Tests a direction within a part of a block. */
    Result test(BlockDirection direction, PartsOfBlock block) {
        double claimed = Math.abs(direction.change(1));
        double start = claimed == 0 ? 0 : steps.noise() / (WANTED * claimed);
        double gross = Math.max(claimed, block.parts() instanceof SingleEntries ? block.typicalEntry(direction) : 0);
        return test(direction, Math.max(start, block.whole().length()), GROSS * gross);
    }

    /** Returns whether parts of a block that are displaced together, each to a side of its own, are wrong. */
    boolean areWrong(PartsOfBlock block, long seed, double step) {
        return test(block.signed(seed), step * block.length(), Double.POSITIVE_INFINITY)
                .isWrong();
    }

    /**
     * Tests a direction.
     *
     * @param start the first step
     * @param gross the deviation, for a length of 1, that is confirmed at a single division of the step
     */
    private Result test(BlockDirection direction, double start, double gross) {
        StepSearch.Step step = steps.ofBlock(direction, start, direction.longest());
        SlopeSamples here = samples(direction, step.length(), REPETITIONS);
        double allowance = direction.allowance(options, step.length());
        int divisions = Math.abs(here.mean()) >= gross * step.length() ? 1 : DIVISIONS;
        boolean isWrong = here.areKnown()
                && Confirmation.isSuspicious(here, allowance)
                && new Confirmation(steps.noise(), divisions, direction.shortest())
                                .confirm(
                                        here,
                                        allowance,
                                        step.length(),
                                        (shorter, times) -> samples(direction, shorter, times))
                                .outcome()
                        == Confirmation.Outcome.CONFIRMED;
        double factor = direction.factor(step.length());
        return new Result(
                isWrong,
                here.areKnown() && Confirmation.persists(here, allowance),
                here.mean() / factor,
                here.error() / factor,
                here.change() / factor);
    }

    /** The steps are distributed around the length, so that the rounding is another one each time. */
    private SlopeSamples samples(BlockDirection direction, double length, int times) {
        SlopeSamples samples = new SlopeSamples(steps.noise());
        for (int i = 0; i < times; i++) {
            double near = length * (1 + SPREAD * (2.0 * i / (times - 1) - 1));
            samples.add(steps.at(direction, near).pair(), direction.change(near));
        }
        return samples;
    }
}
