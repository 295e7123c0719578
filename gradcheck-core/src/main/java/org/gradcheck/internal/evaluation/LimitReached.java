package org.gradcheck.internal.evaluation;

import java.util.concurrent.CancellationException;

/**
 * End of a phase, since the limit of the evaluations leaves none for it. It passes through all code that lets an interruption through, is
 * caught at the border of a phase, and never reaches the user.
 */
public final class LimitReached extends CancellationException {

    private static final long serialVersionUID = 1L;

    LimitReached(long most) {
        super("the limit of " + most + " evaluations is reached");
    }
}
