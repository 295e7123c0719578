package org.gradcheck.internal.screening;

import java.util.Collection;
import org.gradcheck.internal.differentiation.DirectionalDerivative;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.EntryRange;

/**
 * The analytic gradient and the cost, compared along one direction in which some of the parameters move.
 *
 * @param direction the direction
 * @param range which parameters move
 * @param rounding what the analytic side may have lost
 * @param allowance what all errors within the tolerances that were declared may amount to; 0 if there are none
 * @param rest the derivative of the cost along it, less what the analytic gradient says it is
 */
public record DirectionalTest(
        Direction direction, EntryRange range, double rounding, double allowance, DirectionalDerivative rest) {

    /** Up to this many error bars are agreement. */
    static final double AGREEMENT = 10;

    /** Beyond this many error bars something is wrong; between the two, nobody can tell. */
    private static final double DISAGREEMENT = 30;

    /** How far the residual may be off. */
    double error() {
        return rest.error() + rounding;
    }

    /** What all entries together are wrong by, along the direction. */
    public double residual() {
        return -rest.value();
    }

    public boolean confirms() {
        return Math.abs(residual()) <= AGREEMENT * error();
    }

    /** Where the slopes on both sides differ, every value between them may be right. */
    public boolean accuses() {
        return Math.abs(residual()) > DISAGREEMENT * (error() + rest.width() / 2);
    }

    /** Whether there is something to explain, were it not for the kinks that some parameters are at. */
    boolean isSuspicious() {
        return Math.abs(residual()) > DISAGREEMENT * error();
    }

    /** Whether what it saw may be the sum of many errors, none of which exceeds its tolerance. */
    boolean isTolerable() {
        return Math.abs(residual()) <= AGREEMENT * error() + allowance;
    }

    /** The smallest error of one entry, times its component, that this look would have called wrong by itself. */
    double smallestAccusation() {
        return DISAGREEMENT * error();
    }

    /** The same beside the errors that were tolerated. */
    double smallestIntolerable() {
        return smallestAccusation() + (confirms() ? 0 : allowance);
    }

    /** The same look, were no errors tolerated. */
    DirectionalTest withoutAllowance() {
        return new DirectionalTest(direction, range, rounding, 0, rest);
    }

    /** How wrong one entry would have to be to explain the residual alone; infinite if it does not move. */
    double blameOn(int number) {
        double component = componentOf(number);
        return component == 0 ? Double.POSITIVE_INFINITY : residual() / component;
    }

    /** How much of that blame is uncertain. */
    double uncertaintyOfBlame(int number) {
        return (AGREEMENT * error() + allowance) / Math.abs(componentOf(number));
    }

    /** Whether an error of one entry explains what this look saw; one that has not moved it explains nothing. */
    boolean isExplainedBy(int number, double wrongBy, double uncertainty) {
        double component = componentOf(number);
        return Math.abs(residual() - wrongBy * component)
                <= AGREEMENT * error() + allowance + uncertainty * Math.abs(component);
    }

    /** Whether the errors of some entries together explain what this look saw. */
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

    public double componentOf(int number) {
        return range.contains(number) ? direction.component(number) : 0;
    }
}
