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
    private static final long PILOT = 64;

    /** Fewest samples of a right gradient. Chosen: a jump that makes up a tenth of the slope is then drawn in each check but few. */
    private static final long FEWEST_OF_RIGHT = 256;

    /** First look at the samples of a suspicion. Chosen: events of one in a hundred have then been drawn. */
    private static final long FIRST_OF_SUSPICION = 1024;

    /** The first part of the scales. Chosen: a smooth cost deviates from a parabola by less than a hundredth. */
    private static final double FIRST_PART = 0.125;

    private static final double LARGEST_PART = 8;
    private static final double LONGER = 4;
    private static final int MOST_SHORTER = 10;

    /** Variance of a longer segment that is worth it. */
    private static final double LESS = 0.6;

    /** Bias, as a part of a block, that is excluded before a check stops. */
    private static final double TARGET = 0.1;

    private final SampleEvaluation evaluation;
    private final long most;
    private final ErrorRates rates;
    private long next = 1;

    SequentialTest(SampleEvaluation evaluation, SampleLimits limits) {
        this.evaluation = evaluation;
        this.most = Math.max(2 * PILOT, limits.most());
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
        Optional<SampledMeans> begun = begin(FIRST_PART);
        while (begun.isPresent()) {
            SampledMeans means = begun.get();
            Optional<Found> found = test(means);
            if (found.isPresent()) {
                return found;
            }
            begun = next < most ? begin(means.segment().part() / LONGER) : Optional.empty();
        }
        return Optional.empty();
    }

    /** Returns empty means of the best segment. */
    private Optional<SampledMeans> begin(double first) {
        double part = first;
        List<Sampled> pilot = pilot(part);
        for (int i = 0; i < MOST_SHORTER && pilot.isEmpty(); i++) {
            part /= LONGER;
            pilot = pilot(part);
        }
        if (pilot.isEmpty()) {
            return Optional.empty();
        }
        double longer = part * LONGER;
        while (first == FIRST_PART && part >= FIRST_PART && longer <= LARGEST_PART) {
            List<Sampled> further = pilot(longer);
            if (further.isEmpty() || !(variance(further) / LONGER / LONGER < LESS * variance(pilot))) {
                break;
            }
            pilot = further;
            part = longer;
            longer = part * LONGER;
        }
        Segment segment = evaluation.parameters().segment(part);
        double[] claimed = new double[evaluation.parameters().size()];
        for (Sampled sample : pilot) {
            for (int i = 0; i < claimed.length; i++) {
                claimed[i] += segment.reach()[i] * sample.gradient()[i] / pilot.size();
            }
        }
        return Optional.of(new SampledMeans(evaluation.parameters(), segment, beta(pilot), claimed));
    }

    private List<Sampled> pilot(double part) {
        Segment segment = evaluation.parameters().segment(part);
        List<Sampled> samples = new ArrayList<>();
        for (long i = 0; i < PILOT; i++) {
            Optional<Sampled> sample = evaluation.along(next++, segment);
            if (sample.isEmpty()) {
                return List.of();
            }
            samples.add(sample.get());
        }
        return samples;
    }

    /** Returns the regression of the difference on the claimed slope: the weight of the control variate. */
    private static double beta(List<Sampled> pilot) {
        double product = 0;
        double square = 0;
        for (Sampled sample : pilot) {
            product += sample.half() * sample.claimed();
            square += sample.claimed() * sample.claimed();
        }
        return square == 0 ? 1 : Math.max(0, Math.min(1, product / square));
    }

    private static double variance(List<Sampled> pilot) {
        double beta = beta(pilot);
        double sum = 0;
        for (Sampled sample : pilot) {
            double rest = sample.half() - beta * sample.claimed();
            sum += rest * rest;
        }
        return sum / pilot.size();
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
            if ((means.count() >= FEWEST_OF_RIGHT && isRight(means)) || next >= most) {
                return Optional.of(new Found(means, Optional.empty(), List.of(), rates, next - 1));
            }
            means.turnToBias();
        }
    }

    private boolean draw(SampledMeans means, long until) {
        while (means.count() < until) {
            Optional<Sampled> sample = evaluation.along(next++, means.segment());
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

    /** Tests suspicions on further samples of a shorter segment. */
    private Optional<Found> second(SampledMeans means, List<Suspicion> suspicions) {
        Segment shorter = evaluation.parameters().segment(means.segment().part() / LONGER);
        SampledMeans further = means.on(shorter);
        List<Suspicion> open = new ArrayList<>(suspicions);
        for (long look = FIRST_OF_SUSPICION; ; look = Math.min(2 * look, further.count() + most - next + 1)) {
            if (!draw(further, look)) {
                return Optional.empty();
            }
            boolean areConfirmed = true;
            for (int i = 0; i < open.size(); i++) {
                Suspicion tested = open.get(i).tested(further, rates, open.size());
                open.set(i, tested);
            }
            Found found = new Found(means, Optional.of(further), List.copyOf(open), rates, next - 1);
            for (int b = 0; b < means.parameters().blocks(); b++) {
                areConfirmed &= !found.isSuspected(b) || found.isConfirmed(b);
            }
            if (areConfirmed || next >= most) {
                return Optional.of(found);
            }
        }
    }
}
