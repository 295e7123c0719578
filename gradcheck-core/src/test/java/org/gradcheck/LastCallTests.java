package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.util.Pair;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Derivatives that belong to the point of the last value, not to the point that they are given. */
class LastCallTests {

    private static final GradientChecker CHECKER = GradientChecker.standard();

    private static final String FOLLOWS =
            "  the gradient differs after the cost was evaluated at another point: it belongs to the point of the last cost;"
                    + " compute it from its argument, or from the parameters as they are stored, or declare the convention"
                    + " with gradientFollowsCost()\n  not examined: x";

    /** {@code sum exp(x_i) x_(i+1)}, as an object that remembers its last point and the terms there. */
    private static final class Remembering {

        private double[] last = {};
        private double[] terms = {};

        double value(double[] x) {
            last = x.clone();
            terms = new double[x.length];
            Arrays.setAll(terms, i -> Math.exp(x[i]) * x[(i + 1) % x.length]);
            return Arrays.stream(terms).sum();
        }

        double[] gradientThere() {
            return gradient(last);
        }

        double[] gradient(double[] x) {
            double[] g = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                int next = (i + 1) % x.length;
                g[i] += Math.exp(x[i]) * x[next];
                g[next] += Math.exp(x[i]);
            }
            return g;
        }

        /** Right terms of the argument beside those of the last value. */
        double[] gradientWithTermsThere(double[] x) {
            double[] g = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                g[i] += terms[i];
                g[(i + 1) % x.length] += Math.exp(x[i]);
            }
            return g;
        }

        /** The gradient of the last value, computed when it is asked for. */
        double[][] jacobianThere() {
            double[] g = gradientThere();
            return new double[][] {g, {2 * g[0], 2 * g[1], 2 * g[2]}};
        }
    }

    private final Remembering f = new Remembering();
    private final double[] x = {0.3, -1.2, 0.7};

    @ParameterizedTest
    @EnumSource
    void aGradientAtTheLastPointDisagrees(CheckMode mode) {
        GradientReport report = CHECKER.mode(mode).check(f::value, t -> f.gradientThere(), x);

        assertThat(report).hasToString("gradient: the gradient is wrong (3 cost evaluations)\n" + FOLLOWS);
        assertThat(report.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.GRADIENT_FOLLOWS_COST);
    }

    @Test
    void aGradientWithOneFactorOfTheLastPointDisagrees() {
        assertFollows(CHECKER.check(f::value, f::gradientWithTermsThere, x));
    }

    private MultivariateFunction filling(double[][] cache) {
        return t -> {
            cache[0] = f.gradient(t);
            return f.value(t);
        };
    }

    @Test
    void aGradientThatTheLastCostComputedDisagrees() {
        double[][] cache = {{}};

        assertFollows(CHECKER.check(filling(cache), t -> cache[0], x));
    }

    @Test
    void aCacheThatIsEmptiedByItsFirstUseDisagrees() {
        double[][] cache = {{}};

        assertFollows(CHECKER.check(
                filling(cache),
                t -> {
                    double[] found = cache[0].length == 0 ? f.gradient(t) : cache[0];
                    cache[0] = new double[0];
                    return found;
                },
                x));
    }

    @Test
    void aJacobianWithALargeUnitOfTheLastPointDisagrees() {
        double[] last = new double[1];
        GradientReport report = GradientChecker.standard()
                .checkJacobian(
                        v -> {
                            last[0] = v[0];
                            return new double[] {Math.sin(v[0] / 1e6) + Math.exp(v[1]), v[1]};
                        },
                        v -> new double[][] {{Math.cos(last[0] / 1e6) / 1e6, Math.exp(v[1])}, {0, 1}},
                        1e6,
                        0.5);

        assertThat(report.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.GRADIENT_FOLLOWS_COST);
    }

    @Test
    void aRightFirstPointDoesNotExcuseFurtherOnes() {
        boolean[] remembers = {false};
        GradientReport report = CHECKER.check(GradientSubject.named("later")
                .point(x)
                .costAt(f::value)
                .gradient(t -> remembers[0] ? f.gradientThere() : f.gradient(t))
                .alsoAfter("later", () -> remembers[0] = true));

        assertThat(report.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.GRADIENT_FOLLOWS_COST);
    }

    @Test
    void aSupplierOfAGradientInPlaceDisagrees() {
        assertFollows(CHECKER.check(GradientSubject.named("in place")
                .parameter("x", x, f::gradientThere)
                .costInPlace(() -> f.value(x))));
    }

    @ParameterizedTest
    @EnumSource
    void aDeclaredGradientAtTheLastPointPasses(CheckMode mode) {
        GradientReport report = CHECKER.mode(mode)
                .check(GradientSubject.named("declared")
                        .point(x)
                        .costAt(f::value)
                        .gradient(t -> f.gradientThere())
                        .alsoAround(2, 0.1)
                        .gradientFollowsCost()
                        .gradientFollowsCost());

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
        assertThat(report.overrides())
                .containsExactly("the gradient follows the cost, which is evaluated at the point right before it");
    }

    @Test
    void aWrongDeclaredGradientDisagrees() {
        GradientReport report = CHECKER.check(GradientSubject.named("declared")
                .point(x)
                .costAt(f::value)
                .gradient(t -> Arrays.stream(f.gradientThere()).map(g -> -g).toArray())
                .gradientFollowsCost());

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void codeWhoseForwardPassComesFirstPasses(Consumer<Forward> describe) {
        Forward forward = new Forward();
        describe.accept(forward);

        GradientReport report = CHECKER.check(forward.subject.alsoAround(1, 0.1));

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
    }

    static Stream<Consumer<Forward>> codeWhoseForwardPassComesFirstPasses() {
        return Stream.of(
                it -> it.subject
                        .parameter("x", it.x, it.gradient)
                        .costInPlace(() -> it.f.value(it.x))
                        .backwardInPlace(it::backward),
                it -> it.subject
                        .parameter("x", it.x, () -> it.gradient)
                        .costInPlace(() -> it.f.value(it.x))
                        .backwardInPlace(it::backward),
                it -> it.subject
                        .parameter("x", it.x, it.gradient)
                        .output(() -> new double[] {it.f.value(it.x)})
                        .backwardFrom(upstream -> {
                            it.backward();
                            Arrays.setAll(it.gradient, i -> upstream[0] * it.gradient[i]);
                        }),
                it -> it.subject.point(it.x).pair(t -> Pair.create(it.f.value(t), it.f.gradientThere())),
                it -> it.subject
                        .point(it.x)
                        .model(t -> System.arraycopy(t, 0, it.x, 0, 3), () -> it.f.value(it.x), it.f::gradientThere));
    }

    private static final class Forward {
        private final Remembering f = new Remembering();
        private final double[] x = {0.3, -1.2, 0.7};
        private final double[] gradient = new double[3];
        private final GradientSubject subject = GradientSubject.named("forward");

        private void backward() {
            System.arraycopy(f.gradientThere(), 0, gradient, 0, 3);
        }
    }

    @Test
    void anArrayThatTheCostFillsPasses() {
        double[] gradient = new double[3];
        GradientReport report = CHECKER.check(
                GradientSubject.named("fused").parameter("x", x, gradient).costInPlace(() -> {
                    System.arraycopy(f.gradient(x), 0, gradient, 0, 3);
                    return f.value(x);
                }));

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
    }

    @Test
    void aBatchedCostPassesIfTheGradientIsAFunctionOfThePoint() {
        GradientReport report = CHECKER.check(GradientSubject.named("batched")
                .point(x)
                .batchedCost(points -> points.stream()
                        .mapToDouble(point -> f.value(point.values("x")))
                        .toArray())
                .gradient(f::gradient));

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
    }

    @Test
    void aMatrixAtTheLastPointDisagrees() {
        assertFollows(
                CHECKER.checkJacobian(t -> new double[] {f.value(t), 2 * f.value(t)}, t -> f.jacobianThere(), x),
                "Jacobian",
                "function");
        assertFollows(
                CHECKER.checkJacobianColumns(
                        t -> new double[] {f.value(t)},
                        t -> Arrays.stream(f.gradientThere())
                                .mapToObj(g -> new double[] {g})
                                .toArray(double[][]::new),
                        x),
                "Jacobian by columns",
                "function");
        assertFollows(CHECKER.checkHessian(this::cubes, t -> sixTimesLast(), x), "Hessian", "gradient");
    }

    @Test
    void aProductAtTheLastPointDisagrees() {
        assertFollows(
                CHECKER.checkJacobianVectorProduct(this::cubes, (t, v) -> times(sixTimesLast(), v), x),
                "Jacobian-vector product",
                "function");
        assertFollows(
                CHECKER.checkVectorJacobianProduct(this::cubes, (t, u) -> times(sixTimesLast(), u), x),
                "vector-Jacobian product",
                "function");
        assertFollows(
                CHECKER.checkHessianVectorProduct(this::cubes, (t, v) -> times(sixTimesLast(), v), x),
                "Hessian-vector product",
                "gradient");
    }

    @Test
    void aMatrixThatEvaluatesTheFunctionFirstPasses() {
        GradientReport report = CHECKER.checkHessian(
                this::cubes,
                t -> {
                    cubes(t);
                    return sixTimesLast();
                },
                x);

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
    }

    /** The gradient of {@code sum x_i^3}. */
    private double[] cubes(double[] t) {
        f.value(t);
        return Arrays.stream(t).map(x -> 3 * x * x).toArray();
    }

    private double[][] sixTimesLast() {
        double[][] hessian = new double[3][3];
        Arrays.setAll(hessian, i -> {
            hessian[i][i] = 6 * f.last[i];
            return hessian[i];
        });
        return hessian;
    }

    private static double[] times(double[][] diagonal, double[] v) {
        double[] product = new double[v.length];
        Arrays.setAll(product, i -> diagonal[i][i] * v[i]);
        return product;
    }

    private static void assertFollows(GradientReport report) {
        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.toString()).endsWith(FOLLOWS);
    }

    private static void assertFollows(GradientReport report, String derivative, String function) {
        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.findings())
                .isEqualTo(List.of(new Finding(
                        Finding.Kind.GRADIENT_FOLLOWS_COST,
                        "the " + derivative + " differs after the " + function + " was evaluated at another point: it"
                                + " belongs to the point of the last evaluation; compute it from its argument, or let its"
                                + " code evaluate the " + function + " at its argument first")));
    }
}
