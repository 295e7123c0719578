package org.gradcheck.samples.libraries.deeplearning4j;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small networks, each with the same seed, and batches for them. */
final class Networks {

    static final int EXAMPLES = 6;
    private static final int STEPS = 4;

    private Networks() {}

    static MultiLayerNetwork dense(IActivation activation, double l2, DataType precision) {
        return network(
                precision,
                l2,
                InputType.feedForward(3),
                new DenseLayer.Builder().nOut(5).activation(activation).build(),
                softmax());
    }

    static MultiLayerNetwork batchNormalised() {
        return network(
                DataType.DOUBLE,
                0,
                InputType.feedForward(3),
                new DenseLayer.Builder().nOut(5).activation(Activation.TANH).build(),
                new BatchNormalization.Builder().build(),
                softmax());
    }

    static MultiLayerNetwork recurrent() {
        return network(
                DataType.DOUBLE,
                0,
                InputType.recurrent(3),
                new LSTM.Builder().nOut(4).activation(Activation.TANH).build(),
                new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .nOut(2)
                        .activation(Activation.SOFTMAX)
                        .build());
    }

    private static Layer softmax() {
        return new OutputLayer.Builder(LossFunction.MCXENT)
                .nOut(2)
                .activation(Activation.SOFTMAX)
                .build();
    }

    private static MultiLayerNetwork network(DataType precision, double l2, InputType input, Layer... layers) {
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .seed(42)
                .dataType(precision)
                .updater(new NoOp())
                .l2(l2)
                .list(layers)
                .setInputType(input)
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        return network;
    }

    static DataSet examples(DataType precision) {
        Nd4j.getRandom().setSeed(7);
        INDArray inputs = Nd4j.randn(DataType.DOUBLE, EXAMPLES, 3).castTo(precision);
        INDArray labels = Nd4j.zeros(precision, EXAMPLES, 2);
        for (int i = 0; i < EXAMPLES; i++) {
            labels.putScalar(i, i % 2, 1);
        }
        return new DataSet(inputs, labels);
    }

    static DataSet sequences() {
        Nd4j.getRandom().setSeed(7);
        INDArray inputs = Nd4j.randn(DataType.DOUBLE, EXAMPLES, 3, STEPS);
        INDArray labels = Nd4j.zeros(DataType.DOUBLE, EXAMPLES, 2, STEPS);
        for (int i = 0; i < EXAMPLES; i++) {
            for (int step = 0; step < STEPS; step++) {
                labels.putScalar(i, (i + step) % 2, step, 1);
            }
        }
        return new DataSet(inputs, labels);
    }
}
