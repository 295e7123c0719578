package org.gradcheck.hostile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.gradcheck.GradientChecker;
import org.gradcheck.differentiation.SparseRows;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;

/** Kinds of checks beside those of {@link Checked}, of three parameters. */
enum RareShape {
    DIRECT_FLOATS {
        @Override
        Subject create(Checked.Calls calls) {
            return floats(calls, ByteOrder.nativeOrder());
        }
    },

    SWAPPED_FLOATS {
        @Override
        Subject create(Checked.Calls calls) {
            boolean isLittle = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
            return floats(calls, isLittle ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        }
    },

    /** Behind two other numbers. */
    DIRECT_DOUBLES {
        @Override
        Subject create(Checked.Calls calls) {
            DoubleBuffer all = ByteBuffer.allocateDirect(64).asDoubleBuffer();
            DoubleBuffer w = all.position(2).slice().limit(3);
            for (int i = 0; i < 3; i++) {
                w.put(i, START[i]);
            }
            DoubleBuffer g = DoubleBuffer.allocate(3);
            return described(
                    all::get,
                    rare -> rare.parameter("w", w, g)
                            .cost(() -> cost(w::get, calls))
                            .backward(() -> {
                                calls.next();
                                for (int i = 0; i < 3; i++) {
                                    g.put(i, slope(w.get(i)));
                                }
                            }));
        }
    },

    BATCHES {
        @Override
        Subject create(Checked.Calls calls) {
            double[] w = START.clone();
            return described(
                    i -> w[i % 3],
                    rare -> rare.parameter("w", w, () -> gradient(w, calls))
                            .batchedCost(points -> points.stream()
                                    .mapToDouble(point -> cost(i -> point.values("w")[i], calls))
                                    .toArray()));
        }
    },

    WRONG_STAGES {
        @Override
        Subject create(Checked.Calls calls) {
            double[] w = START.clone();
            double[] h = new double[3];
            double[] dh = new double[3];
            double[] dw = new double[3];
            return described(
                    i -> w[i % 3],
                    rare -> rare.parameter("w", w, dw)
                            .stage("h", h, dh, () -> {
                                calls.next();
                                Arrays.setAll(h, i -> Math.sin(w[i]));
                            })
                            .cost(() -> cost(i -> h[i], calls))
                            .backward(() -> {
                                calls.next();
                                Arrays.setAll(h, i -> Math.sin(w[i]));
                                Arrays.setAll(dh, i -> slope(h[i]));
                                Arrays.setAll(dw, i -> dh[i] * Math.cos(w[i]) * (i == 1 ? 1.7 : 1));
                            }));
        }
    },

    SAMPLES {
        @Override
        Subject create(Checked.Calls calls) {
            double[] w = START.clone();
            double[] g = new double[3];
            return described(
                    i -> w[i % 3],
                    rare -> rare.parameter("w", w, g)
                            .stochasticCost(random -> {
                                double noise = random.nextGaussian();
                                return cost(i -> w[i] + 0.01 * noise, calls);
                            })
                            .stochasticBackward(random -> {
                                calls.next();
                                double noise = random.nextGaussian();
                                Arrays.setAll(g, i -> slope(w[i] + 0.01 * noise));
                            }));
        }
    },

    LAYER {
        @Override
        Subject create(Checked.Calls calls) {
            double[] w = START.clone();
            double[] g = new double[3];
            return checked(
                    w,
                    checker -> checker.checkOutputs(GradientSubject.named("rare")
                            .parameter("w", w, g)
                            .output(() -> outputs(w, calls))
                            .backwardFrom(upstream -> {
                                calls.next();
                                Arrays.setAll(g, i -> slope(w[i]) * upstream[i]);
                            })));
        }
    },

    JACOBIAN {
        @Override
        Subject create(Checked.Calls calls) {
            double[] w = START.clone();
            return checked(
                    w,
                    checker -> checker.checkJacobian(
                            x -> outputs(x, calls),
                            x -> {
                                calls.next();
                                return new double[][] {{slope(x[0]), 0, 0}, {0, slope(x[1]), 0}, {0, 0, slope(x[2])}};
                            },
                            w));
        }
    },

    SPARSE {
        @Override
        Subject create(Checked.Calls calls) {
            double[] w = START.clone();
            return checked(
                    w,
                    checker -> checker.checkSparseJacobian(
                            x -> outputs(x, calls),
                            x -> {
                                calls.next();
                                return SparseRows.of(3, new int[][] {{0}, {1}, {2}}, new double[][] {
                                    {slope(x[0])}, {slope(x[1])}, {slope(x[2])}
                                });
                            },
                            w));
        }
    },

    HESSIAN_PRODUCT {
        @Override
        Subject create(Checked.Calls calls) {
            double[] w = START.clone();
            return checked(
                    w,
                    checker -> checker.checkHessianVectorProduct(
                            x -> gradient(x, calls),
                            (x, v) -> {
                                calls.next();
                                return new double[] {
                                    slope(x[0]) / 4 * v[0], slope(x[1]) / 4 * v[1], slope(x[2]) / 4 * v[2]
                                };
                            },
                            w));
        }
    };

    /** Numbers of single precision, one of which has only a sign. */
    private static final double[] START = {0.5, -0.0, 1.25};

    abstract Subject create(Checked.Calls calls);

    /**
     * A described check.
     *
     * @param memory three to five numbers that must not change
     * @param checking makes the check
     */
    record Subject(IntToDoubleFunction memory, Supplier<GradientReport> checking) {

        GradientReport check() {
            return checking.get();
        }

        long[] bits() {
            long[] bits = new long[5];
            Arrays.setAll(bits, i -> Double.doubleToRawLongBits(memory.applyAsDouble(i)));
            return bits;
        }
    }

    private static Subject described(IntToDoubleFunction memory, UnaryOperator<GradientSubject> description) {
        return new Subject(
                memory, () -> GradientChecker.standard().check(description.apply(GradientSubject.named("rare"))));
    }

    private static Subject checked(double[] w, Function<GradientChecker, GradientReport> check) {
        return new Subject(i -> w[i % 3], () -> check.apply(GradientChecker.standard()));
    }

    private static Subject floats(Checked.Calls calls, ByteOrder order) {
        FloatBuffer w = ByteBuffer.allocateDirect(12).order(order).asFloatBuffer();
        FloatBuffer g = ByteBuffer.allocateDirect(12).order(order).asFloatBuffer();
        for (int i = 0; i < 3; i++) {
            w.put(i, (float) START[i]);
        }
        return described(
                i -> w.get(i % 3),
                rare -> rare.parameter("w", w, g)
                        .cost(() -> cost(w::get, calls))
                        .backward(() -> {
                            calls.next();
                            for (int i = 0; i < 3; i++) {
                                g.put(i, (float) slope(w.get(i)));
                            }
                        }));
    }

    private static double cost(IntToDoubleFunction x, Checked.Calls calls) {
        calls.next();
        return 4
                * (Math.exp(x.applyAsDouble(0) / 4)
                        + Math.exp(x.applyAsDouble(1) / 4)
                        + Math.exp(x.applyAsDouble(2) / 4));
    }

    private static double[] outputs(double[] x, Checked.Calls calls) {
        calls.next();
        return Arrays.stream(x).map(v -> 4 * Math.exp(v / 4)).toArray();
    }

    private static double[] gradient(double[] x, Checked.Calls calls) {
        calls.next();
        return Arrays.stream(x).map(RareShape::slope).toArray();
    }

    private static double slope(double x) {
        return Math.exp(x / 4);
    }
}
