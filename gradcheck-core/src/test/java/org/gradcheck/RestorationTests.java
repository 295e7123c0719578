package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * However a check ends, each parameter is as it was, to the bit: in arrays of each kind, with values that arithmetic
 * would not bring back (a negative zero, denormals, values beside which a step vanishes or overflows).
 */
class RestorationTests {

    /** More evaluations than a check of these parameters needs. */
    private static final int MANY = 4000;

    /** An interruption is noticed before the next evaluation, wherever it is. */
    private static final int EVERY_THIRD = 3;

    /** Parameters in each kind of storage, and the sum of a function over all of them as the cost. */
    private static final class Parameters {

        private static final double[] DELICATE = {
            0.7, -0.0, 0.0, Double.MIN_VALUE, -3 * Double.MIN_VALUE, Double.MIN_NORMAL, 1e300, -1e300, 0.1, -1e-12, 1e6
        };

        private final double[] flat = DELICATE.clone();
        private final double[][] rows = {{-0.0, 0.3, 1e-310}, {-1e200, 1 / 3.0, Double.MIN_VALUE}};
        private final float[] single = {-0.0f, 0.1f, Float.MIN_VALUE, -1e30f, 1e-40f};
        private final float[][] singleRows = {{0.3f, -0.0f}, {Float.MIN_NORMAL, 7}};
        private final RealMatrix matrix = new Array2DRowRealMatrix(new double[][] {{-0.0, 0.2}, {1e-320, 1e12}});
        private final RealVector vector = new ArrayRealVector(new double[] {-0.0, 1e-308, 0.9});
        private final long[] before = bits();

        double sum(DoubleUnaryOperator f) {
            return values().map(f).sum();
        }

        private DoubleStream values() {
            return Stream.of(
                            flat,
                            rows[0],
                            rows[1],
                            widened(single),
                            widened(singleRows[0]),
                            widened(singleRows[1]),
                            matrix.getRow(0),
                            matrix.getRow(1),
                            vector.toArray())
                    .flatMapToDouble(Arrays::stream);
        }

        /** The cost is bounded, so that it stays finite wherever a step leads. */
        double cost() {
            return sum(x -> x / (1 + Math.abs(x)));
        }

        static double slope(double x) {
            return 1 / ((1 + Math.abs(x)) * (1 + Math.abs(x)));
        }

        GradientSubject subject(DoubleSupplier cost, DoubleUnaryOperator slope) {
            return GradientSubject.named("all kinds of storage")
                    .parameter("flat", flat, () -> map(flat, slope))
                    .parameter("rows", rows, () -> new double[][] {map(rows[0], slope), map(rows[1], slope)})
                    .parameter("single", single, narrowed(map(widened(single), slope)))
                    .parameter("single rows", singleRows, new float[][] {
                        narrowed(map(widened(singleRows[0]), slope)), narrowed(map(widened(singleRows[1]), slope))
                    })
                    .parameter("matrix", matrix, new Array2DRowRealMatrix(new double[][] {
                        map(matrix.getRow(0), slope), map(matrix.getRow(1), slope)
                    }))
                    .parameter("vector", vector, vector.map(slope::applyAsDouble))
                    .cost(cost);
        }

        void assertUntouched() {
            assertThat(bits()).containsExactly(before);
        }

        private long[] bits() {
            return values().mapToLong(Double::doubleToRawLongBits).toArray();
        }

        private static double[] map(double[] values, DoubleUnaryOperator f) {
            return Arrays.stream(values).map(f).toArray();
        }

        private static double[] widened(float[] values) {
            double[] wide = new double[values.length];
            Arrays.setAll(wide, i -> values[i]);
            return wide;
        }

        private static float[] narrowed(double[] values) {
            float[] narrow = new float[values.length];
            for (int i = 0; i < narrow.length; i++) {
                narrow[i] = (float) values[i];
            }
            return narrow;
        }
    }

