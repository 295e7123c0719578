package org.gradcheck.junit;

import java.lang.reflect.Executable;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.junit.internal.MethodFrame;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Resolver of the objects of an invocation. It claims no other parameters, so that it works with other resolvers. */
final class ObjectResolver implements ParameterResolver {

    private final CheckedObjects objects;

    ObjectResolver(CheckedObjects objects) {
        this.objects = objects;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        boolean isPoint = type == double[].class && parameter.isAnnotated(RandomPoint.class);
        boolean isOurs = isPoint || objects.get(type).isPresent();
        if (!isOurs || ForeignInjection.isOn(parameter.getParameter())) {
            return false;
        }
        if (ForeignInjection.isOnConstructorOf(parameter)) {
            if (type == RandomGenerator.class) {
                return false;
            }
            throw ForeignInjection.refusal(parameter);
        }
        return true;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        refuseNetworkOutsideOfTheTest(parameter);
        return parameter
                .findAnnotation(RandomPoint.class)
                .<Object>map(point -> randomPoint(point, parameter))
                .or(() -> objects.get(parameter.getParameter().getType()))
                .orElseThrow();
    }

    /** Returns the coordinates. The annotation may be invalid on a constructor, which was not validated before. */
    private double[] randomPoint(RandomPoint point, ParameterContext parameter) {
        Executable executable = parameter.getDeclaringExecutable();
        try {
            return objects.randomPoint(point, executable, parameter.getIndex());
        } catch (IllegalArgumentException e) {
            throw refusal(
                    parameter,
                    executable + ": " + MethodSignature.nameOf(parameter.getParameter()) + ": " + e.getMessage());
        }
    }

    private static void refuseNetworkOutsideOfTheTest(ParameterContext parameter) {
        if (parameter.isAnnotated(Network.class)
                && !AnnotationSupport.isAnnotated(parameter.getDeclaringExecutable(), GradientCheck.class)) {
            throw refusal(
                    parameter,
                    "@Network describes a network on a parameter of the @GradientCheck method; remove it from "
                            + parameter.getDeclaringExecutable() + ", which receives the same network");
        }
    }

    /** Returns an error at the method or constructor that has the parameter, to which IDEs link. */
    static ParameterResolutionException refusal(ParameterContext parameter, String message) {
        ParameterResolutionException refusal = new ParameterResolutionException("Configuration error: " + message);
        refusal.setStackTrace(new StackTraceElement[] {MethodFrame.of(parameter.getDeclaringExecutable())});
        return refusal;
    }
}
