package org.gradcheck.junit.internal;

import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Stack trace of an exception by which libraries refuse what a test gave them: the frames of the test alone, so that an IDE links to the
 * line to change. Classes belong to a library if they come from the same jar or folder as one of its classes.
 */
public final class RefusalFrames {

    private static final List<String> JDK = List.of("java.", "javax.", "jdk.", "sun.");

    private static final String RUNNER = "org.junit.";

    private final Set<String> libraries = new HashSet<>();

    /**
     * Creates it for some libraries.
     *
     * @param ofLibraries a class of each
     */
    public RefusalFrames(Class<?>... ofLibraries) {
        for (Class<?> type : ofLibraries) {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            if (source != null && source.getLocation() != null) {
                libraries.add(source.getLocation().toString());
            }
        }
    }

    /**
     * Shortens the stack trace of a refusal: an {@link IllegalArgumentException} or {@link IllegalStateException} without a cause that a
     * library threw. All other exceptions keep theirs, which may lead to a mistake in a library.
     *
     * @param thrown what the test or a check after it has thrown
     * @param test the frame of the test; if its method is not on the stack, this becomes the last frame
     */
    public void keepIn(Throwable thrown, StackTraceElement test) {
        // Not a subclass: it may be of the user, and answer anything.
        Class<?> type = thrown.getClass();
        boolean isRefusal = type == IllegalArgumentException.class || type == IllegalStateException.class;
        if (!isRefusal || thrown.getCause() != null) {
            return;
        }
        List<StackTraceElement> frames = framesOf(thrown.getStackTrace(), test);
        if (!frames.isEmpty()) {
            thrown.setStackTrace(frames.toArray(new StackTraceElement[0]));
        }
    }

    /** Returns the frames to keep, or none if no library threw the exception. */
    private List<StackTraceElement> framesOf(StackTraceElement[] frames, StackTraceElement test) {
        List<StackTraceElement> kept = new ArrayList<>();
        int next = 0;
        boolean refused = false;
        while (next < frames.length && (isOfJdk(frames[next]) || isOfLibrary(frames[next]))) {
            refused |= !isOfJdk(frames[next]);
            next++;
        }
        if (!refused) {
            return kept;
        }
        while (next < frames.length && !frames[next].getClassName().startsWith(RUNNER) && !isOfLibrary(frames[next])) {
            kept.add(frames[next]);
            if (isMethod(test, frames[next])) {
                return kept;
            }
            next++;
        }
        kept.removeIf(RefusalFrames::isOfJdk);
        kept.add(test);
        return kept;
    }

    private static boolean isMethod(StackTraceElement test, StackTraceElement frame) {
        return frame.getMethodName().equals(test.getMethodName())
                && frame.getClassName().equals(test.getClassName());
    }

    private static boolean isOfJdk(StackTraceElement frame) {
        return JDK.stream().anyMatch(frame.getClassName()::startsWith);
    }

    private boolean isOfLibrary(StackTraceElement frame) {
        try {
            CodeSource source = Class.forName(
                            frame.getClassName(), false, getClass().getClassLoader())
                    .getProtectionDomain()
                    .getCodeSource();
            return source != null
                    && source.getLocation() != null
                    && libraries.contains(source.getLocation().toString());
        } catch (ClassNotFoundException | LinkageError hidden) {
            return false;
        }
    }
}