    /** What the user's code may throw out of a check. */
    private enum Thrown {
        RUNTIME_EXCEPTION {
            @Override
            void now() {
                throw new IllegalStateException("on purpose");
            }
        },
        ARITHMETIC_EXCEPTION {
            @Override
            void now() {
                throw new ArithmeticException("on purpose");
            }
        },
        ILLEGAL_ARGUMENT {
            @Override
            void now() {
                throw new IllegalArgumentException("on purpose");
            }
        },
        ERROR {
            @Override
            void now() {
                throw new AssertionError("on purpose");
            }
        },
        STACK_OVERFLOW {
            @Override
            void now() {
                throw new StackOverflowError("on purpose");
            }
        };

        abstract void now();

        /** Exceptions of one kind are thrown at each evaluation, the others in turn. */
        int every() {
            return this == RUNTIME_EXCEPTION ? 1 : values().length - 1;
        }

        int first() {
            return Math.max(1, Arrays.asList(values()).indexOf(this));
        }

        /** Whether a check takes it, at a displaced point, for the end of the cost's domain. */
        boolean isEndOfDomain() {
            return this == ARITHMETIC_EXCEPTION || this == ILLEGAL_ARGUMENT;
        }
    }

    private final Parameters parameters = new Parameters();

    @Test
    void afterAPass() {
        double[] x = {0.7, -0.3, 1e-9, 1e9};
        double[] before = x.clone();
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("squares")
                        .parameter("x", x, () -> Parameters.map(x, v -> 2 * v))
                        .cost(() -> Arrays.stream(x).map(v -> v * v).sum()));

