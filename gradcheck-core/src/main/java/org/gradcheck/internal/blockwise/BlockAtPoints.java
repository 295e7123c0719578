package org.gradcheck.internal.blockwise;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gradcheck.internal.noise.RobustMean;
import org.jspecify.annotations.Nullable;

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

    /** Deviation that two points show. Chosen: as for a gross error of an entry; kinks change a slope by as much at few points only. */
    private static final double GROSS = 0.3;

    /** Points at which smaller steps must show the same deviation. Chosen: one may have a kink so close to it that noise hides it. */
    private static final int CONFIRMING = 2;

    /** Deviation that counts where it differs from point to point. Chosen: kinks change slopes by as much at few points nearby. */
    private static final double EVIDENT = 0.01;

    /** Points nearby, at most. Measured: at 48, 96 % of the blocks of networks in single precision are known to half a percent. */
    static final int MOST_POINTS = 48;

    /** Points at which the step is searched. Chosen: a kink close to one of them misleads the search there. */
    private static final int SEARCHES = 3;

    /** Points after which the step is compared with the spread. Chosen: their median deviation is within a half of the true one. */
    private static final int COMPARED = 6;

    /** Spread by kinks, in standard deviations of noise, from which the step is shorter. Chosen: a gain of less is not worth the lost points. */
    private static final double FAR_BEYOND_NOISE = 4;

    /** Largest factor by which the step is shorter. Chosen: two of {@link StepSearch#RATIO}. */
    private static final double MUCH_SHORTER = StepSearch.RATIO * StepSearch.RATIO;

    /** Error at all points from which no further point is asked. Chosen: half a percent is four errors then, too few to be called wrong. */
    private static final double HOPELESS = 1.25e-3;

    /** Points from which the precision at all points is foreseen. */
    private static final int FORESEEN = 16;

    /** Steps at which a deviation is refuted, at most. Chosen: kinks that deviate alike at two of them stay open. */
    private static final int MOST_REFUTED = 2;

    private final WholeBlock here;
    private final TreeMap<Integer, WholeBlock> looks = new TreeMap<>();
    private @Nullable CloserLooks closer;
    private boolean isConfirmed;
    private int refuted;
    private OptionalDouble step = OptionalDouble.empty();
    private boolean isStepCompared;
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
            chooseStep();
        }
    }

    /** Returns the step for the next point; empty as long as it is to be searched there. */
    OptionalDouble stepNearby() {
        return step;
    }

    /**
     * Chooses the median of the first steps, and shortens it once if kinks spread the slopes far more than noise. The variance by kinks falls
     * with the step and that by noise grows with its square, so their sum is the least where kinks have twice the variance of noise.
     */
    private void chooseStep() {
        Collection<WholeBlock> far = looks.tailMap(0, false).values();
        if (step.isEmpty() && far.size() == SEARCHES) {
            step = OptionalDouble.of(
                    far.stream().mapToDouble(WholeBlock::length).sorted().toArray()[SEARCHES / 2]);
        } else if (!isStepCompared && far.size() == COMPARED) {
            isStepCompared = true;
            double noise = far.stream().mapToDouble(WholeBlock::error).min().orElseThrow();
            double ratio = RobustMean.spread(
                            far.stream().mapToDouble(WholeBlock::deviation).toArray())
                    / noise;
            if (ratio > FAR_BEYOND_NOISE) {
                step = OptionalDouble.of(Math.max(
                        StepSearch.SMALLEST_STEP,
                        step.getAsDouble() / Math.min(MUCH_SHORTER, Math.cbrt(ratio * ratio / 2))));
                looks.tailMap(0, false).clear();
                closer = null;
            }
        }
    }

    /** Forgets the points nearby, so that the point of the check decides alone. */
    void forgetNearby() {
        nearby().clear();
        isConfirmed = false;
    }

    /** Returns the point nearby at which the deviation is to be examined at smaller steps; empty if it needs none or has seen all of them. */
    Optional<Integer> pointToExamine() {
        if (isConfirmed || refuted >= MOST_REFUTED || !seemsWrong()) {
            return Optional.empty();
        }
        return nearby().keySet().stream()
                .filter(point -> closer == null || !closer.contains(point))
                .min(Comparator.comparingDouble(point -> at(point).error()));
    }

    /** Returns how often the step is divided where the deviation is examined. */
    int divisions() {
        if (closer == null) {
            closer = new CloserLooks(mean());
        }
        return closer.divisions();
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
        CloserLooks looked = closer == null ? new CloserLooks(mean()) : closer;
        closer = looked;
        looked.add(point, at(point), divided);
        MeanDeviation mean = mean();
        switch (looked.outcome(mean, Math.abs(mean.deviation()) >= GROSS ? 1 : CONFIRMING)) {
            case CONFIRMED -> isConfirmed = true;
            case REFUTED -> replaceBy(looked.refuting(mean));
            case OPEN -> {}
        }
    }

    private void replaceBy(SortedMap<Integer, WholeBlock> shorter) {
        closer = null;
        refuted++;
        WholeBlock closest = looks.get(0);
        nearby().clear();
        looks.putAll(shorter);
        if (closest != null) {
            looks.put(0, shorter.getOrDefault(0, closest).at(closest.gradient()));
        }
        step = OptionalDouble.of(
                List.copyOf(shorter.values()).get(shorter.size() - 1).length());
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
        return !isConfirmed
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
        if (isConfirmed && deviatesEverywhere()) {
            return look.with(MeanDeviation.of(List.of(look)), WholeBlock.Outcome.DISAGREES);
        }
        if (isConfirmed) {
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
        if (!mean.isWrong() || looks.size() < (Math.abs(mean.deviation()) >= GROSS ? FEWEST - 1 : FEWEST)) {
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
        if (looks.size() >= FEWEST && looks.size() < MeanDeviation.MANY) {
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
