package org.gradcheck.report.page;

import java.time.Duration;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.CheckMode;
import org.gradcheck.GradientChecker;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.differentiation.SparseRows;
import org.gradcheck.internal.noise.Rounding;
import org.gradcheck.network.Activation;
import org.gradcheck.network.Backpropagation;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.EntryVerdicts;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.report.ReportContents;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;

/** Checks whose pages the tests open. */
final class CheckedCases {

    private CheckedCases() {}

    static GradientReport right(GradientChecker checker) {
        FeedforwardNetwork network = network();
        TrainingBatch batch = TrainingBatch.random(network, 5, new Well19937c(2));
        return checker.inTest("RightTest.backprop [1] 3-4-2 tanh")
                .check(network, batch, Backpropagation.gradient(network, batch));
    }

    /** The gradients of the hidden biases are added up over the batch of 5, the cost is a mean. */
    static GradientReport wrong(GradientChecker checker) {
        FeedforwardNetwork network = network();
        TrainingBatch batch = TrainingBatch.random(network, 5, new Well19937c(2));
        NetworkGradient gradient = Backpropagation.gradient(network, batch);
        gradient.biases(0).mapMultiplyToSelf(5);
        return checker.inTest("WrongTest.backprop [1] 3-4-2 tanh")
                .reproducedBy("Reproduce: mvn test -Dtest=WrongTest#backprop -Dgradcheck.seed=0")
                .check(network, batch, gradient);
    }

    /** A tensor of 2 x 3 x 2 x 3, of which one entry is wrong. */
    static GradientReport tensor(GradientChecker checker) {
        double[] kernel = IntStream.range(0, 36).mapToDouble(Math::sin).toArray();
        double[] gradient = kernel.clone();
        gradient[7] *= 2;
        return checker.inTest("TensorTest.kernel")
                .check(GradientSubject.named("kernel")
                        .parameter("kernel", kernel, gradient, 0, Shape.of(2, 3, 2, 3))
                        .cost(() -> IntStream.range(0, 36)
                                .mapToDouble(i -> kernel[i] * kernel[i] / 2)
                                .sum()));
    }

    /** Two stages, h = 2 w and y = h^2. The derivative by h lacks a factor. */
    static GradientReport staged(GradientChecker checker) {
        double[] w = {0.5, -0.3};
        double[] dw = new double[2];
        double[] h = new double[2];
        double[] dh = new double[2];
        double[] y = new double[2];
        double[] dy = {1, 1};
        return checker.check(GradientSubject.named("StagedTest.squares")
                .parameter("w", w, dw)
                .stage("doubled", h, dh, () -> {
                    h[0] = 2 * w[0];
                    h[1] = 2 * w[1];
                })
                .stage("squared", y, dy, () -> {
                    y[0] = h[0] * h[0];
                    y[1] = h[1] * h[1];
                })
                .cost(() -> y[0] + y[1])
                .backward(() -> {
                    for (int i = 0; i < 2; i++) {
                        dh[i] = dy[i] * h[i];
                        dw[i] = 2 * dh[i];
                    }
                }));
    }

    private static FeedforwardNetwork network() {
        return FeedforwardNetwork.builder(3)
                .dense(4, Activation.TANH)
                .dense(2, Activation.SIGMOID)
                .seed(1)
                .build();
    }

