package org.gradcheck.internal.stack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The frames of the user's code in a stack trace. An IDE shows the first frame of a failure as a link, so it must not be one of
 * gradcheck, and a log of CI repeats the frames of the test framework for each failure.
 */
public final class UserFrames {

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
     *
     * @param <T> the type of the failure
     * @param failure thrown by one of the classes that users call
     * @return the failure
     */
    public static <T extends Throwable> T keepIn(T failure) {
        StackTraceElement[] frames = failure.getStackTrace();
        int first = 0;
        while (first < frames.length && (THROWING.contains(outermost(frames[first])) || isOfAny(JDK, frames[first]))) {
            first++;
        }
        int end = endOfTest(frames, first);
        if (end > first) {
            failure.setStackTrace(Arrays.copyOfRange(frames, first, end));
        }
        return failure;
    }

    /**
     * Removes all frames of gradcheck from a refusal, an {@link IllegalArgumentException} or {@link IllegalStateException} without a cause
     * that gradcheck threw, and those of the test framework. All other exceptions keep theirs, which may lead to a mistake.
     *
     * @param thrown what a check has thrown
     * @return the exception
     */
    public static RuntimeException keepInRefusal(RuntimeException thrown) {
        // no subclass: it may be the user's own, whose methods need not do what their names say
        Class<?> type = thrown.getClass();
        boolean isRefusal = type == IllegalArgumentException.class || type == IllegalStateException.class;
        if (!isRefusal || thrown.getCause() != null) {
            return thrown;
        }
        StackTraceElement[] frames = thrown.getStackTrace();
        GradcheckFrames gradcheck = new GradcheckFrames();
        int first = 0;
        boolean isOfGradcheck = false;
        while (first < frames.length && (isOfAny(JDK, frames[first]) || gradcheck.contain(frames[first]))) {
            isOfGradcheck |= !isOfAny(JDK, frames[first]);
            first++;
        }
        List<StackTraceElement> kept = new ArrayList<>();
        for (int i = first; i < endOfTest(frames, first); i++) {
            if (!gradcheck.contain(frames[i])) {
                kept.add(frames[i]);
            }
        }
        if (isOfGradcheck && !kept.isEmpty()) {
            thrown.setStackTrace(kept.toArray(new StackTraceElement[0]));
        }
        return thrown;
    }

    /**
     * Returns the test that runs on this thread.
     *
     * @return class and method, such as {@code ArmTest.jacobian}; empty outside of a test
     */
    public static String runningTest() {
        return testOf(new Throwable().getStackTrace());
    }

    static String testOf(StackTraceElement[] frames) {
        int end = endOfTest(frames, 0);
        if (end == frames.length || end == 0) {
            return "";
        }
        StackTraceElement test = frames[end - 1];
        String type = test.getClassName();
        return type.substring(type.lastIndexOf('.') + 1).replace('$', '.') + "." + methodOf(test);
    }

    /** Returns the method of a frame; of a lambda, the method that contains it. */
    private static String methodOf(StackTraceElement frame) {
        String[] parts = frame.getMethodName().split("\\$", -1);
        return parts.length == 3 && parts[0].equals("lambda") ? parts[1] : frame.getMethodName();
    }

    /** Returns the index after the test method, whose caller is a test framework; the number of frames if there is none. */
    private static int endOfTest(StackTraceElement[] frames, int first) {
        int end = first;
        while (end < frames.length && !isOfAny(RUNNERS, frames[end])) {
            end++;
        }
        if (end < frames.length) {
            while (end > first && isOfAny(REFLECTION, frames[end - 1])) {
                end--;
            }
        }
        return end;
    }

    private static boolean isOfAny(List<String> prefixes, StackTraceElement frame) {
        for (String prefix : prefixes) {
            if (frame.getClassName().startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the name of the class around all nested ones. */
    private static String outermost(StackTraceElement frame) {
        String name = frame.getClassName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}
