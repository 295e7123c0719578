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
 * Parameters that the extensions of Spring and Mockito provide. JUnit refuses a parameter that two extensions claim, so
 * gradcheck claims none of these. Spring claims a parameter with one of its annotations, direct or composed, and every
 * parameter of an annotated constructor. The annotations are recognised by name, since few users have these frameworks.
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

    /** Returns the parameters of a method that neither Spring nor Mockito provides. */
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

    /** Returns the error for a parameter that only gradcheck can provide, of a constructor whose parameters Spring claims. */
    static ParameterResolutionException refusal(ParameterContext parameter) {
        return ObjectResolver.refusal(
                parameter,
                parameter.getDeclaringExecutable() + ": " + MethodSignature.nameOf(parameter.getParameter())
                        + " comes from gradcheck, but Spring claims every parameter of an annotated constructor;"
                        + " annotate the parameters that Spring provides instead of the constructor");
    }

    private static boolean carriesAny(Set<String> names, AnnotatedElement element, Set<Class<?>> visited) {
        return Arrays.stream(element.getAnnotations())
                .map(Annotation::annotationType)
                .filter(visited::add)
                .anyMatch(type -> names.contains(type.getName()) || carriesAny(names, type, visited));
    }
}
