package org.gradcheck.internal.stack;

import java.security.CodeSource;

/** Frames of this library: those of classes that come from the same jar or folder as this one. */
final class GradcheckFrames {

    private static final String PACKAGE = "org.gradcheck.";

    private final String place = placeOf(GradcheckFrames.class);

    boolean contain(StackTraceElement frame) {
        if (!frame.getClassName().startsWith(PACKAGE) || place.isEmpty()) {
            return false;
        }
        try {
            return place.equals(placeOf(
                    Class.forName(frame.getClassName(), false, getClass().getClassLoader())));
        } catch (ClassNotFoundException | LinkageError hidden) {
            return false;
        }
    }

    private static String placeOf(Class<?> type) {
        try {
            CodeSource source = type.getProtectionDomain().getCodeSource();
            return source == null || source.getLocation() == null
                    ? ""
                    : source.getLocation().toString();
        } catch (SecurityException forbidden) {
            return "";
        }
    }
}
