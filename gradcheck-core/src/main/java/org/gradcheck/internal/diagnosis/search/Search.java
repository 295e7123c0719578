package org.gradcheck.internal.diagnosis.search;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.BugSequence.Candidate;

/**
 * Search for the bugs that explain a wrong gradient, by minimum description length (Rissanen, 1978).
 *
 * <p>Each hypothesis proposes candidates: a bug, and the gradient expected if it was made. A candidate is rejected if it
 * explains no wrong block or makes a right block wrong. The worth of the others, in binary digits, is the description
 * length that they save: the digits of all wrong values that they predict within the error bars, less the digits of the
 * fitted numbers, less {@link Explanation#choice} for the alternatives, less a constant for one more bug. Only candidates
 * of positive worth are kept.
 *
 * <p>Several bugs form a sequence. The search takes the best candidates, assumes each of them in turn, and searches again
 * for the blocks that are still wrong, up to a limited depth. The sequence with the greatest sum of worths is reported; the
 * first causes of sequences that are worth as much and explain the same blocks are reported as alternatives. If one bug
 * with at most one fitted number explains all wrong blocks, no sequences are tried.
 *
 * <p>In a network a bug changes the derivatives of its own layer and of all layers below. The layer nearest the cost is
 * therefore explained first; the bug that was found is then assumed before the layers below are compared.
 *
 * <p>Three lists of hypotheses are tried in turn. The first one needs no comparison; the last one is used if nothing
 * predicts the values.
 */
public final class Search {

    /**
     * The cost of one more bug in binary digits. There are a few hundred ways to make one (8 to 9 digits), and 5 more
     * digits make a chance match 30 times less likely than the bug. The corpus of injected bugs (test sources) checks the rates of wrong and missing causes.
     */
    private static final double PENALTY_OF_A_BUG = 14;

    /** The largest number of bugs in a sequence. The corpus of injected bugs has pairs; the third bug is a reserve. */
    private static final int MOST_BUGS = 3;

    /** The number of candidates that are continued at each depth: at most 5^3 = 125 sequences, and ties. */
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
     * Returns the bugs that were found; none if no candidate has a positive worth. In a network the bug nearest the cost
     * comes first, otherwise they are in the order of the blocks.
     */
    public Diagnosed diagnose(DiagnosisState situation) {
        Optional<BugSequence> found = best(situation, MOST_BUGS);
        return found.isPresent()
                ? new Diagnosed(found.get().diagnoses(situation), found.get().unexplained())
                : new Diagnosed(List.of(), situation.wrongBlocks());
    }

    /** Returns the sequence of the greatest worth, with at most the given number of bugs. */
    private Optional<BugSequence> best(DiagnosisState situation, int most) {
        if (most == 0 || situation.wrongBlocks().isEmpty()) {
            return Optional.empty();
        }
        List<BugSequence> sequences = new ArrayList<>();
        for (Candidate candidate : branches(shortest(candidates(situation), situation.wrongBlocks()))) {
            DiagnosisState after = candidate.bug().after();
            Optional<BugSequence> rest = best(after, most - 1);
            sequences.add((rest.isPresent() ? rest.get() : BugSequence.empty(after)).after(candidate));
        }
        if (sequences.size() > 1) {
            sequences.sort(comparingDouble(BugSequence::worth).reversed());
        }
        return sequences.isEmpty()
                ? Optional.empty()
                : Optional.of(sequences.get(0).withTies(sequences));
    }

