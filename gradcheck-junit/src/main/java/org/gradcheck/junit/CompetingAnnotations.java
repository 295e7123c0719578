package org.gradcheck.junit;

import static java.util.stream.Collectors.joining;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestTemplate;
import org.junit.platform.commons.support.AnnotationSupport;

/** Annotations of a {@link GradientCheck} method, direct or composed, that make it another kind of test as well. */
final class CompetingAnnotations {

    private final Set<Class<?>> kinds = new LinkedHashSet<>();
    private final Set<Class<?>> visited = new HashSet<>();
    private final long gradientChecks;

    CompetingAnnotations(Method method) {
        collectKinds(method);
        kinds.remove(GradientCheck.class);
        gradientChecks = Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type == GradientCheck.class || AnnotationSupport.isAnnotated(type, GradientCheck.class))
                .count();
    }

    /** Returns the error and its remedy; empty if there is none. */
    Optional<String> complaint() {
        if (!kinds.isEmpty()) {
            return Optional.of(
                    kinds.stream().map(kind -> "@" + kind.getSimpleName()).collect(joining(" and "))
                            + " makes it another kind of test as well; keep @GradientCheck alone");
        }
        return gradientChecks > 1
                ? Optional.of("it carries @GradientCheck " + gradientChecks
                        + " times, counting composed annotations; keep one of them")
                : Optional.empty();
    }

    private void collectKinds(AnnotatedElement element) {
        for (Annotation annotation : element.getAnnotations()) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (visited.add(type)) {
                if (type == Test.class || type == TestFactory.class || type.isAnnotationPresent(TestTemplate.class)) {
                    kinds.add(type);
                }
                collectKinds(type);
            }
        }
    }
}
