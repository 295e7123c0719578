package org.gradcheck.internal.text;

import java.util.concurrent.CancellationException;

/**
 * Hint for an exception of the user's code that was thrown while parameters were displaced. It names them, and says how the edge of a domain
 * is declared. It is added as a suppressed exception, so type, message and cause remain unchanged.
 *
 * <p>An exception that other code may throw as well is left as it is, and the hint is logged: one that was created before
 * the evaluation, or with a class that is initialised in it.
 */
@SuppressWarnings("serial") // lives as long as the stack trace that it is printed with
public final class DisplacedHint extends Exception {

    private static final System.Logger LOGGER = System.getLogger("org.gradcheck");

    private DisplacedHint(String message) {
        super(message, null, false, false);
    }

    /**
     * Adds a hint, unless nothing was displaced or the exception ends the check for another reason.
     *
     * @param thrown the exception
     * @param code the code that threw it, such as {@code cost}
     * @param moved the displaced parameters
     * @param evaluation the class that called the code
     */
    public static void add(Throwable thrown, String code, DisplacedNames moved, Class<?> evaluation) {
        if (!moved.isEmpty()) {
            addAt("at a displaced point, with " + moved, thrown, code, evaluation);
        }
    }

    /**
     * Adds a hint to an exception of a call for several points, unless nothing was displaced at any of them.
     *
     * @param thrown the exception
     * @param code the code that threw it, such as {@code batched cost}
     * @param first the displaced parameters at the first point where something was displaced
     * @param points the number of points
     * @param evaluation the class that called the code
     */
    public static void addFirst(Throwable thrown, String code, DisplacedNames first, int points, Class<?> evaluation) {
        if (points == 1) {
            add(thrown, code, first, evaluation);
        } else if (!first.isEmpty()) {
            addAt("in a call for " + points + " points, the first of them with " + first, thrown, code, evaluation);
        }
    }

    private static void addAt(String where, Throwable thrown, String code, Class<?> evaluation) {
        if (thrown instanceof CancellationException) {
            return;
        }
        String hint = "the " + code + " threw this " + where
                + "; if it is not defined there, declare bounds(...) of the parameters, or let it throw an"
                + " IllegalArgumentException there";
        if (FreshException.isCreatedBelow(evaluation, thrown) && !hasHint(thrown)) {
            thrown.addSuppressed(new DisplacedHint(hint));
        } else {
            LOGGER.log(System.Logger.Level.WARNING, thrown.getClass().getName() + ": " + hint);
        }
    }

    private static boolean hasHint(Throwable thrown) {
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (suppressed instanceof DisplacedHint) {
                return true;
            }
        }
        return false;
    }
}
