package org.gradcheck.internal.text;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

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
     * Adds a hint, unless nothing was displaced, or the exception ends the domain of the code or the check.
     *
     * @param thrown the exception
     * @param code the code that threw it, such as {@code cost}
     * @param moved returns the displaced parameters; called only for an exception that takes a hint
     * @param evaluation the class that called the code
     */
    public static void add(Throwable thrown, String code, Supplier<DisplacedNames> moved, Class<?> evaluation) {
        addFirst(thrown, code, moved, 1, evaluation);
    }

    /**
     * Adds a hint to an exception of a call for several points, as for one point.
     *
     * @param thrown the exception
     * @param code the code that threw it, such as {@code batched cost}
     * @param first returns the displaced parameters at the first point where something was displaced
     * @param points the number of points
     * @param evaluation the class that called the code
     */
    public static void addFirst(
            Throwable thrown, String code, Supplier<DisplacedNames> first, int points, Class<?> evaluation) {
        if (endsTheDomain(thrown) || thrown instanceof CancellationException) {
            return;
        }
        DisplacedNames moved = first.get();
        if (!moved.isEmpty()) {
            String where = points == 1
                    ? "at a displaced point, with "
                    : "in a call for " + points + " points, the first of them with ";
            addAt(where + moved, thrown, code, evaluation);
        }
    }

    /** Returns whether an exception means that the code has no value at the point. */
    private static boolean endsTheDomain(Throwable thrown) {
        return thrown instanceof IllegalArgumentException || thrown instanceof ArithmeticException;
    }

    private static void addAt(String where, Throwable thrown, String code, Class<?> evaluation) {
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
