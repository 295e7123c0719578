package org.gradcheck.internal.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradcheck.internal.sampling.SampleEvaluation.Kind;
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

    /** Samples that tell whether a segment stays within the domain, as many as at a first look. */
    private static final long FEW = SequentialTest.FIRST_LOOK;

    /** Samples that compare two variances. Formula: each is known to a tenth, sqrt(2 / 256), if it is that of normal values. */
    private static final long SOME = 256;

    /** Shorter segments that are tried within a domain. Formula: the shortest has a millionth of the first, 4^-10. */
    private static final int MOST_SHORTER = 10;

    /** Longer segments. Formula: the longest has 500 times the scale, 4^6 / 8, which the limit of 1 or half a scale ends before. */
    private static final int MOST_LONGER = 6;

    /** Longer segments without a smaller variance after which the search ends. Chosen: one may be chance. */
    private static final int MOST_MISSES = 2;

    /** Part of the claimed slope that is left of the difference if both belong to the same path. Chosen. */
    private static final double ALONG_PATH = 0.1;

    /** Part of the claimed slope that no shorter segment need decrease. Formula: a tenth of the bias that is excluded. */
    private static final double CLOSE = 0.01;

    /** Shorter segments that are tried for a smooth cost. Chosen: rare jumps that were not seen become rarer. */
    private static final int MOST_STRAIGHTER = 4;

    /** Curvature from which on a cost is not smooth. Measured: 0.24 for a trained autoencoder at an eighth of the scales, 0.8 and more for jumps. */
    private static final double ROUGH = 0.5;

    /** Curvature below which a cost is smooth for given random numbers. Chosen. */
    private static final double SMOOTH = 0.1;

    /** Curvature that no shorter segment need decrease. Chosen: a hundredth of the bias that is excluded. */
    private static final double STRAIGHT = 1e-3;

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

    private record Pilot(Segment segment, Kind kind, List<Sampled> samples) {

        /** Returns the regression of what the gradient leaves of the difference on the gradient in the middle. */
        double weight() {
            double product = 0;
            double square = 0;
            for (Sampled sample : samples) {
                double middle = sample.claimedInMiddle();
                product -= (sample.half() - sample.claimed()) * middle;
                square += middle * middle;
            }
            return square == 0 ? 0 : Math.max(0, Math.min(1, product / square));
        }

        /** Returns the mean square of what is left of the differences. */
        double rest() {
            double weight = weight();
            double sum = 0;
            for (Sampled sample : samples) {
                double rest = sample.half() - sample.claimed() + weight * sample.claimedInMiddle();
                sum += rest * rest;
            }
            return sum / samples.size();
        }

        boolean isAlongPath() {
            return isWithin(ALONG_PATH);
        }

        /** Returns whether so little is left that a shorter segment is of no use. */
        boolean isClose() {
            return isWithin(CLOSE);
        }

        private boolean isWithin(double part) {
            double claimed = 0;
            for (Sampled sample : samples) {
                claimed += sample.claimed() * sample.claimed();
            }
            return rest() <= part * part * claimed / samples.size();
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
            pilot = nearby(shorter, Kind.ALONG_PATH, FEW);
            shorter /= LONGER;
        }
        if (pilot.isEmpty()) {
            return Optional.empty();
        }
        if (pilot.get().isClose()) {
            return Optional.of(begin(pilot.get(), false));
        }
        Optional<Pilot> smooth = straight(pilot.get());
        Pilot first = smooth.orElse(pilot.get());
        if (first.isAlongPath()) {
            return Optional.of(begin(first, false));
        }
        Optional<Pilot> independent = pilot(first.segment(), Kind.INDEPENDENT, SOME);
        return independent.map(
                found -> begin(part < FIRST_PART || smooth.isPresent() ? found : longer(found), smooth.isEmpty()));
    }

    /**
     * Returns the longest of some shorter segments on which the cost is nearly a straight line for given random numbers. Empty if it is not
     * smooth. The curvature of a smooth cost falls with the square of the length; that of one with jumps does not fall.
     */
    private Optional<Pilot> straight(Pilot first) {
        Optional<Pilot> smooth = Optional.empty();
        Optional<Pilot> pilot = Optional.of(first);
        double limit = ROUGH;
        for (int i = 0; i < MOST_STRAIGHTER && pilot.isPresent(); i++) {
            double curvature = curvature(pilot.get().segment()).orElse(Double.POSITIVE_INFINITY);
            if (curvature >= limit) {
                break;
            }
            smooth = curvature < SMOOTH ? pilot : smooth;
            if (curvature < STRAIGHT) {
                break;
            }
            limit = curvature / LONGER;
            pilot = nearby(pilot.get().segment().part() / LONGER, Kind.ALONG_PATH, FEW);
        }
        return smooth;
    }

    private Optional<Pilot> nearby(double part, Kind kind, long size) {
        return pilot(evaluation.parameters().nearby(evaluation.parameters().segment(part)), kind, size);
    }

    /**
     * Returns how much the slopes of a segment and of a quarter of it differ for the same random numbers, as a part of the slopes. Empty if
     * samples leave the domain, or the cost does not change. Where a cost jumps, the slopes differ by as much as they are.
     */
    private OptionalDouble curvature(Segment segment) {
        double difference = 0;
        double square = 0;
        for (long i = 0; i < SOME; i++) {
            OptionalDouble whole = evaluation.half(next, segment, 1);
            OptionalDouble quarter = evaluation.half(next, segment, 1 / LONGER);
            next++;
            if (whole.isEmpty() || quarter.isEmpty()) {
                return OptionalDouble.empty();
            }
            double slope = LONGER * quarter.getAsDouble();
            difference += (whole.getAsDouble() - slope) * (whole.getAsDouble() - slope);
            square += slope * slope;
        }
        return square == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(difference / square));
    }

    private Pilot longer(Pilot first) {
        Pilot best = first;
        double part = first.segment().part();
        int misses = 0;
        Segment last = first.segment();
        for (int i = 0; i < MOST_LONGER && misses < MOST_MISSES; i++) {
            part *= LONGER;
            Segment segment = evaluation.parameters().segment(part);
            Optional<Pilot> pilot =
                    segment.squareOf(last) > 1 ? pilot(segment, Kind.INDEPENDENT, SOME) : Optional.empty();
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

    private SampledMeans begin(Pilot pilot, boolean hasJumps) {
        double[] claimed = new double[evaluation.parameters().size()];
        for (Sampled sample : pilot.samples()) {
            for (int i = 0; i < claimed.length; i++) {
                claimed[i] += evaluation.parameters().scale(i)
                        * sample.shown()[i]
                        / pilot.samples().size();
            }
        }
        return new SampledMeans(
                evaluation.parameters(), pilot.segment(), pilot.kind(), pilot.weight(), hasJumps, claimed);
    }

    private Optional<Pilot> pilot(Segment segment, Kind kind, long size) {
        List<Sampled> samples = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            Optional<Sampled> sample = evaluation.along(next++, segment, kind);
            if (sample.isEmpty()) {
                return Optional.empty();
            }
            samples.add(sample.get());
        }
        Pilot pilot = new Pilot(segment, kind, samples);
        largest = Math.max(largest, pilot.largest());
        return Optional.of(pilot);
    }
}
