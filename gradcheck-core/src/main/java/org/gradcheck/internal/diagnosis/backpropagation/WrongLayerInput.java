package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.ForwardStates;
import org.gradcheck.internal.diagnosis.search.NetworkCase;

/** The derivatives by the weights from the activations of a layer that is not the one below. */
public final class WrongLayerInput extends NetworkHypothesis {

    @Override
    Stream<NetworkBug> bugs(DiagnosisState situation, NetworkCase network) {
        Stream<NetworkBug> one = IntStream.rangeClosed(0, network.last())
                .boxed()
                .flatMap(layer -> IntStream.rangeClosed(-1, network.last())
                        .filter(other -> other != layer - 1 && width(network, other) == width(network, layer - 1))
                        .mapToObj(other -> new NetworkBug(
                                Cause.WRONG_LAYER_INPUT,
                                name(layer),
                                rules -> rules.withInput(l -> l == layer, (example, l, input) -> out(example, other)),
                                0,
                                1,
                                "delta x " + describe(other) + " as the derivatives by the weights of " + name(layer),
                                "take what flows into " + name(layer) + ": " + describe(layer - 1))));
        List<Integer> square = IntStream.rangeClosed(0, network.last())
                .filter(layer -> width(network, layer) == width(network, layer - 1))
                .boxed()
                .toList();
        Stream<NetworkBug> all = square.size() < 2
                ? Stream.empty()
                : Stream.of(new NetworkBug(
                        Cause.WRONG_LAYER_INPUT,
                        name(square),
                        rules -> rules.withInput(square::contains, (example, layer, input) -> out(example, layer)),
                        "delta x the activations of the layer itself as the derivatives by its weights",
                        "take the activations of the layer below"));
        return Stream.concat(one, all);
    }

    /** The output of a layer; for layer -1 the input of the network. */
    private static double[] out(ForwardStates example, int layer) {
        return layer < 0 ? example.input(0) : example.a(layer);
    }

    private static int width(NetworkCase network, int layer) {
        return layer < 0 ? network.layer(0).inputs() : network.layer(layer).units();
    }

    private static String describe(int layer) {
        return layer < 0 ? "the inputs of the network" : "the activations of layer " + layer;
    }
}
