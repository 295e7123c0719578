package org.gradcheck.internal.judgement;

import java.util.OptionalDouble;
import org.gradcheck.internal.differentiation.CentralDifference;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.StepDecision;
import org.gradcheck.report.EntryVerdict;

/**
 * Gives each entry its verdict, from the distance between the analytic value and the numeric derivative in units of the
 * error bar.
 *
 * @param overrides what the user has chosen in place of the error bar
 * @param rounding what the analytic gradient may have lost to the arithmetic that it was computed in
 */
public record EntryJudge(CheckOptions overrides, AnalyticRounding rounding) {

    /** Up to this many error bars are agreement. */
    private static final double AGREEMENT = 10;

    /** Beyond this many error bars a value is wrong; between the two, nobody can tell. */
    private static final double DISAGREEMENT = 30;

    /** Beyond this many error bars of an early estimate, a closer look would change nothing. */
    private static final double EVIDENT = 100;

    /** An error bar above this part of the block's largest derivative resolves nothing. */
    private static final double RESOLUTION = 1e-2;

    /** A noise below this part of the block's largest derivative, or of the entry, needs no closer look. */
    private static final double CLEAR = 1e-3;

    /** An error bar below this part of the entry is as good as any. */
    private static final double SHARP = 1e-8;

    /** So is an error bar below this part of the largest derivative of the block. */
    private static final double SHARP_IN_BLOCK = 1e-11;

    /** A single difference whose noise is below this part of the entry sees each error that matters. */
    private static final double SEES_ALL = 2.5e-6;

    /** A central difference that comes this close, relatively, to a value computed in another way is no coincidence. */
    private static final double COINCIDENCE = 2e-8;

    /** What the noise of the cost may do to a difference, in standard deviations. */
    private static final double NOISE_MARGIN = 4;

    /** Tells whether a single difference leaves no doubt that the analytic value is right. */
    public boolean confirms(double analytic, CentralDifference quick, double scale) {
        double distance = Math.abs(analytic - quick.value());
        boolean near = distance <= Math.max(NOISE_MARGIN * quick.noise(), COINCIDENCE * Math.abs(analytic));
        boolean clear = quick.noise() <= CLEAR * Math.max(scale, Math.abs(quick.value()));
        return near && clear && !quick.slopesDiffer() && Double.isFinite(analytic);
    }

    /** Tells whether a single difference, though it confirms the analytic value, would have missed a considerable error. */
    public boolean isBlurred(double analytic, CentralDifference quick) {
        return analytic != 0 && quick.noise() > SEES_ALL * Math.abs(analytic);
    }

    /** The derivative that a confirming difference amounts to. */
    public Derivative confirmed(double analytic, CentralDifference quick) {
        double distance = Math.abs(analytic - quick.value());
        return new Derivative.Smooth(quick.value(), Math.max(quick.noise(), distance / NOISE_MARGIN));
    }

    /** Tells whether further steps could change the verdict. A coincidence must not accuse. */
    public StepDecision settlement(double analytic, Derivative derivative, double scale) {
        double error = error(analytic, derivative, scale);
        double distance = derivative.distanceTo(analytic);
        boolean sharp = error <= Math.max(SHARP * Math.abs(derivative.value()), SHARP_IN_BLOCK * scale);
        if (sharp && distance <= AGREEMENT * error) {
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
        if (distance > allowance.orElse(DISAGREEMENT * error) + (allowance.isPresent() ? error : 0)) {
            return distance > AGREEMENT * derivative.errorWithoutFarSteps()
                    ? EntryVerdict.DISAGREES
                    : EntryVerdict.UNRESOLVED;
        }
        if (!(distance <= allowance.orElse(AGREEMENT * error))) {
            return EntryVerdict.UNRESOLVED;
        }
        EntryVerdict agreement = agreement(analytic, derivative, error, scale);
        boolean blunt = allowance.isPresent() && error > allowance.getAsDouble();
        return blunt && agreement != EntryVerdict.UNEXERCISED ? EntryVerdict.UNRESOLVED : agreement;
    }

    /** The smallest error of the analytic value, relative to the derivative, that would have been called wrong. */
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
