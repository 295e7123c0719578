package org.gradcheck.internal.diagnosis.search;

import static java.util.Comparator.comparingDouble;

import java.util.DoubleSummaryStatistics;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.search.BugSequence.Candidate;

/**
 * Looks for the bugs that give the measured values.
 *
 * <p>An explanation is worth the binary digits of all values that it predicts and nothing before it did, less those of the
 * numbers that were fitted for it and of the choices that were made: the shortest description is the most likely one
 * (Rissanen, 1978). In a network a bug spoils all layers below, so that the layer nearest the cost is explained first, and
 * what the others have of it is no bug of theirs.
 */
public final class Search {

    /** What one more bug must be worth beyond its values: there are a few hundred ways to make one. */
    private static final double STEP = 14;

    private static final int MOST_BUGS = 3;
    private static final int MOST_BRANCHES = 5;

    private final List<Hypothesis> evident;
    private final List<Hypothesis> predictive;
    private final List<Hypothesis> lastResort;

    public Search(List<Hypothesis> evident, List<Hypothesis> predictive, List<Hypothesis> lastResort) {
        this.evident = evident;
        this.predictive = predictive;
        this.lastResort = lastResort;
    }

    /**
     * Returns the bugs that were found: in a network the one nearest the cost first, otherwise in the order of the blocks;
     * none if no explanation is clear enough.
     */
    public List<Diagnosis> diagnose(DiagnosisState situation) {
        return best(situation, MOST_BUGS)
                .map(found -> found.diagnoses(situation))
                .orElse(List.of());
    }

    /** The best way to explain a situation. */
    private Optional<BugSequence> best(DiagnosisState situation, int most) {
        if (most == 0 || situation.wrongBlocks().isEmpty()) {
            return Optional.empty();
        }
        Function<Candidate, BugSequence> continued =
                candidate -> best(candidate.bug().after(), most - 1)
                        .orElseGet(() -> BugSequence.empty(candidate.bug().after()))
                        .after(candidate);
        List<BugSequence> sequences = branches(shortest(candidates(situation), situation.wrongBlocks()))
                .map(continued)
                .sorted(comparingDouble(BugSequence::worth).reversed())
                .toList();
        return sequences.stream().findFirst().map(first -> first.beside(sequences));
    }

    /** Where one bug explains all, with one fitted number at most, several bugs would be the longer description. */
    private static List<Candidate> shortest(List<Candidate> candidates, List<Integer> wrong) {
        boolean oneIsEnough = candidates.stream()
                .limit(1)
                .anyMatch(best -> best.explained().equals(wrong)
                        && best.bug().parameters() <= 1
                        && best.bug().choice() <= STEP);
        return oneIsEnough
                ? candidates.stream()
                        .filter(candidate -> candidate.explained().equals(wrong))
                        .toList()
                : candidates;
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
                                candidate.worth() > candidates.get(0).worth() - BugSequence.TIE)
                        .filter(candidate -> causes.add(candidate.bug().cause())));
    }

    private List<Candidate> candidates(DiagnosisState situation) {
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
    private static List<Candidate> withoutComparison(DiagnosisState situation, List<Hypothesis> from) {
        return from.stream()
                .map(hypothesis -> hypothesis
                        .explanations(situation)
                        .map(bug -> Candidate.of(situation, bug, 0))
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static Stream<Candidate> candidate(DiagnosisState before, List<Integer> wrong, Explanation bug) {
        DiagnosisState after = bug.after();
        if (!isPossible(before, wrong, after) || breaksWhatWasRight(before, wrong, after)) {
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
        return worth > 0 ? Stream.of(Candidate.of(before, bug, worth)) : Stream.empty();
    }

    /**
     * Whether a bug gives what was found: in a network in the layer nearest the cost, as others may have changed what it did
     * below; otherwise wherever it changes anything, and in one block at least.
     */
    private static boolean isPossible(DiagnosisState before, List<Integer> wrong, DiagnosisState after) {
        if (before.simulation().isPresent()) {
            return nearestTheCost(wrong).stream().anyMatch(after::matches);
        }
        List<Integer> changed = wrong.stream()
                .filter(block -> !after.expected(block).isSameAs(before.expected(block)))
                .toList();
        return !changed.isEmpty() && changed.stream().allMatch(after::matches);
    }

    /** The wrong blocks of the uppermost layer that has any: its weights, its biases or both. */
    public static List<Integer> nearestTheCost(List<Integer> wrong) {
        int layer = LayerBlocks.layerOf(wrong.get(wrong.size() - 1));
        return wrong.stream()
                .filter(block -> LayerBlocks.layerOf(block) == layer)
                .toList();
    }

    private static boolean breaksWhatWasRight(DiagnosisState before, List<Integer> wrong, DiagnosisState after) {
        for (int block = 0; block < before.blocks().size(); block++) {
            if (!wrong.contains(block) && !after.matches(block)) {
                return true;
            }
        }
        return false;
    }
}
