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

    /** Part of the deviation of a slice that its largest entry may leave. Chosen: the errors of both tests are smaller. */
    private static final double NEARLY = 0.1;

    private record Candidate(PartsOfBlock block, int part, double evidence) {}

    /** Returns the wrong parts that were found. */
    List<WrongPart> search(SignedSums sums) {
        List<WrongPart> found = new ArrayList<>();
        sums.measure(DIRECTIONS);
        while (!sums.agree() && found.size() < MOST_WRONG && findsOne(sums, found)) {
            WrongPart wrong = found.get(found.size() - 1);
            sums.explain(wrong.block(), wrong.part(), wrong.result().wrongBy());
        }
        found.replaceAll(this::narrowed);
        return found;
    }

    /** Returns the largest entry of a wrong slice if it alone explains the deviation of the slice, and the others are not wrong as well. */
    private WrongPart narrowed(WrongPart wrong) {
        BlockGradient gradient = wrong.block().gradient();
        Parts slices = wrong.block().parts();
        int largest = -1;
        for (int entry = 0; entry < gradient.entries(); entry++) {
            boolean isLarger = largest < 0 || Math.abs(gradient.change(entry)) > Math.abs(gradient.change(largest));
            largest = slices.of(entry) == wrong.part() && isLarger ? entry : largest;
        }
        if (slices instanceof SingleEntries || gradient.change(largest) == 0) {
            return wrong;
        }
        PartsOfBlock entry = new PartsOfBlock(wrong.block().whole(), new SingleEntries(gradient, largest));
        PartTest.Result result = test.test(entry, 0);
        double explained = result.wrongBy() * slices.component(largest);
        boolean isExplained = Math.abs(wrong.result().wrongBy() - explained)
                <= NEARLY * Math.abs(wrong.result().wrongBy())
                        + Confirmation.SUSPICIOUS * result.error() * Math.abs(slices.component(largest));
        return result.isWrong() && isExplained && !areOthersWrong(wrong, largest)
                ? new WrongPart(entry, 0, result)
                : wrong;
    }

    private boolean areOthersWrong(WrongPart slice, int largest) {
        BlockGradient gradient = slice.block().gradient();
        Parts.Factors alone = new Parts.Factors.Alone(slice.part());
        BlockDirection others = BlockDirection.of(gradient, (target, of, factor) -> {
            slice.block().parts().write(target, of, factor, alone);
            target.all()[of.range().from() + largest] = 0;
        });
        return !others.isZero() && test.test(others, slice.block()).isWrong();
    }

    private boolean findsOne(SignedSums sums, List<WrongPart> found) {
        for (Candidate candidate : candidates(sums)) {
            boolean isNew = found.stream()
                    .noneMatch(wrong -> wrong.block().equals(candidate.block()) && wrong.part() == candidate.part());
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
                if (evidence > CANDIDATE) {
                    candidates.add(new Candidate(block, part, evidence));
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::evidence).reversed());
        double best = candidates.isEmpty() ? 0 : candidates.get(0).evidence();
        double most = sums.deviations();
        return candidates.stream()
                .filter(candidate -> candidate.block().hasPart(candidate.part()))
                .filter(candidate -> candidate.evidence() == best || explainsHalf(candidate, most))
                .limit(MOST_CANDIDATES)
                .toList();
    }

    /** Returns whether a part would explain half of the squares of all slopes. Of a hundred right parts at kinks, one does in one of five cases. */
    private static boolean explainsHalf(Candidate candidate, double deviations) {
        return candidate.evidence() * candidate.evidence() >= deviations / 2;
    }
}
