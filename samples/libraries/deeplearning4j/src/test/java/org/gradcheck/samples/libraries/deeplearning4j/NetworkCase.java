package org.gradcheck.samples.libraries.deeplearning4j;

import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;

/** A network of which we know whether its backpropagation is right. */
record NetworkCase(String name, boolean isRight, MultiLayerNetwork network, DataSet batch) {

    static List<NetworkCase> all() {
        DataSet blank = Networks.examples(DataType.DOUBLE);
        blank.getFeatures().getRow(0).assign(0);
        return List.of(
                dense("tanh", true, new ActivationTanH()),
                dense("ReLU", true, new ActivationReLU()),
                new NetworkCase("ReLU, one blank example", true, network(new ActivationReLU()), blank),
                new NetworkCase(
                        "batch normalisation", true, Networks.batchNormalised(), Networks.examples(DataType.DOUBLE)),
                new NetworkCase("LSTM", true, Networks.recurrent(), Networks.sequences()),
                dense("tanh, derivative off by 10 %", false, new ScaledTanh(1.1)),
                dense("tanh, derivative off by 0.05 %", false, new ScaledTanh(1.0005)));
    }

    private static NetworkCase dense(String name, boolean isRight, IActivation activation) {
        return new NetworkCase(name, isRight, network(activation), Networks.examples(DataType.DOUBLE));
    }

    private static MultiLayerNetwork network(IActivation activation) {
        return Networks.dense(activation, 0, DataType.DOUBLE);
    }
}
