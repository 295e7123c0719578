package org.gradcheck.internal.diagnosis.backpropagation;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explained;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.Hypothesis;
import org.gradcheck.internal.diagnosis.search.NetworkCase;
import org.gradcheck.internal.diagnosis.search.SimulatedBackpropagation;

/**
 * A bug in the backpropagation of the built-in network. The backpropagation is computed with the bug, so that the gradient is
 * predicted to the last digits.
 */
abstract class NetworkHypothesis implements Hypothesis {

    /** Returns the bugs of this kind, one for each place in which it may have been made. */
    abstract Stream<NetworkBug> bugs(DiagnosisState situation, NetworkCase network);

    @Override
    public final Stream<Explanation> explanations(DiagnosisState situation) {
        return situation.simulation().stream()
                .flatMap(simulation ->
                        bugs(situation, simulation.network()).map(bug -> explanation(situation, simulation, bug)));
    }

    private static Explanation explanation(
            DiagnosisState situation, SimulatedBackpropagation simulation, NetworkBug bug) {
        DiagnosisState after = situation.with(simulation.with(bug.rules()));
        return new Explanation(
                bug.cause(),
                bug.where(),
                bug.parameters(),
                bug.choice(),
                after,
                () -> bug.evidence() + new Explained(situation, after),
                bug.remedy());
    }

    static String name(int layer) {
        return "layer " + layer;
    }

    /** Returns for example {@code layers 1 and 2}, {@code layers 0 to 3} or {@code layers 0, 2 and 3}. */
    static String name(List<Integer> layers) {
        int first = layers.get(0);
        int last = layers.get(layers.size() - 1);
        if (layers.size() == 1) {
            return name(first);
        }
        if (layers.size() > 2 && layers.size() == last - first + 1) {
            return "layers " + first + " to " + last;
        }
        return "layers "
                + layers.stream().limit(layers.size() - 1).map(String::valueOf).collect(joining(", ")) + " and " + last;
    }

    /** Returns the activations of some layers, such as {@code tanh} or {@code tanh and sigmoid}; each is named once. */
    static String activations(NetworkCase network, Layers layers) {
        return layers.numbers().stream()
                .map(layer -> network.activation(layer).label())
                .distinct()
                .collect(joining(" and "));
    }

    /** Returns each of some layers, and all of them together, since a loop makes the same mistake in each layer. */
    static Stream<Layers> oneOrAll(IntStream layers) {
        List<Integer> all = layers.boxed().toList();
        Stream<Layers> one = all.stream().map(layer -> new Layers(List.of(layer), name(layer)));
        return all.size() < 2 ? one : Stream.concat(one, Stream.of(new Layers(all, name(all))));
    }

    /** Returns each layer, all hidden layers together, and all layers together. */
    static Stream<Layers> oneOrSome(NetworkCase network) {
        return Stream.concat(
                        oneOrAll(IntStream.range(0, network.last())),
                        oneOrAll(IntStream.rangeClosed(0, network.last())))
                .distinct();
    }

    /** Returns each layer of a network, and all of them together. */
    static Stream<Layers> oneOrAll(NetworkCase network) {
        Stream<Layers> one = IntStream.rangeClosed(0, network.last())
                .filter(layer -> network.last() > 0)
                .mapToObj(layer -> new Layers(List.of(layer), name(layer)));
        return Stream.concat(one, allOf(network));
    }

    static Stream<Layers> allOf(NetworkCase network) {
        List<Integer> all = IntStream.rangeClosed(0, network.last()).boxed().toList();
        return Stream.of(new Layers(all, "all blocks"));
    }

    /**
     * Some layers.
     *
     * @param numbers their numbers
     * @param name their name in a report
     */
    record Layers(List<Integer> numbers, String name) {

        boolean isOne() {
            return numbers.size() == 1;
        }

        boolean contains(int layer) {
            return numbers.contains(layer);
        }
    }
}
