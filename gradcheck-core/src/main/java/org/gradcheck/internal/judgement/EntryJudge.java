package org.gradcheck.internal.judgement;

import static org.gradcheck.internal.differentiation.ErrorBars.AGREEMENT;
import static org.gradcheck.internal.differentiation.ErrorBars.DISAGREEMENT;

import java.util.OptionalDouble;
import org.gradcheck.internal.differentiation.CentralDifference;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.StepDecision;
import org.gradcheck.report.EntryVerdict;

/**
 * Verdict of an entry, from the distance between the analytic value and the numeric derivative.
 *
 * <p>The error bar of the comparison is the estimated error of the numeric derivative plus the rounding of the analytic
 * value. The distance to a kink is the distance to the interval between the one-sided derivatives. The entry agrees if
 * the distance is at most {@link ErrorBars#AGREEMENT} error bars, and disagrees if it exceeds {@link
 * ErrorBars#DISAGREEMENT} error bars; with a tolerance of the user, the limits are the tolerance, and the tolerance plus one error bar. Between the limits the entry is
 * unresolved. An entry that disagrees stays unresolved if it is within ten error bars of the derivative without far
 * steps ({@link Derivative#errorWithoutFarSteps}), and an entry that agrees stays unresolved if the error bar is large in comparison with the
 * entry and with the largest derivative of its block.
 *
 * <p>The judge also decides how many evaluations an entry is worth. A single central difference is enough if it agrees
 * clearly with the analytic value. Otherwise the step size is refined until the derivative is precise and agrees, or
 * until it disagrees by far.
 *
 * @param overrides the tolerances and the step that the user has chosen
 * @param rounding the rounding error of the analytic gradient
 */
public record EntryJudge(CheckOptions overrides, AnalyticRounding rounding) {

    /**
     * Beyond this many error bars of an early estimate, refinement is expected to end with the same verdict. Chosen:
     * three times the limit of disagreement, since early error bars are less certain; the limit is specified by {@code
     * EntryJudgeTests}.
     */
    private static final double EVIDENT = 100;

    /**
     * An error bar above this part of the largest derivative of the block, or of the entry if that is larger, resolves nothing. Chosen: with 30 error bars, a smaller
     * one still detects a value that is wrong by 30 percent.
     */
    private static final double RESOLUTION = 1e-2;

    /**
     * A single difference is enough if its noise is below this part of the largest derivative of the block, or of the
     * entry. Chosen: a tenth of the {@link #RESOLUTION}, since the noise is all that is known of the error of a single
     * difference.
     */
    private static final double NEGLIGIBLE_NOISE = 1e-3;

    /**
     * An error bar below this part of the entry needs no refinement. Chosen: errors of 3e-7 of the entry are detected
     * then.
     */
    private static final double PRECISE = 1e-8;

    /**
     * The same as a part of the largest derivative of the block. Chosen: some 90,000 roundings (2^-53) of that
     * derivative.
     */
    private static final double PRECISE_IN_BLOCK = 1e-11;

    /**
     * A single difference detects each error that matters if its noise is below this part of the entry. Chosen: errors of
     * 7.5e-5 of the entry, 30 times as large, are detected then.
     */
    private static final double NOISE_OF_PRECISE_ENTRY = 2.5e-6;

    /**
     * A central difference this close, relatively, to a value computed in another way is no coincidence. Chosen:
     * truncation and rounding balance at about the cube root of 2^-53 as a step, with an error of the order of its
     * square, 2e-11; the limit leaves three orders for the derivatives of the cost.
     */
    private static final double COINCIDENCE = 2e-8;

    /**
     * The largest effect of the noise on a difference, in standard deviations. A normal error exceeds 4 once in 16,000
     * cases.
     */
    private static final double NOISE_MARGIN = 4;

    /** Returns whether a single difference agrees with the analytic value so well that no refinement is needed. */
    public boolean agreesClearly(double analytic, CentralDifference quick, double scale) {
        double distance = Math.abs(analytic - quick.value());
        boolean near = distance <= Math.max(NOISE_MARGIN * quick.noise(), COINCIDENCE * Math.abs(analytic));
        boolean clear = quick.noise() <= NEGLIGIBLE_NOISE * Math.max(scale, Math.abs(quick.value()));
        return near && clear && !quick.slopesDiffer() && Double.isFinite(analytic);
    }

