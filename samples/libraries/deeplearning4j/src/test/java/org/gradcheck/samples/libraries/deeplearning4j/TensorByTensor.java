package org.gradcheck.samples.libraries.deeplearning4j;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.gradcheck.subject.GradientSubject;
import org.nd4j.linalg.dataset.DataSet;

/** Describes a network by its own names: 0_W are the weights of the first layer, 0_b its biases. */
final class TensorByTensor {

    private TensorByTensor() {}

    static GradientSubject subject(MultiLayerNetwork network, DataSet batch) {
        network.setInput(batch.getFeatures());
        network.setLabels(batch.getLabels());
        GradientSubject subject = GradientSubject.named("network")
                .cost(() -> network.score(batch, true))
                .backwardInPlace(network::computeGradientAndScore);
        network.paramTable().forEach((name, values) -> {
            if (!isRunningAverage(name)) {
                subject.parameter(
                        name,
                        new StoredArray(values),
                        () -> StoredArray.flat(network.gradient().getGradientFor(name)));
            }
        });
        return subject;
    }

    /** Batch normalisation keeps them among the parameters, for use after training. */
    static boolean isRunningAverage(String parameter) {
        return parameter.endsWith("_mean") || parameter.endsWith("_log10stdev");
    }
}
