package org.gradcheck.internal.text;

/** Test whether an exception of the user's code was created for a single throw, so that a hint may be added to it. */
public final class FreshException {

    private FreshException() {}

    /**
     * Returns whether an exception was created by code that a class has called. A constant of the user's code was created before, so the class
     * is not in its stack trace. An exception that was created while a class was initialised, or that has no stack trace, may be a constant.
     *
     * @param caller the class that called the code
     * @param thrown the exception
     */
    public static boolean isCreatedBelow(Class<?> caller, Throwable thrown) {
        try {
            for (StackTraceElement frame : thrown.getStackTrace()) {
                if (frame.getMethodName().equals("<clinit>")) {
                    return false;
                }
                if (frame.getClassName().equals(caller.getName())) {
                    return true;
                }
            }
            return false;
        } catch (RuntimeException | StackOverflowError hostile) {
            return false;
        }
    }
}
