package org.gradcheck.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.GradientChecker;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;

/** What a {@link GradientCheck} method declares; everything that cannot work is refused here, before any work. */
record MethodSignature(Method method) {

    private static final List<Class<?>> CHECKED =
            List.of(NetworkGradient.class, GradientSubject.class, GradientChecker.class);
    private static final List<Class<?>> NEED_A_NETWORK = List.of(TrainingBatch.class, NetworkGradient.class);
    private static final List<Class<?>> AT_MOST_ONCE = List.of(
            FeedforwardNetwork.class,
            TrainingBatch.class,
            NetworkGradient.class,
            GradientSubject.class,
            GradientChecker.class,
            RandomGenerator.class);

    /**
     * Returns every combination of network alternatives that the method asks for.
     *
     * @return empty if it asks for no network
     * @throws ExtensionConfigurationException if the method is misused
     */
    List<NetworkAlternative> validate() {
        refuseOtherTestAnnotations();
        AT_MOST_ONCE.forEach(this::refuseTwo);
        Optional<Parameter> network = networkParameter();
        refuseMissingNetwork(network);
        refuseNothingToCheck();
        Arrays.stream(method.getParameters()).forEach(this::validateRandomPoint);
        return network.map(this::alternatives).orElse(List.of());
    }

    ExtensionConfigurationException refusal(String message) {
        return new ExtensionConfigurationException("Configuration error: @GradientCheck method "
                + method.getDeclaringClass().getName() + "." + method.getName() + ": " + message);
    }

    private void refuseOtherTestAnnotations() {
        long templates = Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> AnnotationSupport.isAnnotated(type, TestTemplate.class))
                .count();
        if (templates > 1
                || AnnotationSupport.isAnnotated(method, Test.class)
                || AnnotationSupport.isAnnotated(method, TestFactory.class)) {
            throw refusal("it carries another test annotation as well; keep @GradientCheck alone");
        }
    }

    private void refuseTwo(Class<?> type) {
        long found = parametersOf(type);
        if (found > 1) {
            throw refusal("it has " + found + " parameters of type " + type.getSimpleName()
                    + ", which would be the same object; keep one of them");
        }
    }

    private Optional<Parameter> networkParameter() {
        for (Parameter parameter : method.getParameters()) {
            boolean annotated = AnnotationSupport.isAnnotated(parameter, Network.class);
            boolean network = parameter.getType() == FeedforwardNetwork.class;
            if (annotated && !network) {
                throw refusal("@Network is on parameter '" + parameter.getName() + "' of type "
                        + parameter.getType().getSimpleName() + "; put it on a FeedforwardNetwork parameter");
            }
            if (network && !annotated) {
                throw refusal("its FeedforwardNetwork parameter '" + parameter.getName()
                        + "' does not say which network; add @Network(layers = {2, 2, 1})");
            }
            if (network) {
                return Optional.of(parameter);
            }
        }
        return Optional.empty();
    }

    private void refuseMissingNetwork(Optional<Parameter> network) {
        if (network.isEmpty()) {
            NEED_A_NETWORK.stream()
                    .filter(type -> parametersOf(type) > 0)
                    .findFirst()
                    .ifPresent(type -> {
                        throw refusal("its " + type.getSimpleName() + " parameter belongs to a network, but there is"
                                + " none; add a parameter @Network(layers = {2, 2, 1}) FeedforwardNetwork network");
                    });
        }
    }

    private void refuseNothingToCheck() {
        if (CHECKED.stream().noneMatch(type -> parametersOf(type) > 0)) {
            throw refusal("it has no parameter through which it could say what to check; add a NetworkGradient, a"
                    + " GradientSubject or a GradientChecker parameter");
        }
    }

    private void validateRandomPoint(Parameter parameter) {
        AnnotationSupport.findAnnotation(parameter, RandomPoint.class).ifPresent(point -> {
            if (parameter.getType() != double[].class) {
                throw refusal("@RandomPoint is on parameter '" + parameter.getName() + "' of type "
                        + parameter.getType().getSimpleName() + "; put it on a double[] parameter");
            }
            if (point.size() < 1) {
                throw refusal("@RandomPoint has size = " + point.size() + "; give 1 or more coordinates");
            }
            if (!(point.min() < point.max()) || !Double.isFinite(point.max() - point.min())) {
                throw refusal("@RandomPoint has min = " + point.min() + " and max = " + point.max()
                        + "; give finite bounds with min below max");
            }
        });
    }

    private List<NetworkAlternative> alternatives(Parameter parameter) {
        try {
            return NetworkAlternative.of(
                    AnnotationSupport.findAnnotation(parameter, Network.class).orElseThrow());
        } catch (IllegalArgumentException e) {
            throw refusal("@Network of parameter '" + parameter.getName() + "': " + e.getMessage());
        }
    }

    private long parametersOf(Class<?> type) {
        return Arrays.stream(method.getParameterTypes()).filter(type::equals).count();
    }
}
