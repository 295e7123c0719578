package org.gradcheck.internal.blockwise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Search for the wrong parts behind signed sums that disagree.
 *
 * <p>Each part has signs of its own, so the sums tell which part would explain them. The best candidates are tested alone. A wrong part
 * explains a share of the sums, and the search goes on with the rest until the rest agrees, or no candidate is wrong.
 *
 * @param test tests a part alone
 */
record WrongPartSearch(PartTest test) {

    /** Directions from which candidates are taken. Chosen: of 10,000 parts, fewer than one has all signs of another by coincidence. */
    static final int DIRECTIONS = 16;

    /** Standard deviations from which a part is a candidate. Chosen: of 1,000 right parts one exceeds it. */
    private static final double CANDIDATE = 3.3;

    /** Candidates that are tested. Chosen: the right one is among the first ones. */
    private static final int MOST_CANDIDATES = 4;

    /** Wrong parts that are found. Chosen: a block with more of them is wrong in many places. */
    private static final int MOST_WRONG = 4;

    private record Candidate(PartsOfBlock block, int part, double evidence) {}

    /** Returns the wrong parts that were found. */
    List<WrongPart> search(SignedSums sums) {
        List<WrongPart> found = new ArrayList<>();
        sums.measure(DIRECTIONS);
        while (!sums.agree() && found.size() < MOST_WRONG && findsOne(sums, found)) {
            WrongPart wrong = found.get(found.size() - 1);
            sums.explain(wrong.block(), wrong.part(), wrong.result().wrongBy());
        }
        return found;
    }

    private boolean findsOne(SignedSums sums, List<WrongPart> found) {
        for (Candidate candidate : candidates(sums)) {
            boolean isNew = found.stream()
                    .noneMatch(wrong -> wrong.block() == candidate.block() && wrong.part() == candidate.part());
            if (isNew) {
                PartTest.Result result = test.test(candidate.block(), candidate.part());
                if (result.isWrong()) {
                    found.add(new WrongPart(candidate.block(), candidate.part(), result));
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Candidate> candidates(SignedSums sums) {
        List<Candidate> candidates = new ArrayList<>();
        for (PartsOfBlock block : sums.blocks()) {
            for (int part = 0; part < block.parts().count(); part++) {
                double evidence = sums.evidence(block, part);
                if (evidence > CANDIDATE && block.hasPart(part)) {
                    candidates.add(new Candidate(block, part, evidence));
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::evidence).reversed());
        return candidates.subList(0, Math.min(MOST_CANDIDATES, candidates.size()));
    }
}
