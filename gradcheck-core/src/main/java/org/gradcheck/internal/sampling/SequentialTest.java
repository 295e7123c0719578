package org.gradcheck.internal.sampling;

import java.util.List;
import java.util.Optional;
import org.gradcheck.internal.evaluation.LimitReached;
import org.gradcheck.internal.sampling.SampleEvaluation.Sampled;

/**
 * Sequential test whether the mean of the gradient is the slope of the mean cost.
 *
 * <p>The algorithm:
 *
 * <ol>
 *   <li>Choose a segment ({@link SegmentChoice}).
 *   <li>Draw samples, and look at their means whenever their number has doubled. Stop if every block is right: a bias above a tenth of it is
 *       excluded.
 *   <li>If a block looks wrong, and the segment is so long that parameters may have left their domain unnoticed, begin again on a shorter
 *       one. Otherwise stop, after enough samples that rare large values have been drawn.
 * </ol>
 */
final class SequentialTest {

    /** Samples at the first look. Chosen: fewer tell nothing of the tails. */
    static final long FIRST_LOOK = 64;

    /** Fewest samples of a right gradient. Chosen: a jump that makes up a tenth of the slope is then drawn in each check but few. */
    static final long FEWEST_OF_RIGHT = 256;

    /**
     * Fewest samples of a wrong gradient. Formula: an event of the probability p is in none of n samples with the chance exp(-n p), which is
     * the share of each of 2,000 entries in the chance of a false alarm for p of one in 600.
     */
    private static final long FEWEST_OF_WRONG = 16_384;

    /** Bias, as a part of a block, that is excluded before a check stops. */
    private static final double TARGET = 0.1;

    /** Chosen: a bias of a tenth of the gradient shows at a signal of a tenth of the noise of a sample, in seconds for a cost of microseconds. */
    private static final long MOST_SAMPLES = 100_000;

    private final SampleEvaluation evaluation;
    private final ErrorRates rates;
    private long next = 1;
    private boolean isLimitReached;

    SequentialTest(SampleEvaluation evaluation) {
        this.evaluation = evaluation;
        this.rates = new ErrorRates(1 + (int) Math.ceil(Math.log((double) MOST_SAMPLES / FIRST_LOOK) / Math.log(2)));
    }

    /**
     * What a test has found.
     *
     * @param means the means
     * @param rejections the tests that called a block wrong
     * @param isConfirmed whether enough samples were drawn to believe them
     * @param rates the error rates
     * @param samples the number of all samples, those of other segments included
     */
    record Found(SampledMeans means, List<Rejection> rejections, boolean isConfirmed, ErrorRates rates, long samples) {

        boolean isRejected(int block) {
            for (Rejection rejection : rejections) {
                if (rejection.block() == block) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Returns what was found; empty if samples leave the domain of the cost on the shortest segment.
     *
     * @throws LimitReached if the limit of the evaluations leaves too few samples for any mean
     */
    Optional<Found> run() {
        double part = SegmentChoice.FIRST_PART;
        while (next < MOST_SAMPLES) {
            SegmentChoice choice = new SegmentChoice(evaluation, next);
            Optional<SampledMeans> begun = choice.begin(part);
            next = choice.next();
            Optional<Found> found = begun.flatMap(means -> test(means, List.of()));
            if (begun.isEmpty() || found.isPresent()) {
                return found;
            }
            part = begun.get().segment().part() / SegmentChoice.LONGER;
        }
        return Optional.empty();
    }

    /**
     * Returns empty if samples leave the domain of the cost.
     *
     * @param before what a longer segment has shown; it is open until this one shows enough
     */
    private Optional<Found> test(SampledMeans means, List<Rejection> before) {
        Segment nearby = means.parameters().nearby(means.segment());
        boolean isNearby = nearby.squareOf(means.segment()) >= 1;
        for (long look = FIRST_LOOK; ; look = Math.min(2 * look, means.count() + left(means))) {
            if (!draw(means, look)) {
                return Optional.empty();
            }
            List<Rejection> rejections = Rejection.of(means, rates);
            boolean isWrong = !rejections.isEmpty();
            boolean isConfirmed = isWrong && isNearby && hasRareValues(means, rejections);
            boolean isRight = !isWrong && isEnough(means);
            if (isConfirmed || isRight || isLast()) {
                List<Rejection> open = isWrong || isRight ? rejections : before;
                return Optional.of(new Found(means, open, isConfirmed, rates, next - 1));
            }
            if (isWrong && !isNearby) {
                return test(means.on(nearby), rejections);
            }
            means.turnToBias();
        }
    }

    /**
     * Returns whether so many samples were drawn that rare values are among them. If one of the two sides is the same in all samples, as where
     * a mask has let nothing pass yet, all samples are drawn.
     */
    private boolean hasRareValues(SampledMeans means, List<Rejection> rejections) {
        boolean isOneSided = !means.changesCost();
        for (Rejection rejection : rejections) {
            isOneSided |= rejection.isOfConstant(means);
        }
        return isOneSided ? next >= MOST_SAMPLES : means.count() >= FEWEST_OF_WRONG;
    }

    private boolean isLast() {
        return isLimitReached || next >= MOST_SAMPLES;
    }

    /** Returns how many more samples can be added to the means. */
    private long left(SampledMeans means) {
        long each = means.alongGradient().isPresent() ? 2 : 1;
        return Math.max(1, (MOST_SAMPLES - next + 1) / each);
    }

    private boolean isEnough(SampledMeans means) {
        return means.count() >= FEWEST_OF_RIGHT && (means.isConstant() || isRight(means));
    }

    /** Draws samples as far as the limit of the evaluations goes; returns whether they stay within the domain of the cost. */
    private boolean draw(SampledMeans means, long until) {
        try {
            return drawAll(means, until);
        } catch (LimitReached ended) {
            if (means.count() < FIRST_LOOK) {
                throw ended;
            }
            isLimitReached = true;
            return true;
        }
    }

    private boolean drawAll(SampledMeans means, long until) {
        while (means.count() < until) {
            Optional<Sampled> sample = evaluation.along(next, means.segment(), means.kind());
            next++;
            if (sample.isEmpty()) {
                return false;
            }
            means.add(sample.get());
            Optional<double[]> alongGradient = means.alongGradient();
            if (alongGradient.isPresent()) {
                Optional<Sampled> further = evaluation.along(next, means.segment(), alongGradient.get());
                next++;
                if (further.isEmpty()) {
                    return false;
                }
                means.addAlongGradient(further.get());
            }
        }
        return true;
    }

    private boolean isRight(SampledMeans means) {
        SampledBlocks blocks = new SampledBlocks(means, rates);
        for (int b = 0; b < means.parameters().blocks(); b++) {
            if (!blocks.isRight(b, TARGET)) {
                return false;
            }
        }
        return true;
    }
}
