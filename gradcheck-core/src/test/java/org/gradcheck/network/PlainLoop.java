package org.gradcheck.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.internal.parameters.CostChanges;

/** Changes of a network's cost by the usual loop: displace a parameter, and evaluate the whole cost. */
final class PlainLoop {

    /** How much of a parameter it is displaced by. */
    private static final double[] STEPS = {0x1p-20, 0x1p-12, 0x1p-5};

    private final FeedforwardNetwork network;
    private final TrainingBatch batch;
    private final RealVector parameters;
    private final double cost;
    private final double rounding;
    private int outside;

    PlainLoop(FeedforwardNetwork network, TrainingBatch batch) {
        this.network = network;
        this.batch = batch;
        this.parameters = network.parameters();
        this.cost = network.cost(batch);
        this.rounding = rounding();
    }

    /** How many displacements have led where the network has no value. */
    int outside() {
        return outside;
    }

    /** Asserts that the changes known from the structure are those of this loop, to the rounding of this loop. */
    void assertSameChanges() {
        List<CostChanges> blocks = NetworkCostChanges.of(network, batch);
        assertThat(blocks).hasSize(2 * network.depth());
        int first = 0;
        for (int b = 0; b < blocks.size(); b++) {
            Layer layer = network.layer(b / 2);
            int entries = b % 2 == 0 ? layer.units() * layer.inputs() : layer.units();
            for (double step : STEPS) {
                assertSame("block " + b + " of " + network, blocks.get(b), step, first, entries);
            }
            first += entries;
        }
        assertThat(first).isEqualTo(parameters.getDimension());
    }

    private void assertSame(String block, CostChanges changes, double step, int first, int entries) {
        double[] steps = new double[entries];
        Arrays.setAll(steps, i -> step * Math.scalb(1.0, Math.getExponent(parameters.getEntry(first + i))));
        double[] left = new double[entries];
        double[] right = new double[entries];
        changes.ofAll(steps, left, right, rounding / 8);
        List<String> different = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            compare(i, change(first + i, -steps[i]), changes.of(i, -steps[i]), left[i], different);
            compare(i, change(first + i, steps[i]), changes.of(i, steps[i]), right[i], different);
        }
        assertThat(different)
                .as("%s, batch %d, steps of %s", block, batch.size(), step)
                .isEmpty();
    }

    private void compare(int entry, double wanted, double alone, double amongAll, List<String> different) {
        if (differ(wanted, alone) || differ(wanted, amongAll)) {
            different.add("entry " + entry + ": " + alone + " alone and " + amongAll + " among all, not " + wanted
                    + ", rounding " + rounding);
        }
    }

    private boolean differ(double wanted, double actual) {
        return Double.isNaN(wanted) ? !Double.isNaN(actual) : !(Math.abs(actual - wanted) <= rounding);
    }

    /** How much the cost changes; NaN where the network has no value. */
    private double change(int parameter, double displacement) {
        double origin = parameters.getEntry(parameter);
        try {
            parameters.setEntry(parameter, origin + displacement);
            double change = network.cost(batch) - cost;
            outside += Double.isFinite(change) ? 0 : 1;
            return Double.isFinite(change) ? change : Double.NaN;
        } catch (IllegalArgumentException | ArithmeticException refused) {
            outside++;
            return Double.NaN;
        } finally {
            parameters.setEntry(parameter, origin);
        }
    }

    /**
     * The cost is computed as if each parameter were off by some units in the last place, and each output by those of 1,
     * and is then rounded once for each example that is added.
     */
    private double rounding() {
        RandomGenerator random = new Well19937c(1);
        double[] point = parameters.toArray();
        double largest = 0;
        for (int draw = 0; draw < 8; draw++) {
            for (int i = 0; i < point.length; i++) {
                parameters.setEntry(i, point[i] + sign(random) * Math.ulp(point[i]));
            }
            largest = Math.max(largest, Math.abs(network.cost(batch) - cost) + changeWithOutputs(random));
        }
        for (int i = 0; i < point.length; i++) {
            parameters.setEntry(i, point[i]);
        }
        return 4 * largest + (4 + batch.size()) * Math.ulp(Math.max(1, cost));
    }

    /** The mean change of an example's cost with outputs that are off. */
    private double changeWithOutputs(RandomGenerator random) {
        int last = network.depth() - 1;
        ForwardPass pass = new ForwardPass(network);
        double sum = 0;
        for (int example = 0; example < batch.size(); example++) {
            pass.run(batch.input(example));
            double[] outputs = pass.outputs(last).clone();
            double before = ofExample(example, pass.preActivations(last), outputs);
            for (int k = 0; k < outputs.length; k++) {
                outputs[k] += sign(random) * Math.ulp(1.0);
            }
            sum += Math.abs(ofExample(example, pass.preActivations(last), outputs) - before);
        }
        return sum / batch.size();
    }

    private double ofExample(int example, double[] z, double[] a) {
        return network.costFunction()
                .ofExample(network.layer(network.depth() - 1).activation(), z, a, batch.target(example));
    }

    private static int sign(RandomGenerator random) {
        return random.nextBoolean() ? 1 : -1;
    }
}
