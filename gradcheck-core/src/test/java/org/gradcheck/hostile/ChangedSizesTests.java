package org.gradcheck.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.CheckMode;
import org.gradcheck.GradientChecker;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.ParameterStorage;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Code whose number of values changes between two calls: it is refused by name, and the parameters are restored. */
class ChangedSizesTests {

    private static final double[] START = {0.5, -0.0, 1.25};

    static Stream<Arguments> calls() {
        return Arrays.stream(Code.values())
                .flatMap(code -> IntStream.of(2, 3, 4, 6, 40, 60).mapToObj(call -> Arguments.of(code, call)));
    }

    /** Code that returns one value more or less from some call on. */
    enum Code {
        STORAGE("'w' has 3 entries, but its storage was read as 4 values; return one for each entry"),
        GRADIENT(
                "the gradient of 'w' has 4 entries, but 'w' has 3 entries; give one gradient entry for each parameter"),
        FUNCTION_GRADIENT(
                "the gradient of 'x' has 4 entries, but 'x' has 3 entries; give one gradient entry for each parameter"),
        SCREENED_GRADIENT(
                "the gradient of 'x' has 4 entries, but 'x' has 3 entries; give one gradient entry for each parameter"),
        BATCH("return one cost for each, in their order, and NaN where there is none"),
        JACOBIAN("the function returned 3 outputs at first and 4 now; return the same outputs at each point"),
        JACOBIAN_ROWS(
                "the Jacobian is 2 x 3, but the function has 3 outputs of 3 coordinates; return a matrix of 3 x 3"),
        HESSIAN("the gradient returned 3 outputs at first and 4 now; return the same outputs at each point"),
        PRODUCT("the function returned 3 outputs at first and 4 now; return the same outputs at each point");

        private final String refusal;

        Code(String refusal) {
            this.refusal = refusal;
        }

        void check(double[] w, AtomicInteger calls, int call) {
            GradientChecker checker = GradientChecker.standard();
            switch (this) {
                case STORAGE ->
                    checker.check(GradientSubject.named("changing")
                            .parameter("w", storage(w, calls, call), () -> sines(w))
                            .cost(() -> cost(w)));
                case GRADIENT ->
                    checker.check(GradientSubject.named("changing")
                            .parameter("w", w, () -> changing(sines(w), calls, call))
                            .cost(() -> cost(w)));
                case FUNCTION_GRADIENT -> checker.check(Code::cost, x -> changing(sines(x), calls, call), w);
                case SCREENED_GRADIENT ->
                    checker.mode(CheckMode.SCREENING).check(Code::cost, x -> changing(sines(x), calls, call), w);
                case BATCH ->
                    checker.check(GradientSubject.named("changing")
                            .parameter("w", w, () -> sines(w))
                            .batchedCost(points -> changing(
                                    points.stream()
                                            .mapToDouble(point -> cost(point.values("w")))
                                            .toArray(),
                                    calls,
                                    call)));
                case JACOBIAN -> checker.checkJacobian(x -> changing(cosines(x), calls, call), Code::diagonal, w);
                case JACOBIAN_ROWS ->
                    checker.checkJacobian(
                            Code::cosines,
                            x -> calls.incrementAndGet() < call
                                    ? diagonal(x)
                                    : Arrays.copyOf(diagonal(x), x.length - 1),
                            w);
                case HESSIAN -> checker.checkHessian(x -> changing(sines(x), calls, call), Code::diagonalOfSines, w);
                case PRODUCT ->
                    checker.checkJacobianVectorProduct(
                            x -> changing(cosines(x), calls, call), (x, v) -> product(x, v), w);
            }
        }

        private static ParameterStorage storage(double[] w, AtomicInteger calls, int call) {
            return new ParameterStorage() {
                @Override
                public Shape shape() {
                    return Shape.of(3);
                }

                @Override
                public double[] read() {
                    return changing(w.clone(), calls, call);
                }

                @Override
                public void write(double[] values) {
                    System.arraycopy(values, 0, w, 0, 3);
                }
            };
        }

        private static double[] changing(double[] values, AtomicInteger calls, int call) {
            return calls.incrementAndGet() < call ? values : Arrays.copyOf(values, values.length + 1);
        }

        private static double cost(double[] x) {
            return Arrays.stream(x).map(v -> -Math.cos(v)).sum();
        }

        private static double[] sines(double[] x) {
            return Arrays.stream(x).map(Math::sin).toArray();
        }

        private static double[] cosines(double[] x) {
            return Arrays.stream(x).map(Math::cos).toArray();
        }

        private static double[][] diagonal(double[] x) {
            double[][] rows = new double[x.length][x.length];
            for (int i = 0; i < x.length; i++) {
                rows[i][i] = -Math.sin(x[i]);
            }
            return rows;
        }

        private static double[][] diagonalOfSines(double[] x) {
            double[][] rows = new double[x.length][x.length];
            for (int i = 0; i < x.length; i++) {
                rows[i][i] = Math.cos(x[i]);
            }
            return rows;
        }

        private static double[] product(double[] x, double[] v) {
            double[] product = new double[x.length];
            Arrays.setAll(product, i -> -Math.sin(x[i]) * v[i]);
            return product;
        }
    }

    @ParameterizedTest(name = "{0} at call {1}")
    @MethodSource("calls")
    void anotherSizeIsRefusedByNameAndAllIsRestored(Code code, int call) {
        double[] w = START.clone();
        AtomicInteger calls = new AtomicInteger();
        Throwable thrown = catchThrowable(() -> code.check(w, calls, call));

        if (calls.get() < call) {
            assertThat(thrown).isNull();
        } else {
            assertThat(thrown).hasMessageContaining(code.refusal);
        }
        assertThat(w).isEqualTo(START);
    }
}
