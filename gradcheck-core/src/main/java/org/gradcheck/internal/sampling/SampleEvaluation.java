package org.gradcheck.internal.sampling;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.EvaluationMeter;
import org.gradcheck.internal.evaluation.ParameterSnapshot;
import org.gradcheck.internal.evaluation.WatchedCost;
import org.gradcheck.internal.judgement.AnalyticRounding;
import org.gradcheck.internal.text.DisplacedHint;
import org.gradcheck.subject.Objective;

/**
 * Evaluation of single samples: the cost at both ends of a line through the middle of a segment, and the gradient at two points of it,
 * with the same random numbers.
 *
 * <p>The difference of the costs is the integral of the slope along the line. The gradient at a point of the line, chosen at random, has
 * the same expectation as the integral, for any length of the line, if it is right in expectation there. So a long line, which
 * keeps the variance of a cost with jumps small, has no truncation error.
 *
 * <p>The second point of the gradient depends on the {@link Kind} of the gradient: opposite to the first, so that nothing is left of a
 * smooth cost, or in the middle, where it is a control variate whatever the line is.
 */
final class SampleEvaluation {

    /** Samples that show whether a block changes the cost. Chosen: as many as a first look has. */
    private static final int FEW = 64;

    private final Objective.Sampling sampling;
    private final SampledParameters parameters;
    private final ParameterSnapshot point;
    private final SampleSeeds seeds;
    private final CountedCost cost;
    private RandomGenerator random;

    /**
     * @param meter counts the evaluations of the whole check, and limits them
     * @param point the values at the point of the check, to name the displaced parameters where the code throws
     */
    SampleEvaluation(
            Objective.Sampling sampling, SampledParameters parameters, EvaluationMeter meter, ParameterSnapshot point) {
        this.point = point;
        this.sampling = sampling;
        this.parameters = parameters;
        this.seeds = new SampleSeeds(sampling.seed());
        this.random = seeds.of(0);
        this.cost = new CountedCost(new WatchedCost(() -> sampling.cost().applyAsDouble(random), point), meter);
    }

    /** Where the gradient of a sample is evaluated a second time. */
    enum Kind {

        /** The gradient belongs to the path of the sample. */
        ALONG_PATH,

        /** The gradient and the difference vary independently, as with score functions. */
        INDEPENDENT
    }

    /**
     * One sample along a line. All values are in the unit of the cost.
     *
     * @param direction the displacement of each parameter from the middle to the end of the line
     * @param half half of the difference of the costs at both ends
     * @param size the size of the costs, for their rounding
     * @param isSinglePrecision whether cost or gradient is computed in single precision
     * @param gradient the gradient at a random point of the line, or the mean at two of them
     * @param central the gradient in the middle; empty along a path
     */
    @SuppressWarnings("ArrayRecordComponent") // a value that lives between two steps and is never compared
    record Sampled(
            double[] direction,
            double half,
            double size,
            boolean isSinglePrecision,
            double[] gradient,
            double[] central) {

        /** Returns the slope along the direction that the gradient claims. */
        double claimed() {
            return along(gradient);
        }

        /** Returns the slope along the direction that the gradient in the middle claims; 0 along a path. */
        double claimedInMiddle() {
            return along(central);
        }

        /** Returns the gradient of the sample that does not depend on the direction, if there is one. */
        double[] shown() {
            return central.length == 0 ? gradient : central;
        }

        private double along(double[] slopes) {
            double sum = 0;
            for (int i = 0; i < slopes.length; i++) {
                sum += direction[i] == 0 ? 0 : direction[i] * slopes[i];
            }
            return sum;
        }

        boolean isFinite() {
            return Double.isFinite(half) && Double.isFinite(claimed()) && Double.isFinite(claimedInMiddle());
        }
    }

    long evaluations() {
        return cost.evaluations();
    }

    SampledParameters parameters() {
        return parameters;
    }

    /** Evaluates the cost of a sample at the stored parameters. */
    double cost(long sample) {
        random = seeds.of(sample);
        return cost.getAsDouble();
    }

    /** Evaluates the gradient of a sample at the stored parameters. */
    double[] gradient(long sample) {
        cost.stopIfInterrupted();
        List<double[]> blocks = claimed(seeds.of(sample));
        double[] all = new double[parameters.size()];
        for (int b = 0; b < blocks.size(); b++) {
            double[] entries = blocks.get(b);
            System.arraycopy(entries, 0, all, parameters.from(b), entries.length);
        }
        for (int i = 0; i < all.length; i++) {
            all[i] = parameters.isFixed(i) ? 0 : all[i];
        }
        return all;
    }

    private List<double[]> claimed(RandomGenerator generator) {
        try {
            return sampling.gradient().apply(generator);
        } catch (Throwable thrown) {
            DisplacedHint.add(thrown, "gradient", point::moved, SampleEvaluation.class);
            throw thrown;
        }
    }

