package org.gradcheck.internal.blockwise;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A block that seems to be wrong, at smaller steps at points nearby.
 *
 * <p>Kinks that are close to many points deviate like a wrong gradient, but not at steps that do not reach them. A wrong gradient deviates by
 * the same part at each step. So the mean deviation must be the same at a quarter of the step, and at still smaller ones where noise does not
 * hide it.
 */
final class CloserLooks {

    /** Standard deviations of the mean of some points within which the deviation must show at a step. */
    private static final double VISIBLE = 6;

    /** Points whose mean shows it. Chosen: as many as have a mean with an error of their own. */
    private static final int SHOWING = MeanDeviation.MANY;

    /** Most divisions of the step. Chosen: a kink within a hundredth of the first step has the same effect at all of them. */
    private static final int MOST_DIVISIONS = 3;

    /** Standard deviations by which two means may differ. Chosen: one of 400 normal ones does. */
    private static final double SAME = 3;

    /** Part of the deviation by which another one may differ. Chosen: a kink at a twentieth of the step changes it by as much. */
    private static final double NEARLY = 0.15;

    /** Points at which means are compared. Chosen: two may be close to the same kink. */
    private static final int COMPARED = 3;

    private final List<SortedMap<Integer, WholeBlock>> byDivision = new ArrayList<>();
    private final Set<Integer> points = new HashSet<>();
    private int alike;

    /**
     * Plans how often the step is divided.
     *
     * @param mean the mean at the first step
     */
    CloserLooks(MeanDeviation mean) {
        double hidden = VISIBLE * mean.errorAt(SHOWING);
        do {
            byDivision.add(new TreeMap<>());
            hidden *= StepSearch.RATIO;
        } while (byDivision.size() < MOST_DIVISIONS && Math.abs(mean.deviation()) > hidden * StepSearch.RATIO);
    }

    /** Returns the number of divisions. */
    int divisions() {
        return byDivision.size();
    }

    boolean contains(int point) {
        return points.contains(point);
    }

    /**
     * Adds a point.
     *
     * @param first the block there at the first step
     * @param looks the block there, after each division
     */
    void add(int point, WholeBlock first, List<WholeBlock> looks) {
        points.add(point);
        MeanDeviation here = MeanDeviation.of(List.of(first));
        boolean isAlike = !looks.isEmpty()
                && looks.stream().allMatch(look -> isSame(here, MeanDeviation.of(List.of(look))))
                && !MeanDeviation.of(looks.subList(0, 1)).isWithin(Confirmation.SUSPICIOUS);
        alike += isAlike ? 1 : 0;
        for (int i = 0; i < looks.size(); i++) {
            if (Double.isFinite(looks.get(i).ratio())
                    && Double.isFinite(looks.get(i).error())) {
                byDivision.get(i).put(point, looks.get(i));
            }
        }
    }

    /**
     * Returns what became of a deviation.
     *
     * @param mean the mean at the first step
     * @param fewest the fewest points that confirm it, each by itself
     */
    Confirmation.Outcome outcome(MeanDeviation mean, int fewest) {
        if (alike >= fewest) {
            return Confirmation.Outcome.CONFIRMED;
        }
        for (SortedMap<Integer, WholeBlock> looks : tested()) {
            if (looks.size() < COMPARED || !mean.isWrong()) {
                return Confirmation.Outcome.OPEN;
            }
            if (!isSame(mean, of(looks))) {
                return Confirmation.Outcome.REFUTED;
            }
        }
        return of(byDivision.get(0)).isWithin(Confirmation.SUSPICIOUS)
                ? Confirmation.Outcome.OPEN
                : Confirmation.Outcome.CONFIRMED;
    }

    /** Returns the looks at the longest step at which the deviation is another one, by the numbers of their points. */
    SortedMap<Integer, WholeBlock> refuting(MeanDeviation mean) {
        return tested().stream()
                .filter(looks -> !isSame(mean, of(looks)))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the looks after each division that leaves a step to take. */
    private List<SortedMap<Integer, WholeBlock>> tested() {
        return byDivision.stream()
                .filter(looks -> looks == byDivision.get(0) || !looks.isEmpty())
                .toList();
    }

    private static MeanDeviation of(SortedMap<Integer, WholeBlock> looks) {
        return MeanDeviation.of(List.copyOf(looks.values()));
    }

    private static boolean isSame(MeanDeviation mean, MeanDeviation closer) {
        return Math.abs(closer.deviation() - mean.deviation())
                <= NEARLY * Math.abs(mean.deviation()) + SAME * Math.hypot(mean.error(), closer.error());
    }
}
