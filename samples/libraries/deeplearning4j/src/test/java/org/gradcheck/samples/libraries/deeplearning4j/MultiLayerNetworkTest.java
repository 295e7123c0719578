package org.gradcheck.samples.libraries.deeplearning4j;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.gradcheck.GradientChecker;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;

/** Backpropagation of Deeplearning4j. Its score is a mean over the examples, its gradient their sum. */
class MultiLayerNetworkTest {

    @Test
    void dense() {
        check(Networks.dense(new ActivationTanH(), 0, DataType.DOUBLE), Networks.examples(DataType.DOUBLE));
    }

    @Test
    void denseWithKinks() {
        check(Networks.dense(new ActivationReLU(), 0, DataType.DOUBLE), Networks.examples(DataType.DOUBLE));
    }

    @Test
    void denseInSinglePrecision() {
        check(Networks.dense(new ActivationTanH(), 0, DataType.FLOAT), Networks.examples(DataType.FLOAT));
    }

    @Test
    void batchNormalised() {
        check(Networks.batchNormalised(), Networks.examples(DataType.DOUBLE));
    }

    @Test
    void recurrent() {
        check(Networks.recurrent(), Networks.sequences());
    }

    private static void check(MultiLayerNetwork network, DataSet batch) {
        GradientSubject subject = TensorByTensor.subject(network, batch).gradientIsSumOver(Networks.EXAMPLES);
        GradientChecker.standard().check(subject).assertPassed();
    }
}
