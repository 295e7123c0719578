package org.gradcheck.internal.diagnosis.search;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;

/**
 * Bugs that explain a gradient together, each one assumed before the next is searched.
 *
 * @param worth the sum of the worths of all bugs, in binary digits
 * @param bugs in the order in which they are found
 * @param unexplained the blocks that are still wrong with all these bugs
 */
record BugSequence(double worth, List<Found> bugs, List<Integer> unexplained) {

    /**
     * The largest difference of worths that counts as a tie, in binary digits: below a factor of 2^10 in likelihood the
     * alternatives are reported too. The corpus of injected bugs (test sources) checks the names.
     */
    static final double TIE = 10;

    /**
     * A bug that explains some blocks.
     *
     * @param worth in binary digits
     * @param explained the numbers of the blocks, ascending
     */
    record Candidate(Explanation bug, double worth, List<Integer> explained) {

        static Candidate of(DiagnosisState before, Explanation bug, double worth) {
            return new Candidate(bug, worth, bug.after().matching(before.wrongBlocks()));
        }

        int firstBlock() {
            return explained.isEmpty() ? -1 : explained.get(0);
        }
    }

    /**
     * A bug with its alternatives.
     *
     * @param ties the bugs that explain the same blocks equally well, each with another cause
     */
    record Found(Candidate candidate, List<Explanation> ties) {

        Diagnosis diagnosis() {
            Explanation bug = candidate.bug();
            StringBuilder remedy = new StringBuilder(bug.remedy());
            List<Cause> alternatives = new ArrayList<>();
            for (Explanation tie : ties) {
                alternatives.add(tie.cause());
                remedy.append("; for ").append(tie.cause()).append(": ").append(tie.remedy());
            }
            return new Diagnosis(bug.cause(), bug.where(), bug.evidence().get(), remedy.toString(), alternatives);
        }
    }

    static BugSequence empty(DiagnosisState situation) {
        return new BugSequence(0, List.of(), situation.wrongBlocks());
    }

    BugSequence after(Candidate candidate) {
        List<Found> all = new ArrayList<>(List.of(new Found(candidate, List.of())));
        all.addAll(bugs);
        return new BugSequence(candidate.worth() + worth, all, unexplained);
    }

    Candidate first() {
        return bugs.get(0).candidate();
    }

    /** Adds the first causes of the other sequences that are worth as much and explain the same blocks first. */
    BugSequence withTies(List<BugSequence> others) {
        Cause cause = first().bug().cause();
        Map<Cause, Explanation> ties = new LinkedHashMap<>();
        for (BugSequence other : others) {
            Explanation alternative = other.first().bug();
            if (explainsTheSame(other) && !isMoreGeneral(alternative, cause)) {
                ties.putIfAbsent(alternative.cause(), alternative);
            }
        }
        List<Found> all = new ArrayList<>(bugs);
        all.set(0, new Found(first(), List.copyOf(ties.values())));
        return new BugSequence(worth, all, unexplained);
    }

    private boolean explainsTheSame(BugSequence other) {
        return other.worth() > worth - TIE
                && other.unexplained().size() == unexplained.size()
                && other.first().explained().equals(first().explained());
    }

    /**
     * Returns the bugs: in a network the one nearest the cost first, otherwise in the order of the blocks. Bugs that differ in nothing but
     * their blocks are one, but for those of a network, whose layers are named one by one.
     */
    List<Diagnosis> diagnoses(DiagnosisState situation) {
        List<Found> inOrder = new ArrayList<>(bugs);
        if (situation.simulation().isEmpty() && bugs.size() > 1) {
            inOrder.sort(comparingInt(bug -> bug.candidate().firstBlock()));
        }
        Map<Diagnosis, Set<Integer>> alike = new LinkedHashMap<>();
        Map<Diagnosis, String> places = new LinkedHashMap<>();
        for (Found bug : inOrder) {
            Diagnosis diagnosis = bug.diagnosis();
            Diagnosis anywhere = situation.simulation().isEmpty() ? diagnosis.in("") : diagnosis;
            alike.computeIfAbsent(anywhere, bugs -> new TreeSet<>())
                    .addAll(bug.candidate().explained());
            places.merge(anywhere, diagnosis.where(), (first, second) -> "");
        }
        List<Diagnosis> diagnoses = new ArrayList<>();
        alike.forEach((bug, blocks) -> {
            String place = places.getOrDefault(bug, "");
            String where = place.isEmpty() ? BlockNames.of(situation.blocks(), List.copyOf(blocks)) : place;
            String evidence = bug.evidence() + (diagnoses.isEmpty() ? rest(situation) : "");
            diagnoses.add(new Diagnosis(bug.cause(), where, evidence, bug.remedy(), bug.alternatives()));
        });
        return diagnoses;
    }

    /** Describes the blocks that no bug explains, without those that have NaN, which may have spread to them. */
    private String rest(DiagnosisState situation) {
        List<Integer> others = new ArrayList<>();
        for (int block : unexplained) {
            if (situation.isFinite(block)) {
                others.add(block);
            }
        }
        return others.isEmpty() ? "" : "; no cause was found for " + BlockNames.of(situation.blocks(), others);
    }

    /** A usual factor, to which nothing was fitted, is a reading of its own beside a sum or a mean over the batch. */
    private static boolean isMoreGeneral(Explanation alternative, Cause special) {
        boolean isReading = alternative.cause() == Cause.CONSTANT_FACTOR
                && alternative.parameters() == 0
                && (special == Cause.SUM_INSTEAD_OF_MEAN || special == Cause.MEAN_INSTEAD_OF_SUM);
        return !isReading && includes(alternative.cause(), special);
    }

    /** Whether each gradient with the special cause also has the general one, so that the latter is no alternative. */
    private static boolean includes(Cause general, Cause special) {
        return special == general
                || switch (general) {
                    case REORDERED -> special == Cause.TRANSPOSED;
                    case CONSTANT_FACTOR ->
                        special == Cause.SIGN_FLIPPED
                                || special == Cause.SUM_INSTEAD_OF_MEAN
                                || special == Cause.MEAN_INSTEAD_OF_SUM;
                    case CONSTANT_ROW_FACTOR, CONSTANT_COLUMN_FACTOR -> includes(Cause.CONSTANT_FACTOR, special);
                    default -> false;
                };
    }
}
