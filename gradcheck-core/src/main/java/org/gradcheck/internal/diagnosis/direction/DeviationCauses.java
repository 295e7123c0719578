package org.gradcheck.internal.diagnosis.direction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.blockwise.PointOfBlocks;
import org.gradcheck.internal.diagnosis.direction.DeviationHypothesis.Named;
import org.gradcheck.internal.diagnosis.pattern.DataTermLost;
import org.gradcheck.internal.diagnosis.search.NumberText;

/**
 * Search for the mistake in a block that is wrong as a whole, where noise hides its entries one by one.
 *
 * <p>Each known mistake predicts the difference of the right derivatives and the claimed ones from the claims and the parameters. Along that
 * prediction the whole block shows it at once. The slopes along the predictions of all mistakes, and along parts of the claim, are measured
 * once. One mistake explains them all, or none is named. The parts of its prediction by place must then show it alike.
 *
 * @param block the block
 * @param slopes measures along directions
 */
record DeviationCauses(ClaimedBlock block, DeviationSlopes slopes) {

    /** Standard deviations by which the deviation of a block must show. Chosen: a twentieth of it then does. */
    private static final double CLEAR = 20;

    /** Chi-squared by which an explanation must be better than another one. Chosen: odds of a million to one. */
    private static final double BETTER = 30;

    /** Largest relative distance of the coefficients of parts. Chosen: curvature and kinks change slopes by percents. */
    private static final double ALIKE = 0.05;

    /** Standard deviations by which a part may differ. Chosen: one of 16,000 normal parts does. */
    private static final double DIFFERENT = 4;

    /** Seed of the random halves. Chosen: any. */
    private static final long SEED = 1;

    /**
     * Returns the mistake; empty if none explains all slopes, or if several do.
     *
     * @param areLinesWanted whether a block whose mistake is not known is to be described
     */
    Optional<Named> find(boolean areLinesWanted) {
        List<DeviationHypothesis> hypotheses = new DeviationHypotheses(block).all();
        ClaimParts parts = ClaimParts.of(block);
        DeviationBattery battery = new DeviationBattery();
        for (double[] part : parts.directions()) {
            battery.measure(slopes, part);
        }
        int ofParts = battery.size();
        for (DeviationHypothesis hypothesis : hypotheses) {
            battery.measure(slopes, hypothesis.deviation());
        }
        if (!battery.areKnown() || battery.deviations() < CLEAR * CLEAR) {
            return Optional.empty();
        }
        List<DeviationBattery.Fit> fits = new ArrayList<>();
        for (DeviationHypothesis hypothesis : hypotheses) {
            DeviationBattery.Fit fit = battery.fit(hypothesis);
            if (battery.explains(fit)) {
                fits.add(fit);
            }
        }
        fits.sort(Comparator.comparingDouble(DeviationBattery.Fit::rest));
        Optional<Named> mistake = dataTermLost(fits).or(() -> named(fits));
        if (mistake.isPresent() || !areLinesWanted) {
            return mistake;
        }
        return parts.line(battery, ofParts)
                .or(() -> new WrongLines(block, slopes).line())
                .or(() -> new OneOfEachRow(block, slopes).line())
                .or(() -> new FactorsOfLines(block, slopes).line())
                .map(Named::line);
    }

    /** Returns the best explanation, if it is better than the others, and alike in all parts. */
    private Optional<Named> named(List<DeviationBattery.Fit> fits) {
        if (fits.isEmpty()) {
            return Optional.empty();
        }
        DeviationBattery.Fit best = fits.get(0);
        boolean isBetter = fits.size() == 1 || fits.get(1).rest() > best.rest() + BETTER;
        return isBetter && isAlike(best)
                ? best.hypothesis().statement().of(best.coefficient(), best.error())
                : Optional.empty();
    }

    /** The claims are a multiple of the parameters, and the derivatives are no multiple of them. */
    private Optional<Named> dataTermLost(List<DeviationBattery.Fit> fits) {
        double multiple = block.multipleOf(block.parameters());
        if (!fits.isEmpty() || !Double.isFinite(multiple) || !DataTermLost.hasSeveralSizes(block.parameters())) {
            return Optional.empty();
        }
        return Optional.of(Named.cause(
                Cause.DATA_TERM_LOST,
                "analytic = " + NumberText.of(multiple) + " x the parameter in all " + block.entries()
                        + " entries, the numeric values are not",
                DataTermLost.REMEDY));
    }

    private boolean isAlike(DeviationBattery.Fit fit) {
        double[] deviation = fit.hypothesis().deviation();
        for (IntPredicate place : places()) {
            double[] part = new double[deviation.length];
            for (int i = 0; i < part.length; i++) {
                part[i] = place.test(i) ? deviation[i] : 0;
            }
            double predicted = fit.coefficient() * DeviationBattery.dotProduct(deviation, part);
            if (predicted == 0) {
                continue;
            }
            PointOfBlocks.UnclaimedSlope slope = slopes.along(part);
            double distance = Math.abs(slope.value() - predicted);
            if (!(distance <= DIFFERENT * slope.error() + ALIKE * Math.abs(predicted))) {
                return false;
            }
        }
        return true;
    }

    /** Halves along the first and the last axis, even and odd lines, and random halves. */
    private List<IntPredicate> places() {
        int last = block.sizes().size() - 1;
        List<IntPredicate> places = new ArrayList<>();
        places.add(i -> 2 * block.index(i, 0) < block.sizes().get(0));
        places.add(i -> 2 * block.index(i, 0) >= block.sizes().get(0));
        places.add(i -> block.index(i, 0) % 2 == 0);
        if (last > 0) {
            places.add(i -> 2 * block.index(i, last) < block.sizes().get(last));
            places.add(i -> block.index(i, last) % 2 == 0);
        }
        SplittableRandom random = new SplittableRandom(SEED);
        boolean[] isChosen = new boolean[block.entries()];
        for (int i = 0; i < isChosen.length; i++) {
            isChosen[i] = random.nextBoolean();
        }
        places.add(i -> isChosen[i]);
        return places;
    }
}
