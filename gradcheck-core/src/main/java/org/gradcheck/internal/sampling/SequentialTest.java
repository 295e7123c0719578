package org.gradcheck.internal.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck.internal.sampling.SampleEvaluation.Sampled;

/**
 * Sequential test whether the mean of the gradient is the slope of the mean cost.
 *
 * <p>The algorithm:
 *
 * <ol>
 *   <li>Choose a segment: begin with a small part of the scales, and take a longer one while that decreases the variance, as it does for
 *       a cost with jumps, or a shorter one while samples leave the domain.
 *   <li>Draw samples, and look at their means whenever their number has doubled. Stop if every block is right: a bias above a tenth of it is
 *       excluded.
 *   <li>If a block looks wrong, test the suspicion alone on further samples of a shorter segment. Rare values that have not been drawn
 *       yet, and a segment that leaves the domain unnoticed, give no second suspicion.
 * </ol>
 */
final class SequentialTest {

    private static final long FIRST_LOOK = 64;

    /** Fewest samples of a right gradient. Chosen: a jump that makes up a tenth of the slope is then drawn in each check but few. */
    private static final long FEWEST_OF_RIGHT = 256;

    /** First look at the samples of a suspicion. Chosen: events of one in a hundred have then been drawn. */
    private static final long FIRST_OF_SUSPICION = 1024;

    /** Bias, as a part of a block, that is excluded before a check stops. */
    static final double TARGET = 0.1;

    private final SampleEvaluation evaluation;
    private final long most;
    private final ErrorRates rates;
    private long next = 1;

    SequentialTest(SampleEvaluation evaluation, SampleLimits limits) {
        this.evaluation = evaluation;
        this.most = Math.max(2 * FIRST_LOOK, limits.most());
        this.rates = new ErrorRates(1 + (int) Math.ceil(Math.log((double) most / FIRST_LOOK) / Math.log(2)));
    }

    /** What a test has found. */
    record Found(SampledMeans means, Optional<SampledMeans> second, List<Suspicion> suspicions, ErrorRates rates, long samples) {

        boolean isConfirmed(int block) {
            for (Suspicion suspicion : suspicions) {
                if (suspicion.block() == block && suspicion.isConfirmed()) {
                    return true;
                }
            }
            return false;
        }

        boolean isSuspected(int block) {
            for (Suspicion suspicion : suspicions) {
                if (suspicion.block() == block) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Returns what was found; empty if samples leave the domain of the cost on the shortest segment. */
    Optional<Found> run() {
        double part = SegmentChoice.FIRST_PART;
        while (next < most) {
            SegmentChoice choice = new SegmentChoice(evaluation, next);
            Optional<SampledMeans> begun = choice.begin(part);
            next = choice.next();
            Optional<Found> found = begun.flatMap(this::test);
            if (begun.isEmpty() || found.isPresent()) {
                return found;
            }
            part = begun.get().segment().part() / SegmentChoice.LONGER;
        }
        return Optional.empty();
    }

    /** Returns empty if samples leave the domain of the cost. */
    private Optional<Found> test(SampledMeans means) {
        for (long look = FIRST_LOOK; ; look = Math.min(2 * look, means.count() + most - next + 1)) {
            if (!draw(means, look)) {
                return Optional.empty();
            }
            List<Suspicion> suspicions = Suspicion.of(means, rates);
            if (!suspicions.isEmpty()) {
                return second(means, suspicions);
            }
            boolean isEnough = means.count() >= FEWEST_OF_RIGHT && (isRight(means) || means.isConstant());
            if (isEnough || next >= most) {
                return Optional.of(new Found(means, Optional.empty(), List.of(), rates, next - 1));
            }
            means.turnToBias();
        }
    }

    private boolean draw(SampledMeans means, long until) {
        while (means.count() < until) {
            Optional<Sampled> sample = evaluation.along(next++, means.segment(), means.kind());
            if (sample.isEmpty()) {
                return false;
            }
            means.add(sample.get());
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

    /** Tests suspicions on further samples, nearer to the point if the segment may leave the domain. */
    private Optional<Found> second(SampledMeans means, List<Suspicion> suspicions) {
        SampledMeans further = means.on(means.parameters().nearby(means.segment()));
        List<Suspicion> tested = new ArrayList<>(suspicions);
        for (long look = FIRST_OF_SUSPICION; ; look = Math.min(2 * look, further.count() + most - next + 1)) {
            if (!draw(further, look)) {
                return Optional.empty();
            }
            for (int i = 0; i < tested.size(); i++) {
                tested.set(i, suspicions.get(i).tested(further, rates, tested.size()));
            }
            Found found = new Found(means, Optional.of(further), List.copyOf(tested), rates, next - 1);
            boolean areConfirmed = true;
            for (Suspicion suspicion : suspicions) {
                areConfirmed &= found.isConfirmed(suspicion.block());
            }
            if (areConfirmed || isRight(further) || next >= most) {
                return Optional.of(found);
            }
        }
    }
}
