package org.gradcheck.junit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Hands out the objects of an invocation; claims no other parameters, so that it lives beside other resolvers. */
final class ObjectResolver implements ParameterResolver {

    private final CheckedObjects objects;

    ObjectResolver(CheckedObjects objects) {
        this.objects = objects;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return objects.get(type).isPresent() || (type == double[].class && parameter.isAnnotated(RandomPoint.class));
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        refuseNetworkOutsideOfTheTest(parameter);
        return parameter
                .findAnnotation(RandomPoint.class)
                .<Object>map(
                        point -> objects.randomPoint(point, parameter.getDeclaringExecutable(), parameter.getIndex()))
                .or(() -> objects.get(parameter.getParameter().getType()))
                .orElseThrow();
    }

    private static void refuseNetworkOutsideOfTheTest(ParameterContext parameter) {
        if (parameter.isAnnotated(Network.class)
                && !AnnotationSupport.isAnnotated(parameter.getDeclaringExecutable(), GradientCheck.class)) {
            throw new ParameterResolutionException("Configuration error: @Network describes a network on a parameter of"
                    + " the @GradientCheck method; remove it from " + parameter.getDeclaringExecutable()
                    + ", which receives the same network");
        }
    }
}
