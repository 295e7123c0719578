package org.gradcheck.junit;

import org.opentest4j.TestAbortedException;

/**
 * Exception whose message is the command that repeats an invocation. It is added as a suppressed exception to an exception of
 * the user's code: IDEs and builds print it with the stack trace, and type, message and cause remain unchanged.
 */
@SuppressWarnings("serial") // lives as long as the stack trace that it is printed with
final class ReproductionHint extends Exception {

    private ReproductionHint(String reproduction) {
        super(reproduction, null, false, false);
    }

    /** Adds the hint, unless the message contains the command already or the test was aborted. */
    static void addTo(Throwable thrown, String reproduction) {
        boolean isInMessage = String.valueOf(thrown.getMessage()).contains(reproduction);
        if (!isInMessage && !(thrown instanceof TestAbortedException)) {
            thrown.addSuppressed(new ReproductionHint(reproduction));
        }
    }
}
