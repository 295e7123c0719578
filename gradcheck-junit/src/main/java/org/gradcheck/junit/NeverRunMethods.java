package org.gradcheck.junit;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** The {@link GradientCheck} methods of classes that Jupiter does not run. A discovery asks for a class several times, and reads it once. */
final class NeverRunMethods {

    private final Map<Class<?>, List<Method>> known = new HashMap<>();

    /** Returns the methods of a class; none if the class cannot be read, which is Jupiter's to report. */
    List<Method> of(Class<?> type) {
        return known.computeIfAbsent(type, NeverRunMethods::read);
    }

    private static List<Method> read(Class<?> type) {
        try {
            boolean hasTests = !Modifier.isAbstract(type.getModifiers())
                    && (!isInner(type) || AnnotationSupport.isAnnotated(type, Nested.class));
            return hasTests && !isDisabled(type)
                    ? ReflectionSupport.findMethods(type, NeverRunMethods::neverRuns, HierarchyTraversalMode.TOP_DOWN)
                    : List.of();
        } catch (RuntimeException | LinkageError unreadable) {
            return List.of();
        }
    }

    private static boolean neverRuns(Method method) {
        return AnnotationSupport.isAnnotated(method, GradientCheck.class)
                && !AnnotationSupport.isAnnotated(method, Disabled.class)
                && (method.getReturnType() != void.class
                        || Modifier.isPrivate(method.getModifiers())
                        || Modifier.isStatic(method.getModifiers()));
    }

    static boolean isDisabled(Class<?> type) {
        return withClassesAround(type).anyMatch(each -> AnnotationSupport.isAnnotated(each, Disabled.class));
    }

    private static boolean isInner(Class<?> type) {
        return type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
    }

    /** Returns the class and, if it is an inner one, the classes around it, whose annotations Jupiter applies to it too. */
    static Stream<Class<?>> withClassesAround(Class<?> type) {
        return Stream.iterate(type, Objects::nonNull, each -> isInner(each) ? each.getEnclosingClass() : null);
    }
}
