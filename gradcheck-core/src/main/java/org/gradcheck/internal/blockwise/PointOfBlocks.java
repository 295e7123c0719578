package org.gradcheck.internal.blockwise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradcheck.internal.differentiation.PairedSlopes;
import org.gradcheck.internal.differentiation.SlopePair;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.EvaluationMeter;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.parameters.DirectionComponents;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.gradcheck.subject.ParameterBlock;

/** A point, with the gradient that is claimed there, at which blocks are tested: as a whole, and part by part. */
public final class PointOfBlocks {

    /** Blocks from which the noise is measured anew. Chosen: the median of fewer differences is no better than the first estimate. */
    private static final int FEWEST_BLOCKS = 3;

    /** Median of the size of a normal number with a standard deviation of 1. */
    private static final double MEDIAN_OF_NORMAL = 0.6745;

    /**
     * Slope of a cost along a direction, less the claimed one.
     *
     * @param value the change of the cost by the components of the direction, to first order; NaN if it is not known
     * @param error its standard deviation
     */
    public record UnclaimedSlope(double value, double error) {

        /** The slope where the cost has no value. */
        private static final UnclaimedSlope UNKNOWN = new UnclaimedSlope(Double.NaN, Double.NaN);

        public boolean isKnown() {
            return Double.isFinite(value) && Double.isFinite(error);
        }
    }

    private final List<BlockGradient> gradients = new ArrayList<>();
    private final DirectionComponents memory;
    private final PairedSlopes slopes;
    private final EvaluationMeter meter;
    private final CheckOptions options;
    private final int parameters;
    private double noise;

    /**
     * Prepares tests at the point where the parameters are.
     *
     * @param gradient the gradient that is claimed there
     * @param noise the noise level of the cost, as far as it is known
     */
    public PointOfBlocks(
            List<ParameterBlock> blocks,
            List<double[]> gradient,
            ParameterSpace space,
            CountedCost cost,
            double costAtPoint,
            double noise,
            CheckOptions options) {
        this.memory = new DirectionComponents(space.size());
        for (int b = 0; b < blocks.size(); b++) {
            gradients.add(new BlockGradient(blocks.get(b), space.rangeOf(b), gradient.get(b), space, memory));
        }
        this.slopes = new PairedSlopes(space, gradient, cost, costAtPoint);
        this.meter = cost.meter();
        this.noise = noise;
        this.options = options;
        this.parameters = space.size();
    }

    /** Returns the noise level, not below the one that the tests of whole blocks have shown. */
    public double noise() {
        return noise;
    }

    /** Returns the counter of the evaluations. */
    EvaluationMeter meter() {
        return meter;
    }

    /** Returns the number of blocks. */
    int blocks() {
        return gradients.size();
    }

    /** Tests blocks as a whole, as far as the limit of the evaluations goes. */
    List<WholeBlock> wholes(int[] tested) {
        WholeBlockTest before = new WholeBlockTest(steps(), options);
        List<StepSearch.Step> chosen = new ArrayList<>();
        meter.completes(() -> {
            for (int b : tested) {
                BlockGradient gradient = gradients.get(b);
                chosen.add(gradient.isZero() ? new StepSearch.Step(0, new SlopePair(0, 0, 0)) : before.step(gradient));
            }
        });
        noise = noise(chosen);
        WholeBlockTest test = new WholeBlockTest(steps(), options);
        List<WholeBlock> wholes = new ArrayList<>();
        meter.completes(() -> {
            for (int i = 0; i < chosen.size(); i++) {
                BlockGradient gradient = gradients.get(tested[i]);
                wholes.add(gradient.isZero() ? WholeBlock.withoutClaim(gradient) : test.test(gradient, chosen.get(i)));
            }
        });
        for (int i = wholes.size(); i < tested.length; i++) {
            BlockGradient gradient = gradients.get(tested[i]);
            wholes.add(gradient.isZero() ? WholeBlock.withoutClaim(gradient) : WholeBlock.unreached(gradient));
        }
        return wholes;
    }

    /**
     * Tests a block by a single measurement.
     *
     * @param elsewhere the block at another point
     * @param length the step; that which suits the block here if none is given
     * @return the block here; empty if no entry has a claimed derivative, or if the claimed derivatives are those of the other point to the bit
     */
    Optional<WholeBlock> once(BlockGradient elsewhere, OptionalDouble length) {
        BlockGradient gradient = of(elsewhere);
        return gradient.isZero() || gradient.hasDerivativesOf(elsewhere)
                ? Optional.empty()
                : Optional.of(new WholeBlockTest(steps(), options).once(gradient, length));
    }

