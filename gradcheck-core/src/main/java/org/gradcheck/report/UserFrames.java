package org.gradcheck.report;

import java.util.Arrays;
import java.util.List;

/**
 * The frames of the user's code in a stack trace. An IDE shows the first frame of a failure as a link, so it must not be one of
 * gradcheck, and a log of CI repeats the frames of the test framework for each failure.
 */
final class UserFrames {

    /** Classes that users call and that throw the failure. Other classes of gradcheck are below them, never above. */
    private static final List<String> THROWING =
            List.of("org.gradcheck.report.GradientReport", "org.gradcheck.GradientAssertions");

    /** Packages of test frameworks that call the code of the user. Their assertions are in other packages and stay. */
    private static final List<String> RUNNERS = List.of(
            "org.junit.platform.",
            "org.junit.jupiter.engine.",
            "org.junit.runners.",
            "org.junit.internal.runners.",
            "junit.framework.TestCase",
            "org.testng.internal.",
            "org.spockframework.");

    private static final List<String> REFLECTION =
            List.of("java.lang.reflect.", "java.lang.invoke.", "jdk.internal.reflect.");

    /** The JDK calls an assertion that is passed to it, as in {@code report.ifPresent(GradientReport::assertPassed)}. */
    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.");

    private UserFrames() {}

    /**
     * Removes the frames of gradcheck and of the JDK above those of the user, and those of the test framework that called the user's
     * code. A stack trace without any frame of the user remains as it is.
     */
    static <T extends Throwable> T keepIn(T failure) {
        StackTraceElement[] frames = failure.getStackTrace();
        int first = 0;
        while (first < frames.length && (THROWING.contains(outermost(frames[first])) || isOfAny(JDK, frames[first]))) {
            first++;
        }
        int end = first;
        while (end < frames.length && !isOfAny(RUNNERS, frames[end])) {
            end++;
        }
        if (end < frames.length) {
            while (end > first && isOfAny(REFLECTION, frames[end - 1])) {
                end--;
            }
        }
        if (end > first) {
            failure.setStackTrace(Arrays.copyOfRange(frames, first, end));
        }
        return failure;
    }

    private static boolean isOfAny(List<String> prefixes, StackTraceElement frame) {
        return prefixes.stream().anyMatch(frame.getClassName()::startsWith);
    }

    /** Returns the name of the class around all nested ones. */
    private static String outermost(StackTraceElement frame) {
        String name = frame.getClassName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}
