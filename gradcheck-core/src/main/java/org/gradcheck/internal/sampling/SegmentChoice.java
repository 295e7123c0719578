package org.gradcheck.internal.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck.internal.sampling.SampleEvaluation.Sampled;

/**
 * Choice of the segment from a few samples.
 *
 * <p>A gradient that is right along the path of each sample leaves little of a difference on a short segment. For any other one, the
 * difference of a cost with jumps varies the less the longer the segment is: segments are lengthened as long as that decreases the
 * variance. One jump that was not seen on a short segment is added to its variance, as large as the largest seen on any segment.
 */
final class SegmentChoice {

    /** The first part of the scales. Chosen: a smooth cost deviates from a parabola by less than a hundredth. */
    static final double FIRST_PART = 0.125;

    static final double LONGER = 4;

    private static final long FEW = 64;
    private static final long SOME = 256;
    private static final int MOST_SHORTER = 10;
    private static final int MOST_LONGER = 6;

    /** Longer segments without a smaller variance after which the search ends. */
    private static final int MOST_MISSES = 2;

    /** Part of the claimed slope that is left of the difference if both belong to the same path. Chosen. */
    private static final double ALONG_PATH = 0.1;

    private final SampleEvaluation evaluation;
    private long next;
    private double largest;

    SegmentChoice(SampleEvaluation evaluation, long next) {
        this.evaluation = evaluation;
        this.next = next;
    }

    /** Returns the number of the next sample. */
    long next() {
        return next;
    }

    private record Pilot(Segment segment, List<Sampled> samples) {

        /** Returns the regression of the difference on the claimed slope: the weight of the control variate. */
        double beta() {
            double product = 0;
            double square = 0;
            for (Sampled sample : samples) {
                product += sample.half() * sample.claimed();
                square += sample.claimed() * sample.claimed();
            }
            return square == 0 ? 1 : Math.max(0, Math.min(1, product / square));
        }

        private double square(double beta) {
            double sum = 0;
            for (Sampled sample : samples) {
                double rest = sample.half() - beta * sample.claimed();
                sum += rest * rest;
            }
            return sum / samples.size();
        }

        double rest() {
            return square(beta());
        }

        boolean isAlongPath() {
            double claimed = 0;
            for (Sampled sample : samples) {
                claimed += sample.claimed() * sample.claimed();
            }
            return square(1) <= ALONG_PATH * ALONG_PATH * claimed / samples.size();
        }

        double largest() {
            double largest = 0;
            for (Sampled sample : samples) {
                largest = Math.max(largest, Math.abs(sample.half()));
            }
            return largest;
        }
    }

    /**
     * Returns empty means on the best segment.
     *
     * @param part the part of the scales to begin with; below the first one, no longer segment is tried
     */
    Optional<SampledMeans> begin(double part) {
        Optional<Pilot> pilot = Optional.empty();
        double shorter = part;
        for (int i = 0; i < MOST_SHORTER && pilot.isEmpty(); i++) {
            Segment segment = evaluation.parameters().segment(shorter);
            pilot = pilot(evaluation.parameters().nearby(segment), FEW);
            shorter /= LONGER;
        }
        return pilot.map(first -> begin(first.isAlongPath() || first.segment().part() < FIRST_PART ? first : longer(first)));
    }

    private Pilot longer(Pilot first) {
        Pilot best = first;
        double part = first.segment().part();
        int misses = 0;
        Segment last = first.segment();
        for (int i = 0; i < MOST_LONGER && misses < MOST_MISSES; i++) {
            part *= LONGER;
            Segment segment = evaluation.parameters().segment(part);
            Optional<Pilot> pilot = segment.squareOf(last) > 1 ? pilot(segment, SOME) : Optional.empty();
            if (pilot.isEmpty()) {
                break;
            }
            last = segment;
            boolean isBetter = variance(pilot.get(), first) < variance(best, first);
            best = isBetter ? pilot.get() : best;
            misses = isBetter ? 0 : misses + 1;
        }
        return best;
    }

    /** Variance of the slope, in units of that of the first segment. */
    private double variance(Pilot pilot, Pilot first) {
        double unseen = largest * largest / pilot.samples().size();
        return (pilot.rest() + unseen) / pilot.segment().squareOf(first.segment());
    }

    private SampledMeans begin(Pilot pilot) {
        double[] claimed = new double[evaluation.parameters().size()];
        for (Sampled sample : pilot.samples()) {
            for (int i = 0; i < claimed.length; i++) {
                claimed[i] += evaluation.parameters().scale(i) * sample.gradient()[i] / pilot.samples().size();
            }
        }
        return new SampledMeans(evaluation.parameters(), pilot.segment(), pilot.beta(), claimed);
    }

    private Optional<Pilot> pilot(Segment segment, long size) {
        List<Sampled> samples = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            Optional<Sampled> sample = evaluation.along(next++, segment);
            if (sample.isEmpty()) {
                return Optional.empty();
            }
            samples.add(sample.get());
        }
        Pilot pilot = new Pilot(segment, samples);
        largest = Math.max(largest, pilot.largest());
        return Optional.of(pilot);
    }
}
