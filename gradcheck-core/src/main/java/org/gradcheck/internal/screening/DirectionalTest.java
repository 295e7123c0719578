package org.gradcheck.internal.screening;

import static org.gradcheck.internal.differentiation.ErrorBars.AGREEMENT;
import static org.gradcheck.internal.differentiation.ErrorBars.DISAGREEMENT;

import java.util.Collection;
import org.gradcheck.internal.differentiation.DirectionalDerivative;
import org.gradcheck.internal.differentiation.ErrorBars;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.EntryRange;

/**
 * Test of the analytic gradient against the cost, along one direction in which the parameters of a range are displaced.
 *
 * <p>The residual is the directional derivative of the gradient less that of the cost. It agrees up to {@link
 * ErrorBars#AGREEMENT} error bars, disagrees beyond {@link ErrorBars#DISAGREEMENT}, and is inconclusive between the
 * limits. Parameters at kinks widen the error bar of the second limit by half of the distance between the one-sided directional
 * derivatives, and tolerances widen the first.
 *
 * @param direction the direction
 * @param range the displaced parameters
 * @param rounding the rounding error of the analytic side
 * @param allowance the largest sum of errors within the declared tolerances; 0 without tolerances
 * @param rest the derivative of the cost along the direction, less that of the analytic gradient
 */
record DirectionalTest(
        Direction direction, EntryRange range, double rounding, double allowance, DirectionalDerivative rest) {

    /** Returns the error bar of the residual. */
    double error() {
        return rest.error() + rounding;
    }

    /** Returns the sum of the errors of all entries, each times its component. */
    double residual() {
        return -rest.value();
    }

    boolean agrees() {
        return Math.abs(residual()) <= AGREEMENT * error();
    }

    /** Returns whether the residual disagrees. Between the one-sided derivatives of a kink every value may be right. */
    boolean disagrees() {
        return Math.abs(residual()) > DISAGREEMENT * (error() + rest.width() / 2);
    }

    /** Returns whether the residual disagrees, or would disagree without the kinks of some parameters. */
    boolean disagreesUnlessKink() {
        return Math.abs(residual()) > DISAGREEMENT * error();
    }

    /** Returns whether the residual may be the sum of many errors, none of which exceeds its tolerance. */
    boolean agreesWithinTolerance() {
        return Math.abs(residual()) <= AGREEMENT * error() + allowance;
    }

    /** Returns whether the residual disagrees, and is no sum of errors within their tolerances. */
    boolean disagreesBeyondTolerance() {
        return disagrees() && !agreesWithinTolerance();
    }

    /**
     * Returns the smallest error of one entry, times its component, that would have disagreed. It adds to a residual
     * that agrees, and may have the other sign.
     */
    double smallestDisagreement() {
        return DISAGREEMENT * error() + Math.min(Math.abs(residual()), AGREEMENT * error());
    }

    /** Returns the same in addition to the errors within tolerances. */
    double smallestDisagreementBeyondTolerance() {
        return smallestDisagreement() + (agrees() ? 0 : allowance);
    }

    /** Returns the same test without tolerances. */
    DirectionalTest withoutAllowance() {
        return new DirectionalTest(direction, range, rounding, 0, rest);
    }

    /** Returns the error by which one entry alone would explain the residual; infinite if it is not displaced. */
    double impliedError(int number) {
        double component = componentOf(number);
        return component == 0 ? Double.POSITIVE_INFINITY : residual() / component;
    }

    /** Returns the uncertainty of the implied error. */
    double uncertaintyOfImpliedError(int number) {
        return (AGREEMENT * error() + allowance) / Math.abs(componentOf(number));
    }

    /** Returns whether an error of one entry explains the residual. An entry that is not displaced explains nothing. */
    boolean isExplainedBy(int number, double wrongBy, double uncertainty) {
        double component = componentOf(number);
        return Math.abs(residual() - wrongBy * component)
                <= AGREEMENT * error() + allowance + uncertainty * Math.abs(component);
    }

    /** Returns whether the errors of some entries together explain the residual. */
    boolean isExplainedBy(Collection<JudgedEntry> wrong) {
        double left = residual();
        double uncertainty = AGREEMENT * error() + allowance;
        for (JudgedEntry entry : wrong) {
            double component = componentOf(entry.number());
            if (component != 0) {
                left -= entry.wrongBy() * component;
                uncertainty += AGREEMENT * entry.discrepancy().error() * Math.abs(component);
            }
        }
        return Math.abs(left) <= uncertainty;
    }

    double componentOf(int number) {
        return range.contains(number) ? direction.component(number) : 0;
    }
}
