package org.gradcheck.junit;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * Parameters that a dependency injection framework, such as Spring, provides: those annotated for it, and all of a
 * constructor that is. JUnit refuses a parameter that two extensions claim, so gradcheck leaves these alone. The annotations
 * are recognised by their simple names, which Spring, Jakarta, Guice, Micronaut and Quarkus share.
 */
final class ForeignInjection {

    private static final Set<String> ANNOTATIONS = Set.of("Autowired", "Inject", "Qualifier", "Named", "Value");

    private ForeignInjection() {}

    static boolean isOn(ParameterContext parameter) {
        return isAnnotated(parameter.getParameter());
    }

    static boolean isOnConstructorOf(ParameterContext parameter) {
        Executable executable = parameter.getDeclaringExecutable();
        return executable instanceof Constructor<?> && isAnnotated(executable);
    }

    /** The error for a parameter that only gradcheck can provide, in a constructor of which another extension claims all. */
    static ParameterResolutionException refusal(ParameterContext parameter) {
        return new ParameterResolutionException("Configuration error: " + parameter.getDeclaringExecutable() + ": "
                + MethodSignature.nameOf(parameter.getParameter()) + " comes from gradcheck, but the annotation on the"
                + " constructor has another extension provide all of its parameters; annotate the parameters of that"
                + " extension instead of the constructor");
    }

    private static boolean isAnnotated(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .anyMatch(annotation ->
                        ANNOTATIONS.contains(annotation.annotationType().getSimpleName()));
    }
}
