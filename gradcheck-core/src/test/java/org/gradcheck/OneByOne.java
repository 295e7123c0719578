package org.gradcheck;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleBiFunction;
import org.gradcheck.subject.GradientSubject;

/**
 * Code with two blocks of parameters, one of them in single precision with bounds and a fixed entry, and a cost of both:
 * what a check of it says when it evaluates the cost one by one is what it has to say in any other way.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions keep no state
enum OneByOne {
    SMOOTH((w, b) -> sum(w, b, x -> x * x * x + x), x -> 3 * x * x + 1),
    WRONG((w, b) -> sum(w, b, x -> x * x * x + x), x -> 2 * x * x + 1),
    WRONG_IN_ONE_ENTRY((w, b) -> sum(w, b, Math::exp), x -> x == 0.7 ? 2 : Math.exp(x)),
    WAVES((w, b) -> sum(w, b, x -> Math.sin(1e4 * x)), x -> 1e4 * Math.cos(1e4 * x)),
    KINKS((w, b) -> sum(w, b, Math::abs), Math::signum),
    KINKS_NEARBY((w, b) -> sum(w, b, x -> Math.abs(x - 0.7 - 1e-8)), x -> Math.signum(x - 0.7 - 1e-8)),
    JUMPS((w, b) -> sum(w, b, Math::rint), x -> 0),
    SINGLE_PRECISION((w, b) -> (float) sum(w, b, Math::exp), Math::exp),
    ROUNDED((w, b) -> sum(w, b, x -> x + Math.rint(x * 1e4) / 1e4), x -> 2),
    BLURRED((w, b) -> sum(w, b, Math::exp) + 1e8, Math::exp),
    DEAD((w, b) -> w[0] * w[0], x -> x == 0.7 ? 1.4 : 0),
    BLIND((w, b) -> 3, x -> 1),
    NOT_A_NUMBER((w, b) -> sum(w, b, x -> Math.sqrt(x - 0.05)), x -> 0.5 / Math.sqrt(x - 0.05)),
    REFUSED((w, b) -> sum(w, b, OneByOne::rootOrRefusal), x -> 0.5 / Math.sqrt(x - 0.1)),
    INFINITE_AT_THE_POINT((w, b) -> sum(w, b, x -> 1 / (x - 0.7)), x -> 1),
    VANISHING((w, b) -> sum(w, b, x -> x * x * 1e-200), x -> 2e-200 * x);

    private final ToDoubleBiFunction<double[], float[]> cost;
    private final DoubleUnaryOperator slope;

    OneByOne(ToDoubleBiFunction<double[], float[]> cost, DoubleUnaryOperator slope) {
        this.cost = cost;
        this.slope = slope;
    }

    /** Parameters of its own, at every call. */
    static final class Model {

        final double[] w = {0.7, 0.3, 1.25, 1e-3 + 0.1, 2.5};
        final float[] b = {0.3f, 0.1f, 0.5f, 0.25f};
        private final OneByOne code;

        Model(OneByOne code) {
            this.code = code;
        }

        double cost() {
            return cost(w, b);
        }

        double cost(double[] weights, float[] biases) {
            return code.cost.applyAsDouble(weights, biases);
        }

        /** All but a cost. */
        GradientSubject subject() {
            return GradientSubject.named(code.name())
                    .parameter("w", w, () -> Arrays.stream(w).map(code.slope).toArray())
                    .parameter("b", b, () -> {
                        float[] gradient = new float[b.length];
                        for (int i = 0; i < b.length; i++) {
                            gradient[i] = (float) code.slope.applyAsDouble(b[i]);
                        }
                        return gradient;
                    })
                    .declare("w", it -> it.names("v", "w", "x", "y", "z"))
                    .declare("b", it -> it.fixed("unused", 2).bounds(0.1f, 0.6))
                    .alsoAfter("after a step", this::step);
        }

        void step() {
            w[1] = 0.9;
            b[0] = 0.4f;
        }
    }

    Model model() {
        return new Model(this);
    }

    private static double sum(double[] w, float[] b, DoubleUnaryOperator f) {
        double sum = 0;
        for (double v : w) {
            sum += f.applyAsDouble(v);
        }
        for (float v : b) {
            sum += f.applyAsDouble(v);
        }
        return sum;
    }

    private static double rootOrRefusal(double x) {
        if (x < 0.1) {
            throw new IllegalArgumentException("there is no root");
        }
        return Math.sqrt(x - 0.1);
    }
}
