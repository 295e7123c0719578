package org.gradcheck.internal.sampling;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.subject.Objective;

/**
 * Evaluation of single samples: the cost at both ends of a line through the middle of a segment, and the gradient at two points of it,
 * with the same random numbers.
 *
 * <p>The difference of the costs is the integral of the slope along the line. The two points of the gradient are at a random distance
 * {@code t} from the middle, to both sides, uniform on the line: their mean has the same expectation as the integral, for any length of the
 * line, if the gradient is right in expectation there. So a long line, which keeps the variance of a cost with jumps small, has no
 * truncation error.
 */
final class SampleEvaluation {

    /** Samples that show whether a block changes the cost. Chosen: as many as a first look has. */
    private static final int FEW = 64;

    private final Objective.Sampling sampling;
    private final SampledParameters parameters;
    private final SampleSeeds seeds;
    private final CountedCost cost;
    private RandomGenerator random;

    SampleEvaluation(Objective.Sampling sampling, SampledParameters parameters) {
        this.sampling = sampling;
        this.parameters = parameters;
        this.seeds = new SampleSeeds(sampling.seed());
        this.random = seeds.of(0);
        this.cost = new CountedCost(() -> sampling.cost().applyAsDouble(random));
    }

    /**
     * One sample along a line. All values are in the unit of the cost.
     *
     * @param direction the displacement of each parameter from the middle to the end of the line
     * @param half half of the difference of the costs at both ends
     * @param size the size of the costs, for their rounding
     * @param gradient the mean of the gradients at two points of the line
     */
    @SuppressWarnings("ArrayRecordComponent") // a value that lives between two steps and is never compared
    record Sampled(double[] direction, double half, double size, double[] gradient) {

        /** Returns the slope along the direction that the gradient claims. */
        double claimed() {
            double sum = 0;
            for (int i = 0; i < direction.length; i++) {
                sum += direction[i] == 0 ? 0 : direction[i] * gradient[i];
            }
            return sum;
        }

        boolean isFinite() {
            return Double.isFinite(half) && Double.isFinite(claimed());
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
        List<double[]> blocks = sampling.gradient().apply(seeds.of(sample));
        double[] all = new double[parameters.size()];
        for (int b = 0; b < blocks.size(); b++) {
            double[] entries = blocks.get(b);
            System.arraycopy(entries, 0, all, parameters.from(b), entries.length);
        }
        return all;
    }

    /**
     * Evaluates a sample along a line with a random sign for each parameter.
     *
     * @return empty if the line leaves the domain of the cost: a value is NaN or infinite, or the code refuses its arguments
     */
    Optional<Sampled> along(long sample, Segment segment) {
        RandomGenerator placing = seeds.placing(sample);
        double distance = placing.nextDouble();
        double[] direction = new double[parameters.size()];
        int signs = 0;
        for (int i = 0; i < direction.length; i++) {
            signs = i % Integer.SIZE == 0 ? placing.nextInt() : signs >>> 1;
            direction[i] = (signs & 1) == 0 ? segment.reach()[i] : -segment.reach()[i];
        }
        try {
            double above = cost(sample, segment, direction, 1);
            double below = cost(sample, segment, direction, -1);
            double[] mean = gradient(sample, segment, direction, distance);
            double[] other = gradient(sample, segment, direction, -distance);
            for (int i = 0; i < mean.length; i++) {
                mean[i] = parameters.isFixed(i) ? 0 : (mean[i] + other[i]) / 2;
            }
            Sampled sampled = new Sampled(
                    direction, (above - below) / 2, Math.max(Math.abs(above), Math.abs(below)), mean);
            return sampled.isFinite() ? Optional.of(sampled) : Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException outside) {
            return Optional.empty();
        }
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

    private double cost(long sample, Segment segment, double[] direction, double part) {
        parameters.store(segment, direction, part);
        return cost(sample);
    }

    private double[] gradient(long sample, Segment segment, double[] direction, double part) {
        parameters.store(segment, direction, part);
        return gradient(sample);
    }
}
