package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.BackpropagationRules;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.NetworkCase;
import org.gradcheck.network.Activation;
import org.gradcheck.network.ActivationFunction;
import org.jspecify.annotations.Nullable;

/** A derivative by the pre-activation that is evaluated at the output, or one in terms of the output at the pre-activation. */
public final class DerivativeAtWrongArgument extends NetworkHypothesis {

    private enum Mistake {
        OUTPUT_FOR_ARGUMENT("f'(a) in place of f'(z)", "evaluate the derivative at the pre-activation z"),
        ARGUMENT_FOR_OUTPUT(
                "the derivative in terms of the output, evaluated at the pre-activation",
                "evaluate a formula such as a (1 - a) or 1 - a^2 at the output a");

        private final String evidence;
        private final String remedy;

        Mistake(String evidence, String remedy) {
            this.evidence = evidence;
            this.remedy = remedy;
        }
    }

    @Override
    Stream<NetworkBug> bugs(DiagnosisState situation, NetworkCase network) {
        return Stream.of(Mistake.values())
                .flatMap(mistake -> oneOrSome(network)
                        .filter(layers -> layers.numbers().stream()
                                .allMatch(layer -> derivative(network.activation(layer), mistake) != null))
                        .map(layers -> new NetworkBug(
                                Cause.DERIVATIVE_AT_WRONG_ARGUMENT,
                                layers.name(),
                                rules -> rules.withDerivative(
                                        layers::contains, multiplication(rules.network(), mistake)),
                                0,
                                1,
                                mistake.evidence,
                                mistake.remedy)));
    }

    /** Returns the function that gets the wrong argument; null if the activation has no such form. */
    private static @Nullable DoubleUnaryOperator derivative(ActivationFunction function, Mistake mistake) {
        if (!(function instanceof Activation activation) || !activation.isElementwise()) {
            return null;
        }
        if (mistake == Mistake.OUTPUT_FOR_ARGUMENT) {
            return activation::derivative;
        }
        return switch (activation) {
            case SIGMOID -> a -> a * (1 - a);
            case TANH -> a -> 1 - a * a;
            case ELU -> a -> a > 0 ? 1 : a + 1;
            case SOFTPLUS -> a -> -Math.expm1(-a);
            default -> null;
        };
    }

    private static BackpropagationRules.Step multiplication(NetworkCase network, Mistake mistake) {
        return (example, layer, delta) -> {
            DoubleUnaryOperator derivative = derivative(network.activation(layer), mistake);
            if (derivative == null) {
                throw new IllegalStateException("no such derivative in layer " + layer);
            }
            double[] arguments = mistake == Mistake.OUTPUT_FOR_ARGUMENT ? example.a(layer) : example.z(layer);
            for (int i = 0; i < delta.length; i++) {
                delta[i] *= derivative.applyAsDouble(arguments[i]);
            }
            return delta;
        };
    }
}
