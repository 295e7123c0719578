package org.gradcheck.network;

/** What a network computes for each example of a batch: all pre-activations, all outputs, and the cost. */
final class ExampleStates {

    private final FeedforwardNetwork network;
    private final TrainingBatch batch;
    private final double[][][] z;
    private final double[][][] a;
    private final double[] cost;

    ExampleStates(FeedforwardNetwork network, TrainingBatch batch) {
        this.network = network;
        this.batch = batch;
        z = new double[batch.size()][][];
        a = new double[batch.size()][][];
        cost = new double[batch.size()];
        int last = network.depth() - 1;
        for (int example = 0; example < batch.size(); example++) {
            ForwardPass pass = new ForwardPass(network);
            pass.run(batch.input(example));
            z[example] = pass.preActivations();
            a[example] = pass.outputs();
            cost[example] = costOf(example, z[example][last], a[example][last]);
        }
    }

    /** The cost of an example, given what the output layer makes of it. */
    double costOf(int example, double[] outputZ, double[] outputA) {
        return network.costFunction()
                .ofExample(network.layer(network.depth() - 1).activation(), outputZ, outputA, batch.target(example));
    }

    int examples() {
        return cost.length;
    }

    double[] preActivations(int example, int layer) {
        return z[example][layer];
    }

    /** What a layer sees: the outputs of the layer before it, or the example. */
    double[] inputs(int example, int layer) {
        return layer == 0 ? batch.input(example) : a[example][layer - 1];
    }

    double output(int example, int layer, int unit) {
        return a[example][layer][unit];
    }

    double cost(int example) {
        return cost[example];
    }
}
