package org.gradcheck;

import org.gradcheck.differentiation.Derivative;
import org.gradcheck.differentiation.EntryRange;
import org.gradcheck.differentiation.SignedDirection;

/**
 * The analytic gradient and the cost, compared along one direction in which some of the parameters move.
 *
 * @param direction the direction
 * @param range which parameters move
 * @param rounding what the analytic side may have lost
 * @param rest the derivative of the cost along it, less what the analytic gradient says it is
 */
record DirectionalLook(SignedDirection direction, EntryRange range, double rounding, Derivative rest) {

    /** Up to this many error bars are agreement. */
    static final double AGREEMENT = 10;

    /** Beyond this many error bars something is wrong; between the two, nobody can tell. */
    private static final double DISAGREEMENT = 30;

    /** Where the slopes on both sides differ, every value between them may be right: none is known better than that. */
    double error() {
        return rest.error() + rounding + rest.width() / 2;
    }

    /** What all entries together are wrong by, along the direction. */
    double residual() {
        return -rest.value();
    }

    boolean confirms() {
        return Math.abs(residual()) <= AGREEMENT * error();
    }

    boolean accuses() {
        return Math.abs(residual()) > DISAGREEMENT * error();
    }

    /** The smallest error of one entry, times its component, that this look would have called wrong. */
    double smallestAccusation() {
        return DISAGREEMENT * error();
    }

    /** How wrong one entry would have to be to explain the residual alone; infinite if it does not move. */
    double blameOn(int number) {
        double component = componentOf(number);
        return component == 0 ? Double.POSITIVE_INFINITY : residual() / component;
    }

    /** How much of that blame is uncertain. */
    double uncertaintyOfBlame(int number) {
        return AGREEMENT * error() / Math.abs(componentOf(number));
    }

    /** Whether an error of one entry explains what this look saw; one that has not moved it explains nothing. */
    boolean isExplainedBy(int number, double wrongBy, double uncertainty) {
        double component = componentOf(number);
        return Math.abs(residual() - wrongBy * component) <= AGREEMENT * error() + uncertainty * Math.abs(component);
    }

    double componentOf(int number) {
        return number >= range.from() && number < range.to() ? direction.component(number) : 0;
    }
}
