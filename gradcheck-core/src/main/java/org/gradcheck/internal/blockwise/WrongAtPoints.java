package org.gradcheck.internal.blockwise;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Confirmation of wrong parts at other points. A part that seems to be wrong at one point may be at kinks there. So it must also be wrong at
 * one other point, at several steps, or deviate at three other points at their first step.
 *
 * @param points the number of points nearby
 */
record WrongAtPoints(PointOfBlocks here, NearbyPoints nearby, int points) {

    /**
     * Other points at which a part has to deviate if it is wrong at several steps at none of them. Chosen: most of the five others; two
     * do not suffice, since one of 160 right networks had kinks close to an entry at two points.
     */
    private static final int MAJORITY = 3;

    /** The same for sums that deviate at several steps at the first point. Chosen: right networks had kinks close to a part at two points in all. */
    private static final int FEWEST = 2;

    /** Other points at which sums agree if they deviate at one point only. Chosen: sums of right parts seldom deviate, those of wrong ones everywhere. */
    private static final int AGREEING = 2;

    private static final int NO_OTHERS = -1;

    /**
     * Replaces the wrong parts of a block by those that are confirmed.
     *
     * @param point the point at which the parts of the block were tested
     * @param largestHere the largest entries at the point of the check that are wrong there; they may be small at the point of the parts
     */
    void confirm(int point, BlockEvidence evidence, List<WrongPart> largestHere) {
        List<WrongPart> wrongHere = new ArrayList<>();
        List<WrongPart> wrongNearby = new ArrayList<>();
        for (WrongPart part : evidence.wrong()) {
            if (isConfirmed(point, part)) {
                WrongPart again = point == BlockAtPoints.HERE ? part : here.again(part);
                if (again.isSeen()) {
                    wrongHere.add(again);
                } else {
                    wrongNearby.add(part);
                }
            }
        }
        int refuted = evidence.wrong().size() - wrongHere.size() - wrongNearby.size();
        boolean isLargestRefuted = false;
        for (WrongPart part : largestHere) {
            boolean isNew = wrongHere.stream().noneMatch(wrong -> wrong.name().equals(part.name()));
            if (isNew && isConfirmed(BlockAtPoints.HERE, part)) {
                wrongHere.add(part);
            } else {
                isLargestRefuted |= isNew;
            }
        }
        boolean areNearby = wrongHere.isEmpty();
        evidence.confirmWrong(areNearby ? wrongNearby : wrongHere, areNearby, refuted);
        if (isLargestRefuted) {
            evidence.promiseNothing(PartKind.LARGEST_ENTRIES);
        }
        if (evidence.wrong().isEmpty() && !evidence.deviating().isEmpty()) {
            confirmKinds(point, evidence);
        }
    }

    /**
     * Decides about the kinds of parts whose sums deviate. Kinks do so at single points. Sums that deviate at fewer points than a wrong gradient
     * does leave the block open, and so do those that deviate at one point without any sign of kinks.
     */
    private void confirmKinds(int found, BlockEvidence evidence) {
        List<PartKind> confirmed = new ArrayList<>();
        for (Map.Entry<PartKind, Boolean> deviating : evidence.deviating().entrySet()) {
            PartKind kind = deviating.getKey();
            boolean isAtSteps = evidence.disagreeing().contains(kind);
            int fewest = isAtSteps ? FEWEST : MAJORITY;
            int seen = seen(found, kind, evidence.whole().gradient(), fewest);
            if (seen >= fewest || (seen == NO_OTHERS && isAtSteps)) {
                confirmed.add(kind);
                break;
            }
            if (seen > 0 || !deviating.getValue()) {
                evidence.doubtful().add(kind);
            }
        }
        evidence.disagreeing().clear();
        evidence.disagreeing().addAll(confirmed);
    }

    /** Returns the number of other points at which the sums of a kind deviate, as far as it matters; {@link #NO_OTHERS} if the code supports none. */
    private int seen(int found, PartKind kind, BlockGradient block, int enough) {
        int seen = 0;
        int agreeing = 0;
        for (int point : others(found)) {
            Optional<Boolean> again = point == BlockAtPoints.HERE
                    ? here.deviate(kind, block)
                    : nearby.at(point, there -> there.deviate(kind, block)).flatMap(known -> known);
            seen += again.orElse(false) ? 1 : 0;
            agreeing += again.orElse(true) ? 0 : 1;
            if (seen >= enough || (seen == 0 && agreeing >= AGREEING)) {
                break;
            }
        }
        return seen + agreeing == 0 ? NO_OTHERS : seen;
    }

    private int[] others(int found) {
        return IntStream.range(BlockAtPoints.HERE, points)
                .filter(other -> other != found)
                .toArray();
    }

    /** Returns whether other points confirm a part, or the code supports none. */
    private boolean isConfirmed(int found, WrongPart part) {
        int seen = 0;
        int others = 0;
        for (int point : others(found)) {
            Optional<WrongPart> again = point == BlockAtPoints.HERE
                    ? Optional.of(here.again(part))
                    : nearby.at(point, there -> there.again(part));
            if (again.filter(WrongPart::isWrong).isPresent()) {
                return true;
            }
            seen += again.filter(WrongPart::isSeen).isPresent() ? 1 : 0;
            others += again.isPresent() ? 1 : 0;
        }
        return others == 0 || seen >= MAJORITY;
    }
}
