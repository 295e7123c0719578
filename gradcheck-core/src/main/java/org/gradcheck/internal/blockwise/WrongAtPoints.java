package org.gradcheck.internal.blockwise;

import java.util.ArrayList;
import java.util.List;
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
        evidence.disagreeing()
                .removeIf(kind -> !isConfirmed(point, kind, evidence.whole().gradient()));
    }

    /** Returns whether another point confirms a kind of which many parts are wrong, or the code supports none. */
    private boolean isConfirmed(int found, PartKind kind, BlockGradient block) {
        int others = 0;
        for (int point = BlockAtPoints.HERE; point < points; point++) {
            Optional<Boolean> again = point == found
                    ? Optional.empty()
                    : point == BlockAtPoints.HERE
                            ? Optional.of(here.areWrong(kind, block))
                            : nearby.at(point, there -> there.areWrong(kind, block));
            if (again.orElse(false)) {
                return true;
            }
            others += again.isPresent() ? 1 : 0;
        }
        return others == 0;
    }

    /** Returns whether other points confirm a part, or the code supports none. */
    private boolean isConfirmed(int found, WrongPart part) {
        int seen = 0;
        int others = 0;
        for (int point : IntStream.range(BlockAtPoints.HERE, points)
                .filter(other -> other != found)
                .toArray()) {
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