    /** Returns whether the noise of a single difference could hide a considerable error, although both values agree. */
    public boolean couldMissAnError(double analytic, CentralDifference quick) {
        return analytic != 0 && quick.noise() > NOISE_OF_PRECISE_ENTRY * Math.abs(analytic);
    }

    /** Returns a single difference that agrees clearly as a derivative. Its error bar reaches the analytic value. */
    public Derivative derivativeOf(double analytic, CentralDifference quick) {
        double distance = Math.abs(analytic - quick.value());
        return new Derivative.Smooth(quick.value(), Math.max(quick.noise(), distance / NOISE_MARGIN));
    }

    /**
     * Returns whether further step sizes could change the verdict. A disagreement must be confirmed, since it may be a
     * coincidence.
     */
    public StepDecision decide(double analytic, Derivative derivative, double scale) {
        double error = error(analytic, derivative, scale);
        double distance = derivative.distanceTo(analytic);
        boolean precise = error <= Math.max(PRECISE * Math.abs(derivative.value()), PRECISE_IN_BLOCK * scale);
        if (precise && distance <= AGREEMENT * error) {
            return StepDecision.SETTLED;
        }
        boolean known = error <= RESOLUTION * Math.abs(derivative.value());
        return known && distance > EVIDENT * error ? StepDecision.ONE_MORE_STEP : StepDecision.OPEN;
    }

    /**
     * Judges an entry.
     *
     * @param analytic the user's value
     * @param derivative the numeric derivative
     * @param scale the largest derivative of the entry's block
     */
    public EntryVerdict judge(double analytic, Derivative derivative, double scale) {
        if (derivative instanceof Derivative.Excluded) {
            return EntryVerdict.FIXED;
        }
        if (!Double.isFinite(analytic) || derivative instanceof Derivative.Jump) {
            return EntryVerdict.DISAGREES;
        }
        double error = error(analytic, derivative, scale);
        double distance = derivative.distanceTo(analytic);
        OptionalDouble allowance = overrides.allowance(analytic, derivative.value());
        double wrongBeyond = allowance.isPresent() ? allowance.getAsDouble() + error : DISAGREEMENT * error;
        if (distance > wrongBeyond) {
            return distance > AGREEMENT * derivative.errorWithoutFarSteps()
                    ? EntryVerdict.DISAGREES
                    : EntryVerdict.UNRESOLVED;
        }
        if (!(distance <= allowance.orElse(AGREEMENT * error))) {
            return EntryVerdict.UNRESOLVED;
        }
        EntryVerdict agreement = agreement(analytic, derivative, error, scale);
        boolean exceedsTolerance = allowance.isPresent() && error > allowance.getAsDouble();
        return exceedsTolerance && agreement != EntryVerdict.UNEXERCISED ? EntryVerdict.UNRESOLVED : agreement;
    }

    /** Smallest error of the analytic value, relative to the derivative, that would have been reported as wrong. */
    public double sensitivity(double analytic, Derivative derivative, double scale) {
        double numeric = Math.abs(derivative.value());
        double error = error(analytic, derivative, scale);
        OptionalDouble allowance = overrides.allowance(analytic, derivative.value());
        double tolerated = allowance.isPresent() ? allowance.getAsDouble() + error : DISAGREEMENT * error;
        return Math.max(tolerated, AGREEMENT * derivative.errorWithoutFarSteps()) / numeric;
    }

    private static EntryVerdict agreement(double analytic, Derivative derivative, double error, double scale) {
        double steepest = derivative instanceof Derivative.Kink kink
                ? Math.max(Math.abs(kink.left()), Math.abs(kink.right()))
                : Math.abs(analytic);
        boolean resolved = error <= RESOLUTION * Math.max(scale, steepest);
        boolean zero = !(derivative instanceof Derivative.Kink)
                && analytic == 0
                && Math.abs(derivative.value()) <= AGREEMENT * error;
        if (zero && (resolved || scale == 0)) {
            return EntryVerdict.UNEXERCISED;
        }
        if (!resolved) {
            return EntryVerdict.UNRESOLVED;
        }
        return derivative instanceof Derivative.Kink ? EntryVerdict.AT_A_KINK : EntryVerdict.AGREES;
    }

    private double error(double analytic, Derivative derivative, double scale) {
        return derivative.error() + rounding.of(analytic, scale);
    }
}
