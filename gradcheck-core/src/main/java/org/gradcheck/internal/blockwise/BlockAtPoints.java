package org.gradcheck.internal.blockwise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the point of the check and points nearby tell about one block as a whole.
 *
 * <p>A wrong factor is the same everywhere, while kinks change a slope by another part at each point. So a block is called wrong if the mean
 * deviation of some points exceeds its error, which their spread shows, whichever of the points is left out; or if it deviates at all points
 * nearby but one. Points nearby may share a kink, so the deviation must also be the same at smaller steps, at two of them unless it is gross.
 */
final class BlockAtPoints {

    /** Number of the point of the check. */
    static final int HERE = -1;

    /** Detectable deviation from which no further point is asked. Chosen: half a percent is found then. */
    private static final double PRECISE = 5e-3;

    /** Points that show a wrong block. Chosen: two may have kinks close to them by coincidence. */
    private static final int FEWEST = 3;

    /** Deviation that two points show. Chosen: as for a gross error of an entry; kinks change a slope by as much at few points only. */
    private static final double GROSS = 0.3;

    /** Points at which smaller steps must show the same deviation. Chosen: one may have a kink so close to it that noise hides it. */
    private static final int CONFIRMING = 2;

    /** Deviation that counts where it differs from point to point. Chosen: kinks change slopes by as much at few points nearby. */
    private static final double EVIDENT = 0.01;

    private final WholeBlock here;
    private final TreeMap<Integer, WholeBlock> looks = new TreeMap<>();
    private final Set<Integer> examined = new HashSet<>();
    private int confirmed;
    private boolean isWithoutClaimNearby;

    BlockAtPoints(WholeBlock here) {
        this.here = here;
        if (hasClaim()) {
            looks.put(HERE, here);
        }
    }

    WholeBlock here() {
        return here;
    }

    private boolean hasClaim() {
        return here.outcome() != WholeBlock.Outcome.WITHOUT_CLAIM;
    }

    /** Returns whether a first point nearby may tell something: not of a block without a claim there as well. */
    boolean isExercised() {
        return !isWithoutClaimNearby;
    }

    /** Returns whether the limit of the evaluations ended the check before the block was tested. */
    boolean isUnreached() {
        return here().outcome() == WholeBlock.Outcome.UNREACHED;
    }

    /** Adds what a point nearby tells, unless the cost or the claimed gradient is not finite there. */
    void add(int point, WholeBlock whole) {
        isWithoutClaimNearby |= !hasClaim() && whole.outcome() == WholeBlock.Outcome.WITHOUT_CLAIM;
        if (Double.isFinite(whole.ratio()) && Double.isFinite(whole.error())) {
            looks.put(point, whole);
        }
    }

    /** Forgets the points nearby, so that the point of the check decides alone. */
    void forgetNearby() {
        nearby().clear();
        confirmed = 0;
    }

    /** Returns the point nearby at which the deviation is to be examined at smaller steps; empty if it needs none or has seen all of them. */
    Optional<Integer> pointToExamine() {
        return isConfirmed() || !seemsWrong()
                ? Optional.empty()
                : nearby().keySet().stream()
                        .filter(point -> !examined.contains(point))
                        .max(Comparator.comparingDouble(point -> at(point).significance()));
    }

    WholeBlock at(int point) {
        return looks.getOrDefault(point, here());
    }

    /** Replaces what a point nearby tells by what smaller steps show there. */
    void examined(int point, WholeBlock closer) {
        examined.add(point);
        if (closer.disagrees()) {
            confirmed++;
        } else {
            add(point, closer);
        }
    }

    boolean isSeenNearby() {
        return !nearby().isEmpty();
    }

    private SortedMap<Integer, WholeBlock> nearby() {
        return looks.tailMap(HERE, false);
    }

    /** Returns whether a further point may tell more. */
    boolean isOpen() {
        if (!isSeenNearby()) {
            return !isWithoutClaimNearby && !(here().agrees() && here().detectable() <= PRECISE);
        }
        MeanDeviation mean = mean();
        return !isConfirmed() && !(mean.isWithin(Confirmation.SUSPICIOUS) && mean.detectable() <= PRECISE);
    }

    /**
     * Returns the point at which the parts of the block are to be tested: that of the check, or the first one nearby if kinks or noise
     * hide the block there.
     */
    int pointOfParts() {
        return isSeenNearby() && together(here).agrees() ? looks.higherKey(HERE) : HERE;
    }

    /** Returns whether the block deviates at the point of the check, and not alike at the others: single parts may be wrong. */
    boolean isSuspicious() {
        return isSeenNearby()
                && here.isInconclusive()
                && !togetherHere().agrees()
                && !togetherHere().disagrees();
    }

    /** Returns the block at the point of its parts, with the outcome of all points together. */
    WholeBlock atPointOfParts() {
        WholeBlock look = looks.getOrDefault(pointOfParts(), here());
        return isSeenNearby() ? together(look) : look;
    }

    /** Returns the block at the point of the check, with the outcome of all points together; as it is if nothing is claimed there. */
    WholeBlock togetherHere() {
        return hasClaim() ? together(here) : here;
    }

    private WholeBlock together(WholeBlock look) {
        MeanDeviation mean = mean();
        if (isConfirmed() && deviatesEverywhere()) {
            return look.with(MeanDeviation.of(List.of(look)), WholeBlock.Outcome.DISAGREES);
        }
        if (isConfirmed()) {
            return look.with(mean, WholeBlock.Outcome.DISAGREES);
        }
        return look.with(
                mean,
                mean.isWithin(Confirmation.SUSPICIOUS) ? WholeBlock.Outcome.AGREES : WholeBlock.Outcome.INCONCLUSIVE);
    }

    private boolean isConfirmed() {
        return confirmed >= (Math.abs(mean().deviation()) >= GROSS ? 1 : CONFIRMING) && seemsWrong();
    }

    private boolean seemsWrong() {
        return isSeenNearby() && (deviatesEverywhere() || isWrong(mean()));
    }

    /** A part of a block that is wrong has another share in its slope at each point, while kinks are not close to all points nearby. */
    private boolean deviatesEverywhere() {
        int points = nearby().size();
        long deviating = nearby().values().stream()
                .filter(look -> Math.abs(look.deviation()) > EVIDENT
                        && !MeanDeviation.of(List.of(look)).isWithin(MeanDeviation.WRONG))
                .count();
        return points >= FEWEST && deviating >= Math.max(FEWEST, points - 1);
    }

    private boolean isWrong(MeanDeviation mean) {
        if (mean.isWithin(MeanDeviation.WRONG)
                || looks.size() < (Math.abs(mean.deviation()) >= GROSS ? FEWEST - 1 : FEWEST)) {
            return false;
        }
        for (int point : looks.keySet()) {
            if (MeanDeviation.of(without(point)).isWithin(Confirmation.SUSPICIOUS)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the mean of all points, or of all but one if this one alone makes the others differ: it may have kinks close to it. */
    private MeanDeviation mean() {
        MeanDeviation best = MeanDeviation.of(List.copyOf(looks.values()));
        if (looks.size() >= FEWEST) {
            double all = best.error();
            for (int point : looks.keySet()) {
                MeanDeviation others = MeanDeviation.of(without(point));
                best = others.error() < Math.min(all / 2, best.error()) ? others : best;
            }
        }
        return best;
    }

    private List<WholeBlock> without(int point) {
        List<WholeBlock> others = new ArrayList<>();
        looks.forEach((number, whole) -> {
            if (number != point) {
                others.add(whole);
            }
        });
        return others;
    }
}