    /** Returns the displacement of each parameter of a block in units of which directions have their components; 0 if none displaces it. */
    public double[] displacements(int block) {
        double[] displacements = new double[gradients.get(block).entries()];
        for (int i = 0; i < displacements.length; i++) {
            displacements[i] = gradients.get(block).size(i);
        }
        return displacements;
    }

    /**
     * Returns the slope of the cost along a direction less the claimed one, with its standard deviation. The step is that of the block, or
     * smaller where kinks or curvature show.
     *
     * @param components the component of each entry, in displacements of its parameter
     * @return not finite if the cost has no value at the displaced points, or if the direction displaces nothing
     */
    public UnclaimedSlope unclaimed(int block, double[] components) {
        BlockGradient gradient = gradients.get(block);
        BlockDirection direction = BlockDirection.of(gradient, (target, of, factor) -> {
            int first = of.range().from();
            double[] displacements = target.span(first, of.range().to());
            for (int i = 0; i < components.length; i++) {
                displacements[first + i] = factor * components[i] * of.size(i);
            }
        });
        if (direction.isZero()) {
            return UnclaimedSlope.UNKNOWN;
        }
        double start = new WholeBlockTest(steps(), options).start(gradient);
        StepSearch.Step step = steps().ofBlock(direction, start, direction.longest());
        SlopeSamples samples = new SlopeSamples(noise);
        samples.add(step.pair(), 0);
        double factor = direction.factor(step.length());
        return samples.areKnown()
                ? new UnclaimedSlope(samples.mean() / factor, samples.error() / factor)
                : UnclaimedSlope.UNKNOWN;
    }

    /** Tests a block that deviates at one step at smaller ones, too. */
    WholeBlock closer(WholeBlock block) {
        return new WholeBlockTest(steps(), options).closer(block);
    }

    /** Tests a block by a single measurement after each division of a step. */
    List<WholeBlock> divided(WholeBlock block, int divisions) {
        WholeBlockTest test = new WholeBlockTest(steps(), options);
        BlockGradient gradient = of(block.gradient());
        List<WholeBlock> looks = new ArrayList<>();
        double length = block.length() / StepSearch.RATIO;
        while (looks.size() < divisions && length >= StepSearch.SMALLEST_STEP) {
            looks.add(test.once(gradient, OptionalDouble.of(length)));
            length /= StepSearch.RATIO;
        }
        return looks;
    }

    /** Tests the parts of blocks that agree as a whole, and searches those of the others for what is wrong. */
    void parts(List<BlockEvidence> blocks) {
        new PartsPhase(steps(), options, parameters).run(blocks);
    }

    /** Returns the largest entries of blocks that agree as a whole that are wrong here. */
    List<BlockEvidence> largestEntries(List<BlockEvidence> blocks) {
        new PartsPhase(steps(), options, parameters).test(blocks, PartKind.LARGEST_ENTRIES);
        return blocks;
    }

    /** Tests a part that is wrong at another point. */
    WrongPart again(WrongPart wrong) {
        PartsOfBlock there = wrong.block();
        BlockGradient gradient = of(there.gradient());
        return new WrongPart(there, wrong.part(), new PartTest(steps(), options).again(wrong, gradient));
    }

    /** Returns the gradient of the same block here. */
    private BlockGradient of(BlockGradient elsewhere) {
        return gradients.stream()
                .filter(block -> block.range().equals(elsewhere.range()))
                .findFirst()
                .orElseThrow();
    }

    /** Returns whether sums of parts of a kind deviate here, too, in a block that is right as a whole; empty if nothing is known here. */
    Optional<Boolean> deviate(PartKind kind, BlockGradient elsewhere) {
        int block = gradients.indexOf(of(elsewhere));
        WholeBlock whole = wholes(new int[] {block}).get(0);
        return whole.length() > 0
                ? Optional.of(new PartsPhase(steps(), options, parameters).deviate(kind, whole))
                : Optional.empty();
    }

    private StepSearch steps() {
        return new StepSearch(slopes, noise, memory);
    }

    /** Returns the noise level, not below the one that the differences of the blocks show. */
    private double noise(List<StepSearch.Step> chosen) {
        double[] sizes = chosen.stream()
                .filter(step -> step.length() > 0 && step.pair().isKnown())
                .mapToDouble(step -> Math.abs(step.pair().difference()) / SlopePair.DIFFERENCE_NOISE)
                .sorted()
                .toArray();
        return sizes.length < FEWEST_BLOCKS ? noise : Math.max(noise, sizes[sizes.length / 2] / MEDIAN_OF_NORMAL);
    }
}
