package org.gradcheck.diagnosis.zoo;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.gradcheck.GradientChecker;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.report.GradientReport;

/** A network with a gradient that has one bug. */
record NetworkSpecimen(Cause cause, String description, Trace trace, Claimed claimed) implements Specimen {

    /** A gradient; a class of its own, since a record had better not hold an array. */
    static final class Claimed {

        private final double[] entries;

        Claimed(double[] entries) {
            this.entries = entries;
        }

        double[] entries() {
            return entries.clone();
        }
    }

    /** A bug with the given cause in a random place of a random network; empty if it finds no place there. */
    static Optional<NetworkSpecimen> of(Cause cause, NetworkSetting setting, long seed) {
        Random random = Seeds.random(seed);
        Trace trace = setting.draw(random);
        if (cause == Cause.STALE_GRADIENT) {
            return Optional.of(stale(trace, Bugs.LEARNING_RATES.get(random.nextInt(Bugs.LEARNING_RATES.size())))
                    .in(setting, seed));
        }
        List<NetworkSpecimen> candidates = new ArrayList<>();
        for (Bug bug : Bugs.ofAllLayers(trace, random)) {
            if (bug.cause() == cause) {
                candidates.add(of(bug, "all layers", Infestation.everywhere(bug, trace.depth()), trace));
            }
        }
        candidates.addAll(
                inEachLayer(trace).filter(specimen -> specimen.cause() == cause).toList());
        for (int l = 0; l < trace.depth(); l++) {
            List<Bug> bugs = new ArrayList<>(Bugs.ofBackpropagation(trace, l));
            bugs.addAll(Bugs.ofPattern(trace, l, random));
            for (Bug bug : bugs) {
                if (bug.cause() == cause) {
                    candidates.add(of(bug, "layer " + l, Infestation.NONE.with(bug, l), trace));
                }
            }
        }
        return candidates.isEmpty()
                ? Optional.empty()
                : Optional.of(candidates.get(random.nextInt(candidates.size())).in(setting, seed));
    }

    /** Who makes a mistake in a loop over the layers makes it in each of them. */
    private static Stream<NetworkSpecimen> inEachLayer(Trace trace) {
        Map<Bug, Infestation> infestations = new LinkedHashMap<>();
        for (int l = 0; l < trace.depth(); l++) {
            int layer = l;
            Bugs.ofBackpropagation(trace, l)
                    .forEach(bug -> infestations.merge(
                            bug, Infestation.NONE.with(bug, layer), (below, one) -> below.with(bug, layer)));
        }
        return infestations.entrySet().stream()
                .filter(bug -> bug.getValue().bugs().size() > 1)
                .map(bug -> of(bug.getKey(), "layers " + bug.getValue().bugs().keySet(), bug.getValue(), trace));
    }

    private static NetworkSpecimen of(Bug bug, String where, Infestation bugs, Trace trace) {
        return new NetworkSpecimen(bug.cause(), bug + " in " + where, trace, new Claimed(bugs.gradient(trace)));
    }

    /** The gradient of before a step of gradient descent. */
    private static NetworkSpecimen stale(Trace before, double learningRate) {
        double[] gradient = Infestation.NONE.gradient(before);
        FeedforwardNetwork network = before.network();
        network.parameters()
                .setSubVector(
                        0, network.parameters().subtract(new ArrayRealVector(gradient).mapMultiply(learningRate)));
        return new NetworkSpecimen(
                Cause.STALE_GRADIENT,
                "a step of " + learningRate + " late",
                new Trace(network, before.batch()),
                new Claimed(gradient));
    }

    private NetworkSpecimen in(NetworkSetting setting, long seed) {
        return new NetworkSpecimen(
                cause,
                description + ", " + trace.network().describe() + ", " + setting + ", seed " + seed,
                trace,
                claimed);
    }

    @Override
    public GradientReport check() {
        NetworkGradient gradient = NetworkGradient.zerosLike(trace.network());
        gradient.asVector().setSubVector(0, new ArrayRealVector(claimed.entries()));
        return GradientChecker.standard().check(trace.network(), trace.batch(), gradient);
    }

    @Override
    public Comparison comparison() {
        return new Comparison(Infestation.NONE.gradient(trace), claimed.entries());
    }

    @Override
    public Set<Cause> rightNames() {
        Set<Cause> names = EnumSet.of(cause);
        names.addAll(new Patterns(Blocks.of(trace.network()), comparison(), Point.of(trace)).names());
        names.addAll(Twins.of(claimed.entries(), trace, Infestation.NONE));
        return names;
    }
}
