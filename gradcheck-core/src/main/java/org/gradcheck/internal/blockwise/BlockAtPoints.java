package org.gradcheck.internal.blockwise;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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

    /**
     * Detectable deviation from which no further point is asked, unless the block is suspicious. Formula: the error is a tenth of it then, so half
     * a percent deviates by seven errors, and further points are asked.
     */
    private static final double PRECISE = 7e-3;

    /** Points that show a wrong block. Chosen: two may have kinks close to them by coincidence. */
    private static final int FEWEST = 3;

    /** Deviation that counts where it differs from point to point. Chosen: kinks change slopes by as much at few points nearby. */
    private static final double EVIDENT = 0.01;

    /** Points nearby, at most. Measured: at 48, 96 % of the blocks of networks in single precision are known to half a percent. */
    static final int MOST_POINTS = 48;

    /** Error at all points from which no further point is asked. Chosen: half a percent is four errors then, too few to be called wrong. */
    private static final double HOPELESS = 1.25e-3;

    /** Points from which the precision at all points is foreseen. */
    private static final int FORESEEN = 16;

    private final WholeBlock here;
    private final TreeMap<Integer, WholeBlock> looks = new TreeMap<>();
    private final StepNearby step = new StepNearby();
    private final DeviationNearby deviation = new DeviationNearby();
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
            looks.put(point, point == 0 ? whole : whole.at(here().gradient()));
            if (step.isShortenedBy(looks.tailMap(0, false).values())) {
                looks.tailMap(0, false).clear();
                deviation.restart();
            }
        }
    }

    /** Returns the step for the next point; empty as long as it is to be searched there. */
    OptionalDouble stepNearby() {
        return step.length();
    }

    /** Forgets the points nearby, so that the point of the check decides alone. */
    void forgetNearby() {
        nearby().clear();
        deviation.forgetConfirmation();
    }

    /** Returns the point nearby at which the deviation is to be examined at smaller steps; empty if it needs none or has seen all of them. */
    Optional<Integer> pointToExamine() {
        return deviation.isDecided() || !seemsWrong()
                ? Optional.empty()
                : nearby().keySet().stream()
                        .filter(point -> !deviation.isSeenAt(point))
                        .min(Comparator.comparingDouble(point -> at(point).error()));
    }

    /** Returns how often the step is divided where the deviation is examined. */
    int divisions() {
        return deviation.divisions(mean());
    }

    WholeBlock at(int point) {
        return looks.getOrDefault(point, here());
    }

    /**
     * Adds what smaller steps show at a point nearby. If they refute the deviation, they replace what longer ones have shown.
     *
     * @param divided the block there, after each division of the step
     */
    void examined(int point, List<WholeBlock> divided) {
        deviation.add(point, at(point), divided, mean()).ifPresent(this::replaceBy);
    }

    private void replaceBy(SortedMap<Integer, WholeBlock> shorter) {
        WholeBlock closest = looks.get(0);
        nearby().clear();
        looks.putAll(shorter);
        if (closest != null) {
            looks.put(0, shorter.getOrDefault(0, closest).at(closest.gradient()));
        }
        step.follow(shorter.values());
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
            return !isWithoutClaimNearby && !(here.agrees() && here.detectable() <= PRECISE);
        }
        MeanDeviation mean = mean();
        return !deviation.isConfirmed()
                && !(mean.isWithin(Confirmation.SUSPICIOUS) && mean.detectable() <= PRECISE)
                && !(looks.size() >= FORESEEN && mean.errorAt(MOST_POINTS) > HOPELESS);
    }

    /**
     * Returns the point at which the parts of the block are to be tested: that of the check, or the one closest to it if kinks or noise
     * hide the block there.
     */
    int pointOfParts() {
        return looks.containsKey(0) && together(here).agrees() ? 0 : HERE;
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
        if (deviation.isConfirmed() && deviatesEverywhere()) {
            return look.with(MeanDeviation.of(List.of(look)), WholeBlock.Outcome.DISAGREES);
        }
        if (deviation.isConfirmed()) {
            return look.with(mean, WholeBlock.Outcome.DISAGREES);
        }
        return look.with(
                mean,
                mean.isWithin(Confirmation.SUSPICIOUS) ? WholeBlock.Outcome.AGREES : WholeBlock.Outcome.INCONCLUSIVE);
    }

    private boolean seemsWrong() {
        return isSeenNearby() && (deviatesEverywhere() || isWrong(mean()));
    }

    /** A part of a block that is wrong has another share in its slope at each point, while kinks are not close to all points nearby. */
    private boolean deviatesEverywhere() {
        int points = nearby().size();
        long deviating = nearby().values().stream()
                .filter(look -> Math.abs(look.deviation()) > EVIDENT
                        && MeanDeviation.of(List.of(look)).isWrong())
                .count();
        return points >= FEWEST && deviating >= Math.max(FEWEST, points - 1);
    }

    private boolean isWrong(MeanDeviation mean) {
        return looks.size() >= (mean.isGross() ? FEWEST - 1 : FEWEST)
                && MeanDeviation.isWrongWithoutAny(List.copyOf(looks.values()), mean);
    }

    private MeanDeviation mean() {
        return MeanDeviation.ofMost(List.copyOf(looks.values()));
    }
}
