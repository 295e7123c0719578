package org.gradcheck.junit;

import org.opentest4j.TestAbortedException;

/**
 * Says how to repeat an invocation that ended with an exception of the user's code. It is added to that exception as a
 * suppressed one, which every IDE and every build prints with the stack trace, and which leaves type, message and cause
 * alone.
 */
@SuppressWarnings("serial") // lives as long as the stack trace that it is printed with
final class ReproductionHint extends Exception {

    private ReproductionHint(String reproduction) {
        super(reproduction, null, false, false);
    }

    /** Adds the hint, unless the message says it already or the test was merely aborted. */
    static void addTo(Throwable thrown, String reproduction) {
        boolean isSaid = String.valueOf(thrown.getMessage()).contains(reproduction);
        if (!isSaid && !(thrown instanceof TestAbortedException)) {
            thrown.addSuppressed(new ReproductionHint(reproduction));
        }
    }
}
