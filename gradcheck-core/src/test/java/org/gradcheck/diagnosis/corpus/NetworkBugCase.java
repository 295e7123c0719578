package org.gradcheck.diagnosis.corpus;

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
record NetworkBugCase(Cause cause, String description, Trace trace, Claimed claimed) implements BugCase {

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
    static Optional<NetworkBugCase> of(Cause cause, NetworkSetting setting, long seed) {
        Random random = Seeds.random(seed);
        Trace trace = setting.draw(random);
        if (cause == Cause.STALE_GRADIENT) {
            return Optional.of(stale(trace, Bugs.LEARNING_RATES.get(random.nextInt(Bugs.LEARNING_RATES.size())))
                    .in(setting, seed));
        }
        List<NetworkBugCase> candidates = new ArrayList<>();
        for (Bug bug : Bugs.ofAllLayers(trace, random)) {
            if (bug.cause() == cause) {
                candidates.add(of(bug, "all layers", InjectedBugs.everywhere(bug, trace.depth()), trace));
            }
        }
        candidates.addAll(
                inEachLayer(trace).filter(bugCase -> bugCase.cause() == cause).toList());
        for (int l = 0; l < trace.depth(); l++) {
            List<Bug> bugs = new ArrayList<>(Bugs.ofBackpropagation(trace, l));
            bugs.addAll(Bugs.ofPattern(trace, l, random));
            for (Bug bug : bugs) {
                if (bug.cause() == cause) {
                    candidates.add(of(bug, "layer " + l, InjectedBugs.NONE.with(bug, l), trace));
                }
            }
        }
        return candidates.isEmpty()
                ? Optional.empty()
                : Optional.of(candidates.get(random.nextInt(candidates.size())).in(setting, seed));
    }

    /** Returns bugs that are in every layer where they have an effect, as if made in a loop over the layers. */
    private static Stream<NetworkBugCase> inEachLayer(Trace trace) {
        Map<Bug, InjectedBugs> injected = new LinkedHashMap<>();
        for (int l = 0; l < trace.depth(); l++) {
            int layer = l;
            Bugs.ofBackpropagation(trace, l)
                    .forEach(bug -> injected.merge(
                            bug, InjectedBugs.NONE.with(bug, layer), (below, one) -> below.with(bug, layer)));
        }
        return injected.entrySet().stream()
                .filter(bug -> bug.getValue().bugs().size() > 1)
                .map(bug -> of(bug.getKey(), "layers " + bug.getValue().bugs().keySet(), bug.getValue(), trace));
    }

    private static NetworkBugCase of(Bug bug, String where, InjectedBugs bugs, Trace trace) {
        return new NetworkBugCase(bug.cause(), bug + " in " + where, trace, new Claimed(bugs.gradient(trace)));
    }

    /** The gradient of before a step of gradient descent. */
    private static NetworkBugCase stale(Trace before, double learningRate) {
        double[] gradient = InjectedBugs.NONE.gradient(before);
        FeedforwardNetwork network = before.network();
        network.parameters()
                .setSubVector(
                        0, network.parameters().subtract(new ArrayRealVector(gradient).mapMultiply(learningRate)));
        return new NetworkBugCase(
                Cause.STALE_GRADIENT,
                "a step of " + learningRate + " late",
                new Trace(network, before.batch()),
                new Claimed(gradient));
    }

    private NetworkBugCase in(NetworkSetting setting, long seed) {
        return new NetworkBugCase(
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
        return new Comparison(InjectedBugs.NONE.gradient(trace), claimed.entries());
    }

    @Override
    public Set<Cause> rightNames() {
        Set<Cause> names = EnumSet.of(cause);
        names.addAll(new Patterns(Blocks.of(trace.network()), comparison(), Point.of(trace)).names());
        names.addAll(Twins.of(claimed.entries(), trace, InjectedBugs.NONE));
        return names;
    }
}
