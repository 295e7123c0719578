package org.gradcheck.internal.blockwise;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.internal.differentiation.SlopePair;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.parameters.DirectionComponents;
import org.gradcheck.internal.parameters.EntryRange;

/**
 * Slopes along directions in which the parts of some blocks, such as their rows, are displaced together, each along its own direction and to
 * a random side.
 *
 * <p>Each block keeps the step that suits it, so its parts are known as precisely as if it were displaced alone: the noise of the cost does
 * not grow with the number of blocks. One wrong part changes all of the slopes by the same amount, with the sign of its displacement. The
 * signs tell the part.
 */
final class SignedSums {

    /** Smallest step, as a part of those of the blocks. Chosen: four quarters. */
    private static final double SMALLEST = 0x1p-8;

    /** Standard deviations by which the sum of squares exceeds its mean in a coincidence. Chosen: a false alarm costs some evaluations. */
    private static final double COINCIDENCE = 4;

    /** Error, in that of noise, from which kinks decide. Chosen: the differences of eight noisy slopes hardly exceed it. */
    private static final double AT_KINKS = 1.5;

    private final List<PartsOfBlock> blocks;
    private final StepSearch steps;
    private final CheckOptions options;
    private final int parameters;
    private final SlopeSamples samples;
    private final List<double[]> explained = new ArrayList<>();
    private final List<Double> allowances = new ArrayList<>();
    private double step;

    /**
     * Prepares the sums.
     *
     * @param step the largest step, as a part of those of the blocks
     */
    SignedSums(List<PartsOfBlock> blocks, StepSearch steps, CheckOptions options, int parameters, double step) {
        this.step = step;
        this.blocks = blocks;
        this.steps = steps;
        this.options = options;
        this.parameters = parameters;
        this.samples = new SlopeSamples(steps.noise());
    }

    List<PartsOfBlock> blocks() {
        return blocks;
    }

    /** Returns the parts of the block that a wrong part belongs to. */
    PartsOfBlock ownerOf(WrongPart wrong) {
        return blocks.stream()
                .filter(block -> block.whole().equals(wrong.block().whole()))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the step, as a part of those of the blocks. */
    double step() {
        return step;
    }

    int directions() {
        return samples.size();
    }

    /** Measures along further directions until there are as many as wanted. */
    void measure(int directions) {
        while (samples.size() < directions) {
            int seed = samples.size();
            StepSearch.Line line = line(seed);
            if (seed == 0) {
                StepSearch.Step first = steps.from(line, step, SMALLEST);
                step = first.length();
                samples.add(first.pair(), 0);
            } else {
                samples.add(steps.at(line, step).pair(), 0);
            }
            double allowance = 0;
            for (PartsOfBlock block : blocks) {
                allowance += block.signed(seed).allowance(options, step * block.length());
            }
            allowances.add(allowance);
        }
    }

    boolean areKnown() {
        return samples.areKnown();
    }

    /** Returns the standard deviation of one slope. */
    double error() {
        return samples.errorOfOne();
    }

    /** Returns whether the cost has values at all points, and nothing but noise, kinks and wrong parts that were found changes the slopes. */
    boolean isExplained() {
        return areKnown() && agree();
    }

    /** Returns whether nothing but noise, kinks and what is explained changes the slopes. */
    boolean agree() {
        return deviations() <= samples.size() + COINCIDENCE * Math.sqrt(2.0 * samples.size());
    }

    /** Returns the sum of the squared deviations of all slopes, in their standard deviations. */
    double deviations() {
        double squares = 0;
        for (int k = 0; k < samples.size(); k++) {
            double left = Math.max(0, Math.abs(left(k)) - allowances.get(k)) / error();
            squares += left * left;
        }
        return squares;
    }

    /** Returns the root of the mean square of what is not explained. */
    double size() {
        double squares = 0;
        for (int k = 0; k < samples.size(); k++) {
            squares += left(k) * left(k);
        }
        return Math.sqrt(squares / samples.size());
    }

    /** Returns the number of the direction whose slope deviates most. */
    int worst() {
        int worst = 0;
        for (int k = 1; k < samples.size(); k++) {
            worst = Math.abs(left(k)) > Math.abs(left(worst)) ? k : worst;
        }
        return worst;
    }

    /** Returns whether kinks, and not the noise of the cost, decide about the error. */
    boolean areAtKinks() {
        return error() > AT_KINKS * SlopePair.VALUE_NOISE * steps.noise();
    }

    /** Returns the evidence that a part is wrong: the part of all slopes that has its signs, in standard deviations. */
    double evidence(PartsOfBlock block, int part) {
        double sum = 0;
        for (int k = 0; k < samples.size(); k++) {
            sum += block.sign(k, part) * left(k);
        }
        return Math.abs(sum) / (Math.sqrt(samples.size()) * error());
    }

    /**
     * Explains what a wrong part has changed.
     *
     * @param wrongBy the unexpected change of the cost if the part is displaced by its components
     */
    void explain(PartsOfBlock block, int part, double wrongBy) {
        double[] changes = new double[samples.size()];
        for (int k = 0; k < changes.length; k++) {
            changes[k] = step * block.factor(k, part) * wrongBy;
        }
        explained.add(changes);
    }

    /** Explains what a common factor of a block has changed. */
    void explainFactor(PartsOfBlock block, double deviation) {
        double[] changes = new double[samples.size()];
        for (int k = 0; k < changes.length; k++) {
            changes[k] = deviation * block.signed(k).change(step * block.length());
        }
        explained.add(changes);
    }

    void forgetExplanations() {
        explained.clear();
    }

    private double left(int k) {
        double left = samples.pairs().get(k).value();
        for (double[] changes : explained) {
            left -= changes[k];
        }
        return left;
    }

    private StepSearch.Line line(long seed) {
        EntryRange all = new EntryRange(0, parameters);
        return new StepSearch.Line() {
            @Override
            public void write(DirectionComponents components, double length) {
                for (PartsOfBlock block : blocks) {
                    block.signed(seed).write(components, length * block.length());
                }
            }

            @Override
            public EntryRange range() {
                return all;
            }
        };
    }
}
