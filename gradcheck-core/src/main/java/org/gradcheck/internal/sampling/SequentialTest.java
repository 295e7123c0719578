package org.gradcheck.internal.sampling;

import java.util.ArrayList;
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
 *   <li>Draw samples, and look at their means whenever their number has doubled, and once between. Stop if every block is right: a bias above
 *       a tenth of it is excluded. Where the limit of the samples could not show so little, a half is enough. Stop as well if the limit
 *       could tell nothing ({@link Prospects}).
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
     * Rarest event that must have been drawn before a gradient is called wrong: one in 500 samples. Formula: an event of the probability p is in none of
     * n samples with the chance exp(-n p). For n = ln(N / 1e-6) / p, this is the share of each of N entries in the chance of a false alarm.
     */
    private static final double RAREST = 500;

    /** Part of the samples in which the cost changes from which on no mask stops it. Chosen: masks of dropout keep half or more. */
    private static final double MOSTLY = 0.5;

    /** Fewest samples after which a check gives up. Chosen: variance and size of the gradient are known well enough. */
    private static final long FEWEST_OF_HOPELESS = 4096;

    /** Samples for each one that is evaluated along the gradient. Chosen: that one shows a factor in fewer samples than the others a bias. */
    private static final int FOR_EACH_ALONG = 4;

    /** Part of the samples that are evaluated along the gradient. */
    private static final double ALONG_GRADIENT = 1.0 / (FOR_EACH_ALONG + 1);

    /** Samples at a look between two others, as a multiple of those at the first. Formula: the root of 2, so that both ratios are equal. */
    private static final double BETWEEN = 1.414;

    /** Deviations that keep a check from giving up. Chosen: one in 20 right gradients shows one. */
    private static final ErrorRates HINTS = new ErrorRates(1, 0.05);

    /** Chosen: a bias of a tenth of the gradient shows at a signal of a tenth of the noise of a sample, in seconds for a cost of microseconds. */
    private static final long MOST_SAMPLES = 100_000;

    private final SampleEvaluation evaluation;
    private final ErrorRates rates;
    private long next = 1;
    private final int[] spent;
    private int[] stated;
    private boolean isSuspect;
    private boolean isLimitReached;

    SequentialTest(SampleEvaluation evaluation) {
        this.evaluation = evaluation;
        this.spent = new int[evaluation.parameters().blocks()];
        this.stated = spent.clone();
        this.rates = new ErrorRates(
                1 + (int) Math.ceil(Math.log((double) MOST_SAMPLES / FIRST_LOOK) / Math.log(2)),
                ErrorRates.FALSE_ALARM);
    }

    /**
     * What a test has found.
     *
     * @param means the means
     * @param rejections the tests that called a block wrong
     * @param isConfirmed whether enough samples were drawn to believe them
     * @param isFarther whether they are of a longer segment, and not seen on this one
     * @param rates the error rates
     * @param spent for each block, the number of looks before that could have found it right
     * @param samples the number of all samples, those of other segments included
     */
    @SuppressWarnings("ArrayRecordComponent") // a value that lives between two steps and is never compared
    record Found(
            SampledMeans means,
            List<Rejection> rejections,
            boolean isConfirmed,
            boolean isFarther,
            ErrorRates rates,
            int[] spent,
            long samples) {

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
        while (next <= MOST_SAMPLES) {
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
        for (long look = FIRST_LOOK; ; look *= 2) {
            if (!draw(means, look)) {
                return Optional.empty();
            }
            List<Rejection> rejections = Rejection.of(means, rates);
            boolean isWrong = !rejections.isEmpty();
            isSuspect |= isWrong;
            boolean isConfirmed = isWrong && isNearby && hasRareValues(means, rejections);
            stated = spent.clone();
            End end = isWrong ? End.NONE : end(means);
            if (isConfirmed || end != End.NONE || isLast()) {
                return Optional.of(
                        isWrong ? found(means, rejections, isConfirmed) : farther(means, open(means, before)));
            }
            if (isWrong && !isNearby) {
                return test(means.on(nearby), rejections);
            }
            means.turnToBias();
            if (!draw(means, Math.round(look * BETWEEN))) {
                return Optional.empty();
            }
            stated = spent.clone();
            if (!isWrong && !isLast() && end(means) == End.RIGHT) {
                return Optional.of(found(means, List.of(), false));
            }
        }
    }

    /** Returns the tests on a longer segment that called blocks wrong which this one does not find right. */
    private List<Rejection> open(SampledMeans means, List<Rejection> before) {
        SampledBlocks blocks = new SampledBlocks(means, rates, stated);
        List<Rejection> open = new ArrayList<>();
        for (Rejection rejection : before) {
            if (!blocks.isRight(rejection.block(), Prospects.LARGEST_HIDDEN)) {
                open.add(rejection);
            }
        }
        return open;
    }

    private Found found(SampledMeans means, List<Rejection> rejections, boolean isConfirmed) {
        return new Found(means, rejections, isConfirmed, false, rates, stated, next - 1);
    }

    private Found farther(SampledMeans means, List<Rejection> open) {
        return new Found(means, open, false, !open.isEmpty(), rates, stated, next - 1);
    }

    /**
     * Returns whether so many samples were drawn that rare values are among them. If one of the two sides is the same in all samples, as where
     * a mask has let nothing pass yet, all samples are drawn.
     */
    private boolean hasRareValues(SampledMeans means, List<Rejection> rejections) {
        boolean isOneSided = means.changing() == 0;
        for (Rejection rejection : rejections) {
            isOneSided |= rejection.isOfConstant(means);
        }
        if (means.isZero(0, means.parameters().size()) && means.changing() > MOSTLY) {
            isOneSided = false; // a mask that lets nothing pass would stop the cost as well
        }
        double fewest = RAREST * Math.log(means.parameters().size() / ErrorRates.FALSE_ALARM);
        return isOneSided ? isLast() : means.count() >= fewest;
    }

    private boolean isLast() {
        return isLimitReached || next > MOST_SAMPLES;
    }

    /** Reason to stop after a look at the means. */
    private enum End {
        NONE,
        RIGHT,
        HOPELESS
    }

    /** Returns whether to stop, and counts this look for the blocks that it could have found right. */
    private End end(SampledMeans means) {
        if (means.count() < FEWEST_OF_RIGHT) {
            return End.NONE;
        }
        if (means.isConstant()) {
            return End.RIGHT;
        }
        SampledBlocks blocks = new SampledBlocks(means, rates, spent);
        double growth = 1 + (MOST_SAMPLES - next + 1) * (1 - ALONG_GRADIENT) / means.count();
        Prospects prospects = new Prospects(blocks, means, growth);
        boolean isRight = true;
        boolean isOver = means.count() >= FEWEST_OF_HOPELESS;
        for (int b = 0; b < spent.length; b++) {
            double target = prospects.target(b);
            boolean isRightBlock = blocks.isRight(b, target);
            isRight &= isRightBlock;
            isOver &= isRightBlock || prospects.isHopeless(b);
            spent[b] += blocks.couldBeRight(b, target) ? 1 : 0;
        }
        if (isRight) {
            return End.RIGHT;
        }
        return isOver && Rejection.of(means, HINTS).isEmpty() ? End.HOPELESS : End.NONE;
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
        while (means.count() < until && next <= MOST_SAMPLES) {
            Optional<Sampled> sample = evaluation.along(next, means.segment(), means.kind());
            next++;
            if (sample.isEmpty()) {
                return false;
            }
            means.add(sample.get());
            if ((isSuspect || means.count() % FOR_EACH_ALONG == 0) && !drawAlongGradient(means)) {
                return false;
            }
        }
        return true;
    }

    private boolean drawAlongGradient(SampledMeans means) {
        Optional<double[]> direction = next > MOST_SAMPLES ? Optional.empty() : means.turnAlongGradient();
        if (direction.isEmpty()) {
            return true;
        }
        Optional<Sampled> sample = evaluation.along(next, means.segment(), direction.get());
        next++;
        if (sample.isEmpty()) {
            return false;
        }
        means.addAlongGradient(sample.get());
        return true;
    }
}