    /**
     * Evaluates a sample along a line with a random sign for each parameter.
     *
     * @return empty if the line leaves the domain of the cost: a value is NaN or infinite, or the code refuses its arguments
     */
    Optional<Sampled> along(long sample, Segment segment, Kind kind) {
        RandomGenerator placing = seeds.placing(sample);
        double distance = 2 * placing.nextDouble() - 1;
        return along(sample, segment, kind, signed(segment, placing), distance);
    }

    /** Evaluates a sample along a given direction, like that along random signs. */
    Optional<Sampled> along(long sample, Segment segment, double[] direction) {
        double distance = 2 * seeds.placing(sample).nextDouble() - 1;
        return along(sample, segment, Kind.ALONG_PATH, direction, distance);
    }

    /** Returns half of the difference of the costs along a part of a line with random signs; empty if it leaves the domain of the cost. */
    OptionalDouble half(long sample, Segment segment, double part) {
        RandomGenerator placing = seeds.placing(sample);
        placing.nextDouble();
        double[] direction = signed(segment, placing);
        try {
            double half = (cost(sample, segment, direction, part) - cost(sample, segment, direction, -part)) / 2;
            return Double.isFinite(half) ? OptionalDouble.of(half) : OptionalDouble.empty();
        } catch (IllegalArgumentException | ArithmeticException outside) {
            return OptionalDouble.empty();
        }
    }

    private double[] signed(Segment segment, RandomGenerator placing) {
        double[] direction = new double[parameters.size()];
        int signs = 0;
        for (int i = 0; i < direction.length; i++) {
            signs = i % Integer.SIZE == 0 ? placing.nextInt() : signs >>> 1;
            direction[i] = (signs & 1) == 0 ? segment.reach()[i] : -segment.reach()[i];
        }
        return direction;
    }

    private Optional<Sampled> along(long sample, Segment segment, Kind kind, double[] wanted, double distance) {
        try {
            parameters.store(segment, wanted, 1);
            double[] end = parameters.stored();
            double above = cost(sample);
            parameters.store(segment, wanted, -1);
            double[] direction = halfway(end, parameters.stored(), wanted);
            double below = cost(sample);
            double half = (above - below) / 2;
            double size = Math.max(Math.abs(above), Math.abs(below));
            double[] first = gradient(sample, segment, direction, distance);
            boolean isSingle = AnalyticRounding.in(first) != AnalyticRounding.DOUBLE_PRECISION
                    || AnalyticRounding.in(new double[] {above, below}) != AnalyticRounding.DOUBLE_PRECISION;
            Sampled sampled = switch (kind) {
                case ALONG_PATH -> {
                    double[] opposite = gradient(sample, segment, direction, -distance);
                    yield new Sampled(direction, half, size, isSingle, mean(first, opposite), new double[0]);
                }
                case INDEPENDENT -> {
                    double[] central = gradient(sample, segment, direction, 0);
                    yield new Sampled(direction, half, size, isSingle, first, central);
                }
            };
            return sampled.isFinite() ? Optional.of(sampled) : Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException outside) {
            return Optional.empty();
        }
    }

    /** Returns half of the stored displacement, which floats round. Where that is zero, returns the wanted displacement. */
    private static double[] halfway(double[] end, double[] other, double[] wanted) {
        double[] half = new double[wanted.length];
        for (int i = 0; i < half.length; i++) {
            double stored = (end[i] - other[i]) / 2;
            half[i] = stored == 0 || wanted[i] == 0 ? wanted[i] : stored;
        }
        return half;
    }

    /** Returns whether the cost of a few samples changes with the parameters of one block. */
    boolean isMoved(int block, Segment segment) {
        for (long sample = 1; sample <= FEW; sample++) {
            double[] direction = segment.reach().clone();
            for (int i = 0; i < direction.length; i++) {
                direction[i] = i < parameters.from(block) || i >= parameters.to(block) ? 0 : direction[i];
            }
            try {
                double above = cost(sample, segment, direction, 1);
                double below = cost(sample, segment, direction, -1);
                if (Double.compare(above, below) != 0) {
                    return true;
                }
            } catch (IllegalArgumentException | ArithmeticException outside) {
                return true;
            }
        }
        return false;
    }

    private static double[] mean(double[] one, double[] other) {
        double[] mean = new double[one.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (one[i] + other[i]) / 2;
        }
        return mean;
    }

    private double cost(long sample, Segment segment, double[] direction, double part) {
        parameters.store(segment, direction, part);
        return cost(sample);
    }

    private double[] gradient(long sample, Segment segment, double[] direction, double part) {
        parameters.store(segment, direction, part);
        return gradient(sample);
    }
}
