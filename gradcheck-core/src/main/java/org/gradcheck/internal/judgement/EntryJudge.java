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
 * value. The distance to a kink is the distance to the interval between the one-sided derivatives. An error of the analytic
 * value is tolerated up to {@link ErrorBars#DISAGREEMENT} error bars, or up to the tolerance of the user plus one error bar,
 * and up to the {@link Derivative#reach} of the differences. An entry whose distance is larger disagrees.
 *
 * <p>An entry agrees if the distance is at most {@link ErrorBars#AGREEMENT} error bars, or within the tolerance, and if a
 * gross error would have been wrong: zero, half, twice or the opposite sign in place of the entry. Other entries are too
 * small to tell if they are a small part of their block, else unresolved.
 *
 * <p>The judge also decides how many evaluations an entry is worth. A single central difference is enough if it agrees
 * clearly with the analytic value. Otherwise the step size is refined until the derivative is precise and agrees, or
 * until it disagrees by far.
 *
 * <p>The argument {@code scale} of the methods is the largest derivative of the block in the unit of the entry ({@link
 * BlockScale}).
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
     * The same for the distance to which a kink near the point allows other derivatives. Chosen: the slopes of a few kinks together.
     * A smaller distance is judged after the smallest steps, which may lie between the point and the kink.
     */
    private static final double EVIDENT_BESIDE_A_KINK = 10;

    /**
     * Largest tolerated error of an entry that agrees, as a part of the entry. Chosen: half of the entry in its place is
     * wrong by 0.5, with a margin for the error of the numeric value.
     */
    private static final double GROSS_ERROR = 0.3;

    /** An error bar above this part of the entry resolves no gross error: {@link #GROSS_ERROR} in error bars. */
    private static final double RESOLUTION = GROSS_ERROR / DISAGREEMENT;

    /**
     * Largest part of its block of an entry that is too small to tell. Chosen: below it, the largest derivatives of
     * the block decide about an update of the parameters.
     */
    private static final double SMALL = 0.1;

    /**
     * Tolerated error of a zero that was seen to be one, as a part of the largest derivative. Chosen: above the noise
     * of differences in double precision and below that in single precision, where a zero may stand for a hidden derivative.
     */
    private static final double ZERO = 1e-8;

    /**
     * The same where no difference moves the cost at all. Chosen: above the noise of differences in double precision over distances of
     * 1e-7, within which the cost may be constant.
     */
    private static final double STATIONARY = 1e-5;

    /**
     * A single difference is enough if its noise is below this part of the largest derivative of the block, or of the
     * entry. Chosen: the {@link #RESOLUTION} with the error bar of a single difference, {@link #NOISE_OF_ERROR_BAR}.
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
     * Noise of a single difference in its error bar. Chosen: a wrong value close to it is refined, and the refined error bar may be ten times
     * the noise of the first difference, since the next step is eight times smaller.
     */
    private static final double NOISE_OF_ERROR_BAR = 10;

    /**
     * The largest effect of the noise on a difference, in standard deviations. A normal error exceeds 4 once in 16,000
     * cases.
     */
    private static final double NOISE_MARGIN = 4;

    /**
     * Returns whether a single difference agrees with the analytic value so well that no refinement is needed.
     *
     * @param size the size of the parameter
     */
    public boolean agreesClearly(double analytic, CentralDifference quick, double scale, double size) {
        double distance = Math.abs(analytic - quick.value());
        boolean near = distance <= Math.max(NOISE_MARGIN * quick.noise(), COINCIDENCE * Math.abs(analytic));
        boolean clear = quick.noise() <= NEGLIGIBLE_NOISE * Math.max(scale, Math.abs(quick.value()));
        return near && clear && !quick.slopesDiffer(scale, size) && Double.isFinite(analytic);
    }

    /** Returns whether a single difference agrees with the analytic value as far as its noise lets it, be it at a kink or not. */
    public boolean agreesWithinNoise(double analytic, CentralDifference quick) {
        return Math.abs(analytic - quick.value()) <= NOISE_MARGIN * quick.noise();
    }

    /** Returns whether a single difference and the analytic value are both zero up to the noise. */
    public boolean isWithinNoise(double analytic, CentralDifference quick) {
        double noise = NOISE_MARGIN * quick.noise();
        return Math.abs(analytic) <= noise && Math.abs(quick.value()) <= noise;
    }

    /** Returns whether a single difference of 0 and an analytic value of 0 leave open whether the cost depends on the entry. */
    public boolean couldHideADerivative(double analytic, CentralDifference quick, double scale) {
        return analytic == 0 && quick.isFlat() && tolerated(0, derivativeOf(0, quick), scale) > STATIONARY * scale;
    }

    /**
     * Returns whether the noise of a single difference could hide a considerable error, although both values agree: of an entry, or of a
     * zero where the cost changes with the parameter, if by its noise alone.
     */
    public boolean couldMissAnError(double analytic, CentralDifference quick, double scale) {
        return analytic == 0
                ? !quick.isFlat() && NOISE_OF_ERROR_BAR * quick.noise() > PRECISE_IN_BLOCK * scale
                : quick.noise() > NOISE_OF_PRECISE_ENTRY * Math.abs(analytic);
    }

    /**
     * Returns a single difference that agrees clearly as a derivative. Its error bar covers all values that would have agreed
     * as clearly.
     */
    public Derivative derivativeOf(double analytic, CentralDifference quick) {
        double unseen = COINCIDENCE / AGREEMENT * Math.abs(analytic);
        return new Derivative.Smooth(quick.value(), Math.max(NOISE_OF_ERROR_BAR * quick.noise(), unseen));
    }

    /**
     * Returns whether further step sizes could change the verdict. A disagreement must be confirmed, since it may be a
     * coincidence. An analytic value that is not finite is wrong, and its derivative is settled once it is known roughly.
     */
    public StepDecision decide(double analytic, Derivative derivative, double scale) {
        if (!Double.isFinite(analytic)) {
            boolean isRoughlyKnown =
                    derivative.error() <= Math.max(RESOLUTION * Math.abs(derivative.value()), PRECISE_IN_BLOCK * scale);
            return isRoughlyKnown ? StepDecision.SETTLED : StepDecision.OPEN;
        }
        double error = error(analytic, derivative, scale);
        double distance = derivative.distanceTo(analytic);
        boolean precise = error <= Math.max(PRECISE * Math.abs(derivative.value()), PRECISE_IN_BLOCK * scale);
        boolean narrow = derivative.reach()
                <= DISAGREEMENT * Math.max(PRECISE * Math.abs(derivative.value()), PRECISE_IN_BLOCK * scale);
        if (precise && narrow && distance <= AGREEMENT * error) {
            return StepDecision.SETTLED;
        }
        boolean known = error <= RESOLUTION * Math.abs(derivative.value());
        return known && distance > Math.max(EVIDENT * error, EVIDENT_BESIDE_A_KINK * derivative.reach())
                ? StepDecision.ONE_MORE_STEP
                : StepDecision.OPEN;
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
        double limit = allowance.isPresent() ? allowance.getAsDouble() + error : DISAGREEMENT * error;
        boolean isRefuted = distance > Math.max(derivative.refutedBeyond(), allowance.orElse(0));
        if ((distance > limit || isRefuted) && !derivative.allows(analytic)) {
            return EntryVerdict.DISAGREES;
        }
        double tolerated = Math.max(limit, derivative.reach());
        boolean zero = isZero(analytic, scale);
        boolean isStationary = Math.abs(derivative.value()) <= derivative.error()
                && derivative.width() == 0
                && tolerated <= STATIONARY * scale;
        if (zero && (derivative instanceof Derivative.Unmoved || isStationary)) {
            return EntryVerdict.UNEXERCISED;
        }
        boolean near = distance <= allowance.orElse(AGREEMENT * error) && error <= allowance.orElse(error);
        if (near && (isResolved(analytic, derivative, scale) || (zero && tolerated <= ZERO * scale))) {
            return derivative instanceof Derivative.Kink ? EntryVerdict.AT_A_KINK : EntryVerdict.AGREES;
        }
        if (near && ((zero && scale == 0) || isAtMinimum(analytic, derivative, scale))) {
            return EntryVerdict.UNEXERCISED;
        }
        double largest = Math.max(Math.abs(analytic), Math.abs(derivative.value())) + tolerated;
        boolean isSmall = largest <= SMALL * scale && !isResolved(analytic, derivative, scale);
        return isSmall ? EntryVerdict.TOO_SMALL : EntryVerdict.UNRESOLVED;
    }

    /**
     * Returns the smallest error of the analytic value, relative to the derivative, that would have been reported as wrong.
     * At a kink it is relative to the steeper slope. Infinite if the derivative is 0.
     */
    public double sensitivity(double analytic, Derivative derivative, double scale) {
        return tolerated(analytic, derivative, scale) / steepest(derivative);
    }

    /** Returns the largest error of the analytic value that is not wrong, in the unit of the derivative. */
    double tolerated(double analytic, Derivative derivative, double scale) {
        double error = error(analytic, derivative, scale);
        OptionalDouble allowance = overrides.allowance(analytic, derivative.value());
        return Math.max(
                allowance.isPresent() ? allowance.getAsDouble() + error : DISAGREEMENT * error, derivative.reach());
    }

    /**
     * Returns whether the largest derivatives vanish within a tiny part of the parameter because of the curvature, as at a minimum of least
     * squares whose residuals are zero up to rounding.
     */
    private boolean isAtMinimum(double analytic, Derivative derivative, double scale) {
        double size = Math.max(Math.abs(analytic), Math.abs(derivative.value()));
        double largest = Math.max(scale, size + tolerated(analytic, derivative, scale));
        return derivative instanceof Derivative.Smooth smooth && largest <= ZERO * smooth.bend();
    }

    /** Returns whether an analytic value is zero up to the rounding of the largest derivatives. */
    private boolean isZero(double analytic, double scale) {
        return Math.abs(analytic) <= AGREEMENT * rounding.of(0, scale);
    }

    /** Returns whether a gross error in place of the entry, or one beyond the absolute tolerance, would have been wrong. */
    boolean isResolved(double analytic, Derivative derivative, double scale) {
        double unseen = Math.max(DISAGREEMENT * error(analytic, derivative, scale), derivative.reach());
        return unseen
                <= Math.max(
                        GROSS_ERROR * steepest(derivative),
                        overrides.absoluteTolerance().orElse(0));
    }

    private static double steepest(Derivative derivative) {
        return derivative instanceof Derivative.Kink kink
                ? Math.max(Math.abs(kink.left()), Math.abs(kink.right()))
                : Math.abs(derivative.value());
    }

    private double error(double analytic, Derivative derivative, double scale) {
        return derivative.error() + rounding.of(analytic, scale);
    }
}
