package org.gradcheck.junit;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.GradientChecker;
import org.gradcheck.junit.internal.MethodFrame;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Annotations and parameters of a {@link GradientCheck} method. Invalid combinations are refused before any work. */
record MethodSignature(Class<?> testClass, Method method) {

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
        new CompetingAnnotations(method).complaint().ifPresent(complaint -> {
            throw refusal(complaint);
        });
        refuseAnotherOfTheSameName();
        AT_MOST_ONCE.forEach(this::refuseTwo);
        Optional<Parameter> network = networkParameter();
        refuseMissingNetwork(network);
        refuseNothingToCheck();
        ForeignInjection.withoutForeign(method).forEach(this::validateRandomPoint);
        return network.map(this::alternatives).orElse(List.of());
    }

    ExtensionConfigurationException refusal(String message) {
        ExtensionConfigurationException refusal =
                new ExtensionConfigurationException("Configuration error: @GradientCheck method "
                        + method.getDeclaringClass().getName() + "." + method.getName() + ": " + message);
        refusal.setStackTrace(new StackTraceElement[] {MethodFrame.of(method)});
        return refusal;
    }

    /** Refuses methods of equal names: Surefire selects by name, so the command that repeats one would run all of them. */
    private void refuseAnotherOfTheSameName() {
        List<Method> namesakes = ReflectionSupport.findMethods(
                testClass,
                candidate -> candidate.getName().equals(method.getName())
                        && AnnotationSupport.isAnnotated(candidate, GradientCheck.class),
                HierarchyTraversalMode.TOP_DOWN);
        if (namesakes.size() > 1) {
            throw refusal("there are " + namesakes.size() + " @GradientCheck methods of this name, which"
                    + " gradcheck.only cannot distinguish; give each another name");
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
        Optional<Parameter> found = Optional.empty();
        for (Parameter parameter : ForeignInjection.withoutForeign(method)) {
            boolean annotated = AnnotationSupport.isAnnotated(parameter, Network.class);
            boolean network = parameter.getType() == FeedforwardNetwork.class;
            if (annotated && !network) {
                throw refusal("@Network is on " + nameOf(parameter) + " of type "
                        + parameter.getType().getSimpleName() + "; put it on a FeedforwardNetwork parameter");
            }
            if (network && !annotated) {
                throw refusal(nameOf(parameter) + " is a FeedforwardNetwork without @Network; add"
                        + " @Network(layers = {2, 2, 1}) to it");
            }
            if (network) {
                found = Optional.of(parameter);
            }
        }
        return found;
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
            throw refusal("it has no parameter that receives the gradient to check; add a NetworkGradient, a"
                    + " GradientSubject or a GradientChecker parameter");
        }
    }

    private void validateRandomPoint(Parameter parameter) {
        AnnotationSupport.findAnnotation(parameter, RandomPoint.class).ifPresent(point -> {
            if (parameter.getType() != double[].class) {
                throw refusal("@RandomPoint is on " + nameOf(parameter) + " of type "
                        + parameter.getType().getSimpleName() + "; put it on a double[] parameter");
            }
            try {
                Coordinates.of(point);
            } catch (IllegalArgumentException e) {
                throw refusal(nameOf(parameter) + ": " + e.getMessage());
            }
        });
    }

    private List<NetworkAlternative> alternatives(Parameter parameter) {
        try {
            return NetworkAlternative.of(
                    AnnotationSupport.findAnnotation(parameter, Network.class).orElseThrow());
        } catch (IllegalArgumentException e) {
            throw refusal("@Network of " + nameOf(parameter) + ": " + e.getMessage());
        }
    }

    /** Returns the name of a parameter, or its number if the class was compiled without the names of parameters. */
    static String nameOf(Parameter parameter) {
        List<Parameter> all = Arrays.asList(parameter.getDeclaringExecutable().getParameters());
        return parameter.isNamePresent()
                ? "parameter '" + parameter.getName() + "'"
                : "parameter " + (all.indexOf(parameter) + 1);
    }

    private long parametersOf(Class<?> type) {
        return ForeignInjection.withoutForeign(method).stream()
                .filter(parameter -> parameter.getType() == type)
                .count();
    }
}