        assertThat(report.passed()).as("%s", report).isTrue();
        assertThat(x).containsExactly(before);
    }

    @Test
    void afterARightGradient() {
        GradientChecker.standard().check(parameters.subject(parameters::cost, Parameters::slope));

        parameters.assertUntouched();
    }

    @Test
    void afterAFailure() {
        GradientReport report =
                GradientChecker.standard().check(parameters.subject(parameters::cost, x -> 3 * Parameters.slope(x)));

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        parameters.assertUntouched();
    }

    @Test
    void afterAFailureInEveryWayOfDifferencing() {
        GradientChecker.standard().step(1e-3).check(parameters.subject(parameters::cost, x -> -2));
        GradientChecker.standard().relativeTolerance(1e-9).check(parameters.subject(parameters::cost, x -> -2));

        parameters.assertUntouched();
    }

    @Test
    void afterAVacuousCheck() {
        GradientReport report = GradientChecker.standard().check(parameters.subject(() -> 1, x -> 0));

        assertThat(report.verdict()).isEqualTo(Verdict.VACUOUS);
        parameters.assertUntouched();
    }

    @Test
    void afterANondeterministicCost() {
        int[] calls = {0};
        GradientReport report =
                GradientChecker.standard().check(parameters.subject(() -> calls[0]++, Parameters::slope));

        assertThat(report.verdict()).isEqualTo(Verdict.NONDETERMINISTIC);
        parameters.assertUntouched();
    }

    @Test
    void afterACostThatIsNaN() {
        GradientChecker.standard().check(parameters.subject(() -> Double.NaN, Parameters::slope));

        parameters.assertUntouched();
    }

    @Test
    void afterKinksJumpsAndEdgesOfTheDomain() {
        GradientChecker.standard().check(parameters.subject(() -> parameters.sum(x -> Math.abs(x) % 1), x -> 0.5));
        GradientChecker.standard().check(parameters.subject(() -> parameters.sum(Math::signum), x -> 0));
        double highest = parameters.sum(x -> x > 0 ? 1 : 0);
        GradientChecker.standard()
                .check(parameters.subject(
                        () -> parameters.sum(x -> x > 0 ? 1 : 0) == highest ? 1 : Double.NaN, x -> 0.5));

        parameters.assertUntouched();
    }

    @Test
    void afterACostThatWritesToTheParameters() {
        GradientReport report = GradientChecker.standard()
                .check(parameters.subject(
                        () -> {
                            parameters.flat[1] = 0.0;
                            parameters.rows[0][2] = Double.NaN;
                            parameters.single[4] = 3;
                            parameters.vector.setEntry(0, 1);
                            return parameters.sum(x -> Double.isNaN(x) ? 0 : Math.tanh(x));
                        },
                        Parameters::slope));

        assertThat(report.verdict()).isEqualTo(Verdict.UNRESOLVED);
        parameters.assertUntouched();
    }

    @ParameterizedTest
    @EnumSource
    void afterACostThatThrowsAtAnyEvaluation(Thrown thrown) {
        long evaluations = GradientChecker.standard()
                .check(parameters.subject(parameters::cost, Parameters::slope))
                .evaluations();
        assertThat(evaluations).isBetween(100L, (long) MANY);
        for (int n = thrown.first(); n <= evaluations; n += thrown.every()) {
            Parameters fresh = new Parameters();
            GradientSubject subject = fresh.subject(throwingAt(n, thrown, fresh::cost), Parameters::slope);
            try {
                GradientChecker.standard().check(subject);
                assertThat(thrown.isEndOfDomain()).as("swallowed at %d", n).isTrue();
            } catch (IllegalStateException | IllegalArgumentException | ArithmeticException | Error userError) {
                assertThat(userError).hasMessage("on purpose").hasNoCause();
            }
            fresh.assertUntouched();
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterAGradientThatThrows(Thrown thrown) {
        GradientSubject subject = parameters
                .subject(parameters::cost, Parameters::slope)
                .backward(() -> {
                    parameters.flat[0] = 99;
                    thrown.now();
                });

        assertThatThrownBy(() -> GradientChecker.standard().check(subject)).hasMessage("on purpose");
        parameters.assertUntouched();
    }

    @Test
    void afterAGradientOfTheWrongLength() {
        GradientSubject subject = parameters
                .subject(parameters::cost, Parameters::slope)
                .parameter("extra", new double[2], new double[3]);

        assertThatThrownBy(() -> GradientChecker.standard().check(subject))
                .isInstanceOf(IllegalArgumentException.class);
        parameters.assertUntouched();
    }

    @Test
    void afterAnInterruptionAtAnyEvaluation() {
        long evaluations = GradientChecker.standard()
                .check(parameters.subject(parameters::cost, Parameters::slope))
                .evaluations();
        for (int n = 1; n < evaluations; n += EVERY_THIRD) {
            Parameters fresh = new Parameters();
            int[] calls = {0};
            int last = n;
            GradientSubject subject = fresh.subject(
                    () -> {
                        if (++calls[0] == last) {
                            Thread.currentThread().interrupt();
                        }
                        return fresh.cost();
                    },
                    Parameters::slope);
            try {
                assertThatThrownBy(() -> GradientChecker.standard().check(subject))
                        .isExactlyInstanceOf(CancellationException.class)
                        .hasMessage("the gradient check was interrupted before evaluation " + (n + 1)
                                + " of the cost; all parameters are restored");
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
            } finally {
                Thread.interrupted();
            }
            fresh.assertUntouched();
        }
    }

    @Test
    void afterAListenerThatThrows() {
        GradientChecker checker = GradientChecker.standard().reportingTo(report -> {
            throw new IllegalStateException("on purpose");
        });

        assertThatThrownBy(() -> checker.check(parameters.subject(parameters::cost, Parameters::slope)))
                .hasMessage("on purpose");
        parameters.assertUntouched();
    }

    private static DoubleSupplier throwingAt(int evaluation, Thrown thrown, DoubleSupplier cost) {
        int[] calls = {0};
        return () -> {
            if (++calls[0] == evaluation) {
                thrown.now();
            }
            return cost.getAsDouble();
        };
    }
}
