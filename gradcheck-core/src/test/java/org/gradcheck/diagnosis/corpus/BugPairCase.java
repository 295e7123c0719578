package org.gradcheck.diagnosis.corpus;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.gradcheck.GradientChecker;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.report.GradientReport;

/** Two bugs with different causes in different layers of a network. */
record BugPairCase(Trace trace, Bug first, int layerOfFirst, Bug second, int layerOfSecond) {

    /** Two random bugs in a random network; empty if one of them has no effect there. */
    static Optional<BugPairCase> of(NetworkSetting setting, long seed) {
        Random random = Seeds.random(seed);
        Trace trace = setting.draw(random);
        int layer = random.nextInt(trace.depth());
        int other = (layer + 1 + random.nextInt(trace.last())) % trace.depth();
        return Optional.of(new BugPairCase(trace, bug(trace, layer, random), layer, bug(trace, other, random), other))
                .filter(BugPairCase::isVisible);
    }

    private static Bug bug(Trace trace, int layer, Random random) {
        List<Bug> bugs = new ArrayList<>(Bugs.ofBackpropagation(trace, layer));
        bugs.addAll(Bugs.ofPattern(trace, layer, random));
        List<Cause> causes = bugs.stream()
                .filter(bug -> !(bug instanceof SwappedWithLayerAbove))
                .map(Bug::cause)
                .distinct()
                .toList();
        Cause cause = causes.get(random.nextInt(causes.size()));
        List<Bug> candidates = bugs.stream()
                .filter(bug -> bug.cause() == cause && !(bug instanceof SwappedWithLayerAbove))
                .toList();
        return candidates.get(random.nextInt(candidates.size()));
    }

    private boolean isVisible() {
        return first.cause() != second.cause()
                && isVisible(alone(first, layerOfFirst), alone(second, layerOfSecond))
                && isVisible(alone(second, layerOfSecond), alone(first, layerOfFirst));
    }

    /** Whether a bug changes the right gradient, and that with the other bug too. */
    private boolean isVisible(InjectedBugs bug, InjectedBugs other) {
        double[] right = InjectedBugs.NONE.gradient(trace);
        return new Comparison(right, bug.gradient(trace)).largest() > BugCase.VISIBLE
                && new Comparison(other.gradient(trace), gradient()).largest() > BugCase.VISIBLE;
    }

    GradientReport check() {
        NetworkGradient gradient = NetworkGradient.zerosLike(trace.network());
        gradient.asVector().setSubVector(0, new ArrayRealVector(gradient()));
        return GradientChecker.standard().check(trace.network(), trace.batch(), gradient);
    }

    Set<Cause> namesOfFirst() {
        return names(first, layerOfFirst, alone(second, layerOfSecond));
    }

    Set<Cause> namesOfSecond() {
        return names(second, layerOfSecond, alone(first, layerOfFirst));
    }

    String description() {
        return first + " in layer " + layerOfFirst + " and " + second + " in layer " + layerOfSecond + ", "
                + trace.network() + ", " + trace.batch();
    }

    /** The correct names of the bug in a layer, given the other bug. */
    private Set<Cause> names(Bug bug, int layer, InjectedBugs other) {
        Set<Cause> names = EnumSet.of(bug.cause());
        names.addAll(new Patterns(
                        Blocks.of(trace.network()).layer(layer),
                        new Comparison(other.gradient(trace), gradient()),
                        Point.of(trace))
                .names());
        names.addAll(Twins.of(gradient(), trace, other, layer));
        return names;
    }

    private static InjectedBugs alone(Bug bug, int layer) {
        return InjectedBugs.NONE.with(bug, layer);
    }

    private double[] gradient() {
        return alone(first, layerOfFirst).with(second, layerOfSecond).gradient(trace);
    }
}
