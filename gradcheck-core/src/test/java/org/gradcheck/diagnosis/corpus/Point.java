package org.gradcheck.diagnosis.corpus;

import java.util.function.IntToDoubleFunction;
import org.gradcheck.diagnosis.corpus.Blocks.Block;
import org.gradcheck.network.FeedforwardNetwork;

/** Where a gradient is taken: the parameters, the derivative of weight decay there, and the size of the batch. */
record Point(IntToDoubleFunction parameters, IntToDoubleFunction decays, int examples) {

    static Point of(Trace trace) {
        FeedforwardNetwork network = trace.network();
        double[] parameters = network.parameters().toArray();
        double[] decays = new double[parameters.length];
        Blocks.of(network).blocks().stream()
                .filter(block -> !block.isBias())
                .flatMapToInt(Block::entries)
                .forEach(i -> decays[i] = network.weightDecay() * parameters[i]);
        return new Point(i -> parameters[i], i -> decays[i], trace.examples());
    }

    double parameter(int i) {
        return parameters.applyAsDouble(i);
    }

    double decay(int i) {
        return decays.applyAsDouble(i);
    }
}
