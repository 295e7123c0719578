package org.gradcheck.internal.text;

/** Exceptions of the user's code: whether one was created for a single throw, and its text. */
public final class FreshException {

    private FreshException() {}

    /**
     * Returns whether an exception was created by code that a class has called. A constant of the user's was created before. One of a class
     * that is initialised by the call, and one without a stack trace, may be a constant as well.
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

    /** Returns the class and the message of an exception, in one line; the class alone if its message cannot be asked. */
    public static String textOf(Throwable thrown) {
        String message = messageOf(thrown);
        return thrown.getClass().getName() + (message.isEmpty() ? "" : ": " + message.replaceAll("\\s+", " "));
    }

    /** Returns the message of an exception; empty if it has none, or its message cannot be asked. */
    public static String messageOf(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? "" : message;
        } catch (RuntimeException | StackOverflowError hostile) {
            return "";
        }
    }
}
