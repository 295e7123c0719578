package org.gradcheck.diagnosis;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks for the bugs that give the measured values.
 *
 * <p>An explanation is worth the binary digits of all values that it predicts and nothing before it did, less those of the
 * numbers that were fitted for it and of the choices that were made: the shortest description is the most likely one
 * (Rissanen, 1978). In a network a bug spoils all layers below, so that the layer nearest the cost is explained first, and
 * what the others have of it is no bug of theirs.
 */
final class Search {

    /** What one more bug must be worth beyond its values: there are a few hundred ways to make one. */
    private static final double STEP = 14;

    /** Explanations this close to the best are no worse than it. */
    private static final double TIE = 10;

    private static final int MOST_BUGS = 3;
    private static final int MOST_BRANCHES = 5;

    private final List<Hypothesis> evident;
    private final List<Hypothesis> predictive;
    private final List<Hypothesis> lastResort;

    Search(List<Hypothesis> evident, List<Hypothesis> predictive, List<Hypothesis> lastResort) {
        this.evident = evident;
        this.predictive = predictive;
        this.lastResort = lastResort;
    }

    /**
     * Bugs, the one nearest the cost first.
     *
     * @param worth in binary digits, of all together
     * @param unexplained how many blocks they do not explain
     */
    private record Chain(double worth, int unexplained, List<Explanation> bugs) {

        static Chain empty(Situation situation) {
            return new Chain(0, situation.wrongBlocks().size(), List.of());
        }

        Chain after(Candidate first) {
            List<Explanation> all = new ArrayList<>(List.of(first.bug()));
            all.addAll(bugs);
            return new Chain(first.worth() + worth, unexplained, all);
        }
    }

    /**
     * A bug that explains some blocks.
     *
     * @param worth in binary digits
     */
    private record Candidate(Explanation bug, double worth) {}

    /** Returns the bugs that were found, the one nearest the cost first; none if no explanation is clear enough. */
    List<Diagnosis> diagnose(Situation situation) {
        List<Chain> chains = chains(situation, MOST_BUGS);
        if (chains.isEmpty()) {
            return List.of();
        }
        Chain best = chains.get(0);
        List<Cause> ties = chains.stream()
                .filter(chain -> chain.worth() > best.worth() - TIE && chain.unexplained() == best.unexplained())
                .map(chain -> chain.bugs().get(0).cause())
                .filter(cause -> !cause.includes(best.bugs().get(0).cause()))
                .distinct()
                .toList();
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (Explanation bug : best.bugs()) {
            diagnoses.add(new Diagnosis(
                    bug.cause(),
                    bug.where(),
                    bug.evidence().get(),
                    bug.remedy(),
                    diagnoses.isEmpty() ? ties : List.of()));
        }
        return diagnoses;
    }

    /** The ways to explain a situation, the best first. */
    private List<Chain> chains(Situation situation, int most) {
        if (most == 0 || situation.wrongBlocks().isEmpty()) {
            return List.of();
        }
        List<Candidate> candidates = candidates(situation);
        Function<Candidate, Chain> continued =
                candidate -> chains(candidate.bug().after(), most - 1).stream()
                        .findFirst()
                        .orElseGet(() -> Chain.empty(candidate.bug().after()))
                        .after(candidate);
        return branches(candidates)
                .map(continued)
                .sorted(comparingDouble(Chain::worth).reversed())
                .toList();
    }

    /** The best candidates, and further ones if they are as good as the best and have another cause. */
    private static Stream<Candidate> branches(List<Candidate> candidates) {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        candidates.stream()
                .limit(MOST_BRANCHES)
                .forEach(candidate -> causes.add(candidate.bug().cause()));
        return Stream.concat(
                candidates.stream().limit(MOST_BRANCHES),
                candidates.stream()
                        .skip(MOST_BRANCHES)
                        .filter(candidate ->
                                candidate.worth() > candidates.get(0).worth() - TIE)
                        .filter(candidate -> causes.add(candidate.bug().cause())));
    }

    private List<Candidate> candidates(Situation situation) {
        List<Candidate> found = withoutComparison(situation, evident);
        if (found.isEmpty()) {
            List<Integer> wrong = situation.wrongBlocks();
            found = predictive.stream()
                    .flatMap(hypothesis -> hypothesis.explanations(situation))
                    .flatMap(bug -> candidate(situation, wrong, bug))
                    .sorted(comparingDouble(Candidate::worth).reversed())
                    .toList();
        }
        return found.isEmpty() ? withoutComparison(situation, lastResort) : found;
    }

    /** What the first of the hypotheses says that says anything; the others may take trouble to ask. */
    private static List<Candidate> withoutComparison(Situation situation, List<Hypothesis> from) {
        return from.stream()
                .map(hypothesis -> hypothesis
                        .explanations(situation)
                        .map(bug -> new Candidate(bug, 0))
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static Stream<Candidate> candidate(Situation before, List<Integer> wrong, Explanation bug) {
        Situation after = bug.after();
        List<Integer> first = before.simulation().isPresent() ? nearestTheCost(wrong) : wrong;
        if (first.stream().noneMatch(after::matches) || breaksWhatWasRight(before, wrong, after)) {
            return Stream.empty();
        }
        double sum = 0;
        double largest = 0;
        for (int block : wrong) {
            if (after.matches(block)) {
                DoubleSummaryStatistics bits = after.bits(block);
                sum += bits.getSum();
                largest = Math.max(largest, bits.getMax());
            }
        }
        double worth = sum - bug.parameters() * largest - bug.choice() - STEP;
        return worth > 0 ? Stream.of(new Candidate(bug, worth)) : Stream.empty();
    }

    /** The wrong blocks of the uppermost layer that has any: its weights, its biases or both. */
    static List<Integer> nearestTheCost(List<Integer> wrong) {
        int layer = wrong.get(wrong.size() - 1) / 2;
        return wrong.stream().filter(block -> block / 2 == layer).toList();
    }

    private static boolean breaksWhatWasRight(Situation before, List<Integer> wrong, Situation after) {
        for (int block = 0; block < before.blocks().size(); block++) {
            if (!wrong.contains(block) && !after.matches(block)) {
                return true;
            }
        }
        return false;
    }
}
