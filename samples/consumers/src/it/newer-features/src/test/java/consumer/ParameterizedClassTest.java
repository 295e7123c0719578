package consumer;

import static org.junit.jupiter.api.Assertions.assertSame;

import org.gradcheck.junit.GradientCheck;
import org.gradcheck.network.Activation;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameterized classes, since 5.13: arguments and the objects of a check go to the same instance. */
class ParameterizedClassTest {

    @Nested
    @ParameterizedClass
    @ValueSource(ints = {2, 3})
    class ByField {

        @Parameter
        int power;

        @GradientCheck(trials = 2)
        void powers(GradientSubject subject) {
            double[] w = {1, 2};
            subject.parameter("w", w, () -> new double[] {power * Math.pow(w[0], power - 1), power * Math.pow(w[1], power - 1)})
                    .cost(() -> Math.pow(w[0], power) + Math.pow(w[1], power));
        }
    }

    @Nested
    @ParameterizedClass
    @EnumSource(value = Activation.class, names = {"SIGMOID", "TANH"})
    class ByConstructor {

        private final Activation activation;
        private final GradientSubject subject;

        ByConstructor(Activation activation, GradientSubject subject) {
            this.activation = activation;
            this.subject = subject;
        }

        @GradientCheck(trials = 1)
        void derivative(GradientSubject same) {
            assertSame(subject, same);
            double[] z = {0.5};
            subject.parameter("z", z, () -> new double[] {activation.derivative(z[0])})
                    .cost(() -> activation.value(z[0]));
        }
    }
}
