package org.gradcheck.internal.blockwise;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.internal.differentiation.PairedSlopes;
import org.gradcheck.internal.differentiation.SlopePair;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.gradcheck.subject.ParameterBlock;

/**
 * Screening of a cost in single precision: each block along its claimed gradient, then the parts of all blocks.
 */
public final class BlockwiseExamination {

    /** Blocks from which the noise is measured anew. Chosen: the median of fewer differences is no better than the first estimate. */
    private static final int FEWEST_BLOCKS = 3;

    /** Median of the size of a normal number with a standard deviation of 1. */
    private static final double MEDIAN_OF_NORMAL = 0.6745;

    private final List<BlockGradient> gradients = new ArrayList<>();
    private final StepSearch first;
    private final CheckOptions options;
    private final int parameters;

    public BlockwiseExamination(
            List<ParameterBlock> blocks,
            List<double[]> gradient,
            ParameterSpace space,
            BatchEvaluation cost,
            double costAtPoint,
            double noise,
            CheckOptions options) {
        for (int b = 0; b < blocks.size(); b++) {
            gradients.add(new BlockGradient(blocks.get(b), space.rangeOf(b), gradient.get(b), space));
        }
        this.first = new StepSearch(new PairedSlopes(space, gradient, cost, costAtPoint), noise);
        this.options = options;
        this.parameters = space.size();
    }

    /** Returns the conclusion about each block. */
    public List<BlockConclusion> examine() {
        return evidence().stream().map(BlockConclusion::of).toList();
    }

    private List<BlockEvidence> evidence() {
        WholeBlockTest before = new WholeBlockTest(first, options);
        List<StepSearch.Step> chosen = new ArrayList<>();
        for (BlockGradient gradient : gradients) {
            chosen.add(gradient.isZero() ? new StepSearch.Step(0, new SlopePair(0, 0, 0)) : before.step(gradient));
        }
        StepSearch steps = new StepSearch(first.slopes(), noise(chosen));
        WholeBlockTest test = new WholeBlockTest(steps, options);
        List<BlockEvidence> blocks = new ArrayList<>();
        for (int b = 0; b < gradients.size(); b++) {
            BlockGradient gradient = gradients.get(b);
            blocks.add(new BlockEvidence(
                    gradient.isZero()
                            ? new WholeBlock(
                                    gradient,
                                    WholeBlock.Outcome.WITHOUT_CLAIM,
                                    0,
                                    0,
                                    Double.NaN,
                                    Double.NaN,
                                    Double.NaN)
                            : test.test(gradient, chosen.get(b))));
        }
        new PartsPhase(steps, options, parameters).run(blocks);
        return blocks;
    }

    /** Returns the noise level, not below the one that the differences of the blocks show. */
    private double noise(List<StepSearch.Step> chosen) {
        double[] sizes = chosen.stream()
                .filter(step -> step.length() > 0 && step.pair().isKnown())
                .mapToDouble(step -> Math.abs(step.pair().difference()) / SlopePair.DIFFERENCE_NOISE)
                .sorted()
                .toArray();
        return sizes.length < FEWEST_BLOCKS
                ? first.noise()
                : Math.max(first.noise(), sizes[sizes.length / 2] / MEDIAN_OF_NORMAL);
    }
}