    /** The cost is a sum of squares of {@code 6 x 6} weights, each with a factor of its own; the gradient is transposed. */
    static GradientReport transposed(GradientChecker checker) {
        double[][] weights = new double[6][6];
        double[][] gradient = new double[6][6];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                weights[i][j] = 1 + 0.1 * i + 0.01 * j;
            }
        }
        return checker.check(GradientSubject.named("TransposedTest.weights")
                .parameter("weights", weights, gradient)
                .cost(() -> {
                    double sum = 0;
                    for (int i = 0; i < 6; i++) {
                        for (int j = 0; j < 6; j++) {
                            sum += (1 + i) * weights[i][j] * weights[i][j];
                        }
                    }
                    return sum;
                })
                .backward(() -> {
                    for (int i = 0; i < 6; i++) {
                        for (int j = 0; j < 6; j++) {
                            gradient[j][i] = 2 * (1 + i) * weights[i][j];
                        }
                    }
                }));
    }

    /** Two absolute values at zero: 0.5 is a subgradient of the first, 3 none of the second. */
    static GradientReport kinked(GradientChecker checker) {
        return checker.check(GradientSubject.named("KinkedTest.absolute")
                .point(0.0, 0.0, 1.5)
                .cost(x -> Math.abs(x[0]) + Math.abs(x[1]) + x[2] * x[2])
                .gradient(x -> new double[] {0.5, 3, 2 * x[2]})
                .declare("x", x -> x.names("left", "middle", "right")));
    }

    /** The gradients of the weights into hidden unit 2 are 1.7 times too large. */
    static GradientReport wrongUnit(GradientChecker checker) {
        FeedforwardNetwork network = network();
        TrainingBatch batch = TrainingBatch.random(network, 5, new Well19937c(2));
        NetworkGradient gradient = Backpropagation.gradient(network, batch);
        for (int input = 0; input < 3; input++) {
            gradient.weights(0).multiplyEntry(2, input, 1.7);
        }
        return checker.inTest("WrongUnitTest.backprop [1] seed 1").check(network, batch, gradient);
    }

    /** The unit with the number 20 of 30 has the opposite sign. */
    static GradientReport wrongUnitOfMany(GradientChecker checker) {
        FeedforwardNetwork network = FeedforwardNetwork.builder(12)
                .dense(30, Activation.TANH)
                .dense(2, Activation.SIGMOID)
                .seed(1)
                .build();
        TrainingBatch batch = TrainingBatch.random(network, 5, new Well19937c(2));
        NetworkGradient gradient = Backpropagation.gradient(network, batch);
        for (int input = 0; input < 12; input++) {
            gradient.weights(0).multiplyEntry(20, input, -1);
        }
        return checker.inTest("WrongUnitTest.ofMany [1] seed 1").check(network, batch, gradient);
    }

    /** The derivative of the second output by the second coordinate has the opposite sign. */
    static GradientReport jacobian(GradientChecker checker) {
        return checker.inTest("JacobianTest.states [1] seed 2")
                .checkJacobian(
                        x -> new double[] {x[0] * x[1], Math.sin(x[1]), x[2] * x[2], x[0] + x[2]},
                        x -> new double[][] {
                            {x[1], x[0], 0}, {0, -Math.cos(x[1]), 0}, {0, 0, 2 * x[2]}, {1, 0, 1},
                        },
                        x -> x.names("temperature", "pressure", "volume")
                                .outputNames("enthalpy", "entropy", "work", "sum"),
                        0.3,
                        0.7,
                        -1.1);
    }

    /** A band of 30 x 30 with two diagonals, of which entry {@code [7][7]} is wrong. */
    static GradientReport sparse(GradientChecker checker) {
        int n = 30;
        double[] x0 = IntStream.range(0, n).mapToDouble(i -> 1.5 + Math.sin(i)).toArray();
        return checker.inTest("SparseTest.band")
                .checkSparseJacobian(
                        x -> IntStream.range(0, n)
                                .mapToDouble(i -> x[i] * x[i] - (i + 1 < n ? x[i + 1] : 0))
                                .toArray(),
                        x -> SparseRows.of(
                                n,
                                IntStream.range(0, n)
                                        .mapToObj(i -> i + 1 < n ? new int[] {i, i + 1} : new int[] {i})
                                        .toArray(int[][]::new),
                                IntStream.range(0, n)
                                        .mapToObj(i -> i + 1 < n
                                                ? new double[] {i == 7 ? 5 : 2 * x[i], -1}
                                                : new double[] {2 * x[i]})
                                        .toArray(double[][]::new)),
                        x0);
    }

    /** Three entries of a matrix of 2 x 3, whose rows and columns have names; the last is wrong. */
    static GradientReport sparseWithNames(GradientChecker checker) {
        return checker.inTest("SparseTest.names")
                .checkSparseJacobian(
                        x -> new double[] {x[0] * x[1], x[2] * x[2]},
                        x -> SparseRows.of(3, new int[][] {{0, 1}, {2}}, new double[][] {{x[1], x[0]}, {3 * x[2]}}),
                        x -> x.names("angle", "speed[0]", "height").outputNames("lift", "drag"),
                        0.3,
                        0.5,
                        0.7);
    }

    /** A layer of two outputs, of which one gradient is wrong. Its entries are named {@code w[0][1] of output[1]}. */
    static GradientReport layer(GradientChecker checker) {
        double[][] w = {{0.3, -0.7}, {0.4, 0.9}};
        double[][] gradient = new double[2][2];
        return checker.inTest("LayerTest.outputs")
                .checkOutputs(GradientSubject.named("product")
                        .parameter("w", w, gradient)
                        .output(() -> new double[] {w[0][0] * w[0][1], w[1][0] * w[1][1]})
                        .backwardFrom(upstream -> {
                            gradient[0][0] = upstream[0] * w[0][1];
                            gradient[0][1] = upstream[0] * w[0][0];
                            gradient[1][0] = upstream[1] * w[1][1];
                            gradient[1][1] = 2 * upstream[1] * w[1][0];
                        }));
    }

    /** A gradient of one entry, which is wrong. */
    static GradientReport single(GradientChecker checker) {
        return checker.check(GradientSubject.named("SingleTest.square")
                .point(3.0)
                .cost(x -> x[0] * x[0])
                .gradient(x -> new double[] {3 * x[0]}));
    }

    /** The derivative by the second coordinate has the opposite sign in the second output. */
    static GradientReport product(GradientChecker checker) {
        return checker.inTest("ProductTest.pullback")
                .checkVectorJacobianProduct(
                        x -> new double[] {x[0] * x[1], Math.sin(x[1])},
                        (x, u) -> new double[] {u[0] * x[1], u[0] * x[0] - u[1] * Math.cos(x[1])},
                        0.3,
                        0.7);
    }

    /** 40 x 50 weights, screened; one of them is wrong. */
    static GradientReport screened(GradientChecker checker) {
        double[][] weights = new double[40][50];
        double[][] gradient = new double[40][50];
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 50; j++) {
                weights[i][j] = 1 + 0.1 * Math.sin(50 * i + j);
            }
        }
        return checker.mode(CheckMode.SCREENING)
                .check(GradientSubject.named("ScreenedTest.layer [1] seed 3")
                        .parameter("weights", weights, gradient)
                        .cost(() -> {
                            double sum = 0;
                            for (double[] row : weights) {
                                for (double weight : row) {
                                    sum += weight * weight;
                                }
                            }
                            return sum;
                        })
                        .backward(() -> {
                            for (int i = 0; i < 40; i++) {
                                for (int j = 0; j < 50; j++) {
                                    gradient[i][j] = (i == 11 && j == 30 ? 3 : 2) * weights[i][j];
                                }
                            }
                        }));
    }

    /** Each evaluation of the cost is a little larger than the one before. */
    static GradientReport nondeterministic(GradientChecker checker) {
        int[] evaluations = {0};
        return checker.check(GradientSubject.named("DropoutTest.loss [1] seed 4")
                .point(1.0, 2.0)
                .cost(x -> x[0] * x[0] + x[1] + 1e-3 * evaluations[0]++)
                .gradient(x -> new double[] {2 * x[0], 1}));
    }

    static GradientReport vacuous(GradientChecker checker) {
        double[] unused = {1, 2, 3};
        double[] used = {4, 5};
        double[] gradient = new double[2];
        return checker.check(GradientSubject.named("VacuousTest.deadUnits")
                .parameter("unused", unused, new double[3])
                .parameter("used", used, gradient)
                .cost(() -> used[0] * used[0] + used[1])
                .backward(() -> {
                    gradient[0] = 2 * used[0];
                    gradient[1] = 1;
                }));
    }

    static final String HOSTILE = "</script><script>document.title='taken'</script><img src=x onerror=\"alert(1)\">"
            + "'\"\\ ../../../etc/passwd C:\\con\n\u2028&lt; " + "long ".repeat(2000);

    /** Names that want to be markup, paths and lines, and a gradient that is NaN and infinite. */
    static GradientReport hostile(GradientChecker checker) {
        double[] parameters = {1, 2, 3};
        double[] gradient = {Double.NaN, Double.POSITIVE_INFINITY, 6};
        return checker.check(GradientSubject.named(HOSTILE)
                .parameter(HOSTILE, parameters, gradient)
                .cost(() ->
                        parameters[0] * parameters[0] + parameters[1] * parameters[1] + parameters[2] * parameters[2]));
    }

    /** The weights of a layer of 1000 units with 784 inputs, of which one column is wrong. */
    static GradientReport large() {
        Shape shape = Shape.of(1000, 784);
        int size = shape.entries();
        int wrongColumn = 300;
        double[] values = IntStream.range(0, size).mapToDouble(Math::sin).toArray();
        double[] analytic = IntStream.range(0, size)
                .mapToDouble(i -> i % 784 == wrongColumn ? 2 * Math.cos(i) : Math.cos(i))
                .toArray();
        double[] numeric = IntStream.range(0, size)
                .mapToDouble(i -> Math.cos(i) + 1e-12 * Math.sin(3.0 * i))
                .toArray();
        double[] errors = IntStream.range(0, size).mapToDouble(i -> 1e-12).toArray();
        BitSet wrong = new BitSet();
        IntStream.range(0, size).filter(i -> i % 784 == wrongColumn).forEach(wrong::set);
        ParameterBlock block = new ParameterBlock(
                "layer 0 weights", shape, ParameterVector.of(values), List.of(), Optional.empty(), Optional.empty());
        MeasuredBlock measured = MeasuredBlock.of(
                block,
                IntStream.range(0, size).toArray(),
                analytic,
                numeric,
                errors,
                wrong,
                new Rounding(1e-16, 1e-16));
        Map<EntryVerdict, Integer> counts = new EnumMap<>(EntryVerdict.class);
        counts.put(EntryVerdict.AGREES, size - 1000);
        counts.put(EntryVerdict.DISAGREES, 1000);
        List<Discrepancy> mismatches = wrong.stream()
                .mapToObj(i -> new Discrepancy("layer 0 weights", shape, i, analytic[i], numeric[i], errors[i]))
                .toList();
        return new ReportContents(
                        "LargeTest.layer",
                        Verdict.DISAGREES,
                        List.of(new BlockReport(
                                "layer 0 weights",
                                shape,
                                Verdict.DISAGREES,
                                counts,
                                OptionalDouble.of(1e-9),
                                Optional.of(mismatches.get(0)),
                                "")),
                        mismatches,
                        List.of(),
                        List.of(),
                        1_568_000,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        List.of(measured),
                        List.of(new EntryVerdicts(
                                "layer 0 weights",
                                IntStream.range(0, size)
                                        .mapToObj(i -> wrong.get(i) ? EntryVerdict.DISAGREES : EntryVerdict.AGREES)
                                        .toList())),
                        Duration.ofSeconds(20),
                        List.of(),
                        0,
                        List.of(),
                        ReportContents.Stages.NONE,
                        Optional.empty(),
                        false,
                        0)
                .toReport();
    }
}