    /** Keeps only the candidates that explain everything, if the best of them has at most one fitted number. */
    private static List<Candidate> shortest(List<Candidate> candidates, List<Integer> wrong) {
        if (candidates.isEmpty() || !isEnough(candidates.get(0), wrong)) {
            return candidates;
        }
        List<Candidate> complete = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (candidate.explained().equals(wrong)) {
                complete.add(candidate);
            }
        }
        return complete;
    }

    private static boolean isEnough(Candidate best, List<Integer> wrong) {
        return best.explained().equals(wrong)
                && best.bug().parameters() <= 1
                && best.bug().choice() <= PENALTY_OF_A_BUG;
    }

    /** The best candidates, and further ones if they are as good as the best and have another cause. */
    private static List<Candidate> branches(List<Candidate> candidates) {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        List<Candidate> branches = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate candidate = candidates.get(i);
            boolean isAsGood = candidate.worth() > candidates.get(0).worth() - BugSequence.TIE;
            if (i < MOST_BRANCHES
                    || (isAsGood && !causes.contains(candidate.bug().cause()))) {
                branches.add(candidate);
                causes.add(candidate.bug().cause());
            }
        }
        return branches;
    }

    private List<Candidate> candidates(DiagnosisState situation) {
        List<Candidate> found = withoutComparison(situation, evident);
        if (found.isEmpty()) {
            List<Integer> wrong = situation.wrongBlocks();
            found = new ArrayList<>();
            for (Hypothesis hypothesis : predictive) {
                for (Explanation bug : hypothesis.explanations(situation).toList()) {
                    Optional<Candidate> candidate = candidate(situation, wrong, bug);
                    if (candidate.isPresent()) {
                        found.add(candidate.get());
                    }
                }
            }
            if (found.size() > 1) {
                found.sort(comparingDouble(Candidate::worth).reversed());
            }
        }
        return found.isEmpty() ? withoutComparison(situation, lastResort) : found;
    }

    /** Returns the candidates of the first hypothesis that has any. The others are not evaluated: they may be expensive. */
    private static List<Candidate> withoutComparison(DiagnosisState situation, List<Hypothesis> from) {
        for (Hypothesis hypothesis : from) {
            List<Candidate> found = new ArrayList<>();
            for (Explanation bug : hypothesis.explanations(situation).toList()) {
                found.add(Candidate.of(situation, bug, 0));
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static Optional<Candidate> candidate(DiagnosisState before, List<Integer> wrong, Explanation bug) {
        DiagnosisState after = bug.after();
        if (!isPossible(before, wrong, after) || makesRightBlocksWrong(before, wrong, after)) {
            return Optional.empty();
        }
        if (bug.cause() != Cause.PARTLY_FILLED && changesMoreThanTheWrongPart(before, wrong, after)) {
            return Optional.empty();
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
        double worth = sum - bug.parameters() * largest - bug.choice() - PENALTY_OF_A_BUG;
        return worth > 0 ? Optional.of(Candidate.of(before, bug, worth)) : Optional.empty();
    }

    /**
     * Whether a bug explains the values where it must. In a network this is the layer nearest the cost, since other bugs may
     * have changed the layers below; otherwise these are all blocks that it changes, and at least one block.
     */
    private static boolean isPossible(DiagnosisState before, List<Integer> wrong, DiagnosisState after) {
        if (before.simulation().isPresent()) {
            return !after.matching(nearestTheCost(wrong)).isEmpty();
        }
        boolean isChanged = false;
        for (int block : wrong) {
            if (!after.expected(block).isSameAs(before.expected(block))) {
                isChanged = true;
                if (!after.matches(block)) {
                    return false;
                }
            }
        }
        return isChanged;
    }

    /** Returns the wrong blocks of the layer nearest the cost that has any: its weights, its biases or both. */
    public static List<Integer> nearestTheCost(List<Integer> wrong) {
        int layer = LayerBlocks.layerOf(wrong.get(wrong.size() - 1));
        List<Integer> nearest = new ArrayList<>();
        for (int block : wrong) {
            if (LayerBlocks.layerOf(block) == layer) {
                nearest.add(block);
            }
        }
        return List.copyOf(nearest);
    }

    /**
     * Whether a bug changes all entries of a block of which only the wrong part was measured one by one: random directions have shown
     * that the others are right.
     */
    private static boolean changesMoreThanTheWrongPart(
            DiagnosisState before, List<Integer> wrong, DiagnosisState after) {
        for (int block : wrong) {
            if (before.judged(block).isRightElsewhere()
                    && !after.expected(block).isSameAs(before.expected(block))) {
                return true;
            }
        }
        return false;
    }

    private static boolean makesRightBlocksWrong(DiagnosisState before, List<Integer> wrong, DiagnosisState after) {
        for (int block = 0; block < before.blocks().size(); block++) {
            if (!wrong.contains(block) && !after.matches(block)) {
                return true;
            }
        }
        return false;
    }
}
