package org.gradcheck.stages;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;

/** Networks with bugs whose stage is known, and what their reports name. */
final class StageCorpus {

    /** What a report names. */
    enum Outcome {
        /** The stages with bugs, and no other. */
        NAMED,
        /** These among others. */
        AMONG_OTHERS,
        /** Some of several. */
        SOME,
        /** No stage, and the report says that noise hides the derivatives at the stages. */
        HIDDEN,
        /** No stage. */
        NONE,
        /** Another stage instead. */
        WRONG,
        /** The bug changes no gradient beyond the noise. */
        WITHOUT_EFFECT
    }

    final TreeMap<String, Integer> counts = new TreeMap<>();
    final List<String> failures = new ArrayList<>();

    /** Injects each bug of a network by itself. */
    void addEach(long seed, boolean isFloat, int size) {
        Net sample = new Net(seed, isFloat, size);
        for (int k = 0; k < sample.steps.size(); k++) {
            for (String bug : sample.steps.get(k).bugs()) {
                Net net = new Net(seed, isFloat, size);
                net.steps.get(k).bug = bug;
                add(net, seed, Set.of(net.steps.get(k).name), bug);
            }
        }
        for (String bug : Net.bugsOfLoss()) {
            Net net = new Net(seed, isFloat, size);
            net.bugOfLoss = bug;
            add(net, seed, Set.of("cost"), bug);
        }
    }

    /** Injects pairs of bugs into different steps. */
    void addPairs(long seed, boolean isFloat, int size) {
        int count = new Net(seed, isFloat, size).steps.size();
        for (int k = 0; k + 2 < count; k += 2) {
            Net net = new Net(seed, isFloat, size);
            Step one = net.steps.get(k);
            Step other = net.steps.get(k + 2);
            one.bug = one.bugs().get(0);
            other.bug = other.bugs().get(0);
            add(net, seed, Set.of(one.name, other.name), one.bug + " and " + other.bug);
        }
    }

    private void add(Net net, long seed, Set<String> wrong, String bug) {
        GradientReport report = GradientChecker.standard().check(net.describe("net " + seed));
        Set<String> named = new HashSet<>(report.wrongStages());
        boolean containsAll = named.containsAll(wrong);
        Outcome outcome = report.verdict() != Verdict.DISAGREES
                ? Outcome.WITHOUT_EFFECT
                : named.equals(wrong)
                        ? Outcome.NAMED
                        : containsAll
                                ? Outcome.AMONG_OTHERS
                                : named.isEmpty()
                                        ? isHidden(report) ? Outcome.HIDDEN : Outcome.NONE
                                        : wrong.containsAll(named) ? Outcome.SOME : Outcome.WRONG;
        counts.merge(outcome.name(), 1, Integer::sum);
        if (outcome != Outcome.NAMED && outcome != Outcome.WITHOUT_EFFECT && outcome != Outcome.HIDDEN) {
            failures.add(seed + (net.isFloat() ? " float " : " double ") + wrong + " " + bug + ": " + outcome + " "
                    + named + " " + report.stages().sentences());
        }
    }

    private static boolean isHidden(GradientReport report) {
        return report.stages().sentences().stream()
                .anyMatch(sentence ->
                        sentence.contains("noise or kinks hide") || sentence.contains("as far as the noise"));
    }

    int count(Outcome outcome) {
        return counts.getOrDefault(outcome.name(), 0);
    }
}
