package org.gradcheck.internal.text;

/** Text of an exception of the user's code, whose methods may throw exceptions themselves. */
public final class ExceptionText {

    private ExceptionText() {}

    /** Returns the class and the message of an exception in one line; the class alone if there is no message, or asking for it fails. */
    public static String of(Throwable thrown) {
        String message = messageOf(thrown);
        return thrown.getClass().getName() + (message.isEmpty() ? "" : ": " + message.replaceAll("\\s+", " "));
    }

    private static String messageOf(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? "" : message;
        } catch (RuntimeException | StackOverflowError hostile) {
            return "";
        }
    }
}
