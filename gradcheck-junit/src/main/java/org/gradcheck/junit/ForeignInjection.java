package org.gradcheck.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * Parameters that the extension of Spring or Mockito provides. JUnit refuses a parameter that two extensions claim, so gradcheck
 * claims none of these. Spring claims a parameter with one of its annotations, or with an annotation that carries one, and
 * every parameter of an annotated constructor. The annotations are known by name, since few users have these frameworks.
 */
final class ForeignInjection {

    private static final Set<String> ON_PARAMETERS = Set.of(
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Qualifier",
            "org.springframework.beans.factory.annotation.Value",
            "org.mockito.Mock");

    private static final Set<String> ON_CONSTRUCTORS = Set.of(
            "org.springframework.beans.factory.annotation.Autowired", "jakarta.inject.Inject", "javax.inject.Inject");

    private ForeignInjection() {}

    /** The parameters of a method that are left to gradcheck and to extensions that it does not know. */
    static List<Parameter> withoutForeign(Executable executable) {
        return Arrays.stream(executable.getParameters())
                .filter(parameter -> !isOn(parameter))
                .toList();
    }

    static boolean isOn(Parameter parameter) {
        return carriesAny(ON_PARAMETERS, parameter, new HashSet<>());
    }

    static boolean isOnConstructorOf(ParameterContext parameter) {
        Executable executable = parameter.getDeclaringExecutable();
        return executable instanceof Constructor<?> && carriesAny(ON_CONSTRUCTORS, executable, new HashSet<>());
    }

    /** The error for a parameter that only gradcheck can provide, on a constructor that Spring would claim. */
    static ParameterResolutionException refusal(ParameterContext parameter) {
        return new ParameterResolutionException("Configuration error: " + parameter.getDeclaringExecutable() + ": "
                + MethodSignature.nameOf(parameter.getParameter()) + " comes from gradcheck, but Spring claims every"
                + " parameter of an annotated constructor; annotate the parameters that Spring provides instead of"
                + " the constructor");
    }

    private static boolean carriesAny(Set<String> names, AnnotatedElement element, Set<Class<?>> visited) {
        return Arrays.stream(element.getAnnotations())
                .map(Annotation::annotationType)
                .filter(visited::add)
                .anyMatch(type -> names.contains(type.getName()) || carriesAny(names, type, visited));
    }
}
