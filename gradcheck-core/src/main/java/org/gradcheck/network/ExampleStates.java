package org.gradcheck.network;

/** Pre-activations and outputs of all layers of a network, for each example of a batch. */
final class ExampleStates {

    private final FeedforwardNetwork network;
    private final TrainingBatch batch;
    private final double[][][] z;
    private final double[][][] a;

    ExampleStates(FeedforwardNetwork network, TrainingBatch batch) {
        this.network = network;
        this.batch = batch;
        z = new double[batch.size()][][];
        a = new double[batch.size()][][];
        for (int example = 0; example < batch.size(); example++) {
            ForwardPass pass = new ForwardPass(network);
            pass.run(batch.input(example));
            z[example] = pass.preActivations();
            a[example] = pass.outputs();
        }
    }

    /** Returns the change of an example's cost when the output layer has other pre-activations and outputs. */
    double costChange(int example, double[] newZ, double[] newA) {
        int last = network.depth() - 1;
        return network.costFunction()
                .changeOfExample(
                        network.layer(last).activation(),
                        z[example][last],
                        a[example][last],
                        newZ,
                        newA,
                        batch.target(example));
    }

    int examples() {
        return z.length;
    }

    double[] preActivations(int example, int layer) {
        return z[example][layer];
    }

    /** Returns the inputs of a layer: the outputs of the layer before it, or the example for layer 0. */
    double[] inputs(int example, int layer) {
        return layer == 0 ? batch.input(example) : a[example][layer - 1];
    }

    double[] outputs(int example, int layer) {
        return a[example][layer];
    }
}
