package org.gradcheck.junit;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.opentest4j.TestAbortedException;

/**
 * Exception whose message is the command that repeats an invocation. It is added as a suppressed exception to an exception of
 * the user's code: IDEs and builds print it with the stack trace, and type, message and cause remain unchanged.
 */
@SuppressWarnings("serial") // lives as long as the stack trace that it is printed with
final class ReproductionHint extends Exception {

    private static final System.Logger LOGGER = System.getLogger("org.gradcheck");

    private ReproductionHint(String reproduction) {
        super(reproduction, null, false, false);
    }

    /**
     * Adds the hint, unless the message contains the command already or the test was aborted. An exception that other tests may
     * throw as well remains as it is; the command is logged.
     *
     * @param test the method of the test
     */
    static void addTo(Throwable thrown, String reproduction, Method test) {
        if (contains(thrown, reproduction) || thrown instanceof TestAbortedException) {
            return;
        }
        if (isCreatedIn(test, thrown) && !hasHint(thrown)) {
            thrown.addSuppressed(new ReproductionHint(reproduction));
        } else {
            LOGGER.log(System.Logger.Level.WARNING, thrown.getClass().getName() + ": " + reproduction);
        }
    }

    private static boolean contains(Throwable thrown, String reproduction) {
        try {
            return String.valueOf(thrown.getMessage()).contains(reproduction);
        } catch (RuntimeException | StackOverflowError hostile) {
            return false;
        }
    }

    private static boolean hasHint(Throwable thrown) {
        return Arrays.stream(thrown.getSuppressed()).anyMatch(ReproductionHint.class::isInstance);
    }

    /**
     * Returns whether the exception was created by the test or by the check after it. A constant was created before, or when its class
     * was initialised.
     */
    private static boolean isCreatedIn(Method test, Throwable thrown) {
        try {
            for (StackTraceElement frame : thrown.getStackTrace()) {
                if (frame.getMethodName().equals("<clinit>")) {
                    return false;
                }
                boolean isTest = frame.getMethodName().equals(test.getName())
                        && frame.getClassName().equals(test.getDeclaringClass().getName());
                if (isTest || frame.getClassName().equals(CheckAfterBody.class.getName())) {
                    return true;
                }
            }
            return false;
        } catch (RuntimeException | StackOverflowError hostile) {
            return false;
        }
    }
}
