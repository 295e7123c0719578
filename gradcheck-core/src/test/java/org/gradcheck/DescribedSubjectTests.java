package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.BlockDeclaration;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** From the description of a subject to its report, in each shape that a description may have. */
class DescribedSubjectTests {

    private static final double[] X = {0.7, -0.3, 1.9};

    private final GradientSubject subject = GradientSubject.named("my code");

    private static GradientReport check(GradientSubject described) {
        return GradientChecker.standard().check(described);
    }

    private static void assertAgrees(GradientSubject described) {
        GradientReport report = check(described);
        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
    }

    private static List<String> mismatches(GradientSubject described) {
        return check(described).mismatches().stream()
                .map(Discrepancy::name)
                .sorted()
                .toList();
    }

    private static double cost(double[] x) {
        return Arrays.stream(x).map(v -> v * v * v + v).sum();
    }

    private static double[] gradient(double[] x) {
        return Arrays.stream(x).map(v -> 3 * v * v + 1).toArray();
    }

    private static void gradientInto(double[] x, double[] out) {
        System.arraycopy(gradient(x), 0, out, 0, x.length);
    }

    private static void addGradient(double[] x, double[] out) {
        Arrays.setAll(out, i -> out[i] + gradient(x)[i]);
    }

    @Nested
    class Blocks {

        @Test
        void ofEachKindNameTheirWrongEntriesInTheirOwnShape() {
            double[] array = {0.5, 1};
            double[][] matrix = {{1, 2}, {3, 4}};
            float[] floats = {0.5f, 2};
            float[][] floatMatrix = {{1, 2, 3}, {-1, 0.5f, 1}};
            RealVector vector = new ArrayRealVector(new double[] {1, 2});
            RealMatrix realMatrix = new Array2DRowRealMatrix(new double[][] {{1, 2}, {0.5, 1}});
            subject.parameter("array", array, new double[] {1, 5})
                    .parameter("hidden weights", matrix, new double[][] {{1, 1}, {5, 1}})
                    .parameter("floats", floats, new float[] {5, 1})
                    .parameter("float weights", floatMatrix, new float[][] {{1, 1, 1}, {1, 1, 5}})
                    .parameter("vector", vector, new ArrayRealVector(new double[] {1, 5}))
                    .parameter("real matrix", realMatrix, new Array2DRowRealMatrix(new double[][] {{1, 1}, {1, 5}}))
                    .cost(() -> sum(array)
                            + sum(matrix[0])
                            + sum(matrix[1])
                            + floats[0]
                            + floats[1]
                            + sum(floatMatrix[0])
                            + sum(floatMatrix[1])
                            + sum(vector.toArray())
                            + sum(realMatrix.getRow(0))
                            + sum(realMatrix.getRow(1)));

            assertThat(mismatches(subject))
                    .containsExactly(
                            "array[1]",
                            "float weights[1][2]",
                            "floats[0]",
                            "hidden weights[1][0]",
                            "real matrix[1][1]",
                            "vector[1]");
        }

        private static double sum(double... values) {
            return Arrays.stream(values).sum();
        }

        private static double sum(float... values) {
            return IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum();
        }

        @Test
        void withoutEntriesAreVacuous() {
            double[] w = {2};
            GradientReport report = check(subject.parameter("w", w, new double[] {4})
                    .parameter("none", new double[0][3], new double[0][3])
                    .cost(() -> w[0] * w[0]));

            assertThat(report.verdict()).isEqualTo(Verdict.VACUOUS);
            assertThat(report.blocks()).extracting(BlockReport::note).containsExactly("", "it has no entries");
        }

        @Test
        void mayHaveSuppliersOfTheirGradients() {
            double[] array = {0.5, 1};
            float[][] floats = {{1, 2}};
            RealVector vector = new ArrayRealVector(new double[] {1, 2});
            RealMatrix matrix = new Array2DRowRealMatrix(new double[][] {{1.5, -2}});

            assertAgrees(subject.parameter("array", array, () -> gradient(array))
                    .parameter("floats", floats, () -> new float[][] {{4, 13}})
                    .parameter("vector", vector, () -> new ArrayRealVector(gradient(vector.toArray())))
                    .parameter(
                            "matrix",
                            matrix,
                            () -> new Array2DRowRealMatrix(new double[][] {gradient(matrix.getRow(0))}))
                    .cost(() -> cost(array)
                            + cost(new double[] {floats[0][0], floats[0][1]})
                            + cost(vector.toArray())
                            + cost(matrix.getRow(0))));
        }
    }

    @Nested
    class Gradients {

        @Test
        void mayComeInAnArrayThatIsUsedAgain() {
            double[] shared = new double[3];

            assertAgrees(subject.point(X).cost(DescribedSubjectTests::cost).gradient(x -> {
                gradientInto(x, shared);
                return shared;
            }));
        }

        @Test
        void mayComeInAnArrayThatTheCostUsesAsWell() {
            double[] scratch = new double[3];

            assertAgrees(subject.point(X)
                    .cost(x -> {
                        Arrays.setAll(scratch, i -> x[i] * x[i] * x[i] + x[i]);
                        return Arrays.stream(scratch).sum();
                    })
                    .gradient(x -> {
                        gradientInto(x, scratch);
                        return scratch;
                    }));
        }

        @Test
        void mayBeWrittenToAnArrayOrAddedToIt() {
            assertAgrees(GradientSubject.named("writes")
                    .point(X)
                    .cost(DescribedSubjectTests::cost)
                    .gradientInto(DescribedSubjectTests::gradientInto));
            assertAgrees(GradientSubject.named("adds")
                    .point(X)
                    .cost(DescribedSubjectTests::cost)
                    .gradientInto(DescribedSubjectTests::addGradient));
        }

        @Test
        void thatOverwriteWriteEachEntry() {
            assertAgrees(GradientSubject.named("writes")
                    .point(X)
                    .cost(DescribedSubjectTests::cost)
                    .gradientOverwriting(DescribedSubjectTests::gradientInto));
            assertThat(mismatches(GradientSubject.named("adds")
                            .point(X)
                            .cost(DescribedSubjectTests::cost)
                            .gradientOverwriting(DescribedSubjectTests::addGradient)))
                    .containsExactly("x[0]", "x[1]", "x[2]");
            assertThat(mismatches(GradientSubject.named("leaves one alone")
                            .point(X)
                            .cost(DescribedSubjectTests::cost)
                            .gradientOverwriting((x, out) -> {
                                out[0] = gradient(x)[0];
                                out[2] = gradient(x)[2];
                            })))
                    .containsExactly("x[1]");
        }

        @Test
        void thatAccumulateAreNamed() {
            double[] w = {1, 2};
            double[] accumulated = new double[2];
            GradientReport report = check(subject.parameter("w", w, accumulated)
                    .cost(() -> cost(w))
                    .backward(() -> addGradient(w, accumulated)));

            assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
            assertThat(report.findings())
                    .containsExactly(new Finding(
                            Finding.Kind.GRADIENT_ACCUMULATES,
                            "the gradient is twice as large when it is computed a second time; set it to zero before"
                                    + " adding to it"));
        }
    }

    @Nested
    class Pairs {

        @Test
        void areCostAndGradient() {
            assertAgrees(subject.point(X).pair(x -> Pair.create(cost(x), gradient(x))));
            assertThat(mismatches(
                            GradientSubject.named("wrong").point(X).pair(x -> Pair.create(2 * cost(x), gradient(x)))))
                    .containsExactly("x[0]", "x[1]", "x[2]");
        }

        @Test
        void mayBeObjectsOfTheirOwn() {
            assertAgrees(subject.point(X)
                    .pair(
                            x -> List.of(new double[] {cost(x)}, gradient(x)),
                            both -> both.get(0)[0],
                            both -> both.get(1)));
        }

        @Test
        void haveTheValueOfTheCost() {
            GradientReport report = check(subject.point(1, 2)
                    .cost(DescribedSubjectTests::cost)
                    .pair(x -> Pair.create(cost(x) + 0.5, gradient(x))));

            assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
            assertThat(report.findings())
                    .containsExactly(new Finding(
                            Finding.Kind.VALUE_DIFFERS_FROM_COST,
                            "the code that computes the gradient says the cost is 12.5, but the cost is 12.0; check that"
                                    + " both mean the same function"));
        }

        @Test
        void ofTheVeryCostAgree() {
            assertAgrees(
                    subject.point(X).cost(DescribedSubjectTests::cost).pair(x -> Pair.create(cost(x), gradient(x))));
        }
    }

    /** Its gradient is that of the point at which its value was asked for last. */
    private static final class Model {

        private double[] parameters = {};
        private double[] remembered = {};

        void setParameters(double[] x) {
            parameters = x;
        }

        double value() {
            remembered = gradient(parameters);
            return cost(parameters);
        }

        double[] slope() {
            double[] result = remembered;
            remembered = new double[0];
            return result;
        }
    }

    @Nested
    class Models {

        @Test
        void areToldTheirParametersAndAskedForTheValueBeforeTheGradient() {
            Model model = new Model();

            assertAgrees(subject.point(X).model(model::setParameters, model::value, model::slope));
        }

        @Test
        void mayKeepAndSpoilTheArrayThatTheyAreGiven() {
            Model model = new Model();

            assertAgrees(subject.point(X)
                    .model(
                            x -> model.setParameters(x),
                            () -> {
                                double value = model.value();
                                Arrays.fill(model.parameters, 99);
                                return value;
                            },
                            model::slope));
        }
    }

    @Nested
    class Layers {

        private final double[] w = {0.5, -1};
        private final double[] wGradient = new double[2];
        private final double[] input = {0.3, 2};
        private final double[] inputGradient = new double[2];

        private void backward(double[] upstream, double factor) {
            for (int i = 0; i < 2; i++) {
                wGradient[i] = upstream[i] * input[i];
                inputGradient[i] = factor * upstream[i] * w[i];
            }
        }

        private GradientSubject layer(double factor) {
            return subject.parameter("w", w, wGradient)
                    .parameter("input", input, inputGradient)
                    .output(() -> new double[] {w[0] * input[0], w[1] * input[1]})
                    .backward(upstream -> backward(upstream, factor));
        }

        @Test
        void areCheckedForAnUpstreamGradient() {
            assertAgrees(layer(1));
        }

        @Test
        void areWrongBlockByBlock() {
            assertThat(mismatches(layer(1.01))).containsExactly("input[0]", "input[1]");
        }
    }

    @Nested
    class Declarations {

        private GradientSubject atX(Consumer<BlockDeclaration> declare) {
            return subject.point(X)
                    .cost(DescribedSubjectTests::cost)
                    .gradient(DescribedSubjectTests::gradient)
                    .declare("x", declare);
        }

        @Test
        void ofBoundsAreNeverCrossed() {
            double[] point = {0, 1, 1e-9, 0.5};
            double[] lowest = point.clone();
            double[] highest = point.clone();
            AtomicInteger evaluations = new AtomicInteger();

            GradientReport report = check(subject.point(point)
                    .cost(x -> {
                        evaluations.incrementAndGet();
                        for (int i = 0; i < x.length; i++) {
                            lowest[i] = Math.min(lowest[i], x[i]);
                            highest[i] = Math.max(highest[i], x[i]);
                        }
                        return cost(x) + Math.sqrt(Math.abs(x[3]));
                    })
                    .gradient(x -> {
                        double[] g = gradient(x);
                        g[3] += 0.5 / Math.sqrt(x[3]);
                        return g;
                    })
                    .declare("x", x -> x.bounds(0, 1))
                    .alsoAround(5, 0.3));

            assertThat(report.count(EntryVerdict.DISAGREES)).as("%s", report).isZero();
            assertThat(evaluations.get()).isGreaterThan(100);
            assertThat(Arrays.stream(lowest)).allMatch(x -> x >= 0);
            assertThat(Arrays.stream(highest)).allMatch(x -> x <= 1);
        }

        @Test
        void ofBoundsMayDifferByEntry() {
            List<Double> seen = new ArrayList<>();

            assertAgrees(subject.point(2, 3)
                    .cost(x -> {
                        seen.add(x[1]);
                        return cost(x);
                    })
                    .gradient(DescribedSubjectTests::gradient)
                    .declare("x", x -> x.bounds(new double[] {-9, 3}, new double[] {9, 4})));
            assertThat(seen).allSatisfy(x -> assertThat(x).isBetween(3.0, 4.0));
        }

        @Test
        void ofFixedEntriesKeepThemAndSayWhy() {
            double[] w = {0.4, Double.NEGATIVE_INFINITY, 1e30, Double.NaN};
            long[] before = bits(w);
            boolean[] moved = {false};
            GradientReport report = check(subject.parameter(
                            "w", w, () -> new double[] {Math.exp(w[0]), Double.NaN, 7, Double.POSITIVE_INFINITY})
                    .cost(() -> {
                        moved[0] |= !Arrays.equals(Arrays.copyOfRange(bits(w), 1, 4), Arrays.copyOfRange(before, 1, 4));
                        return Math.exp(w[0]) + Math.exp(w[1]);
                    })
                    .declare("w", block -> block.fixed("masked weights", 1).fixed("a sentinel", 2, 3))
                    .alsoAround(2, 0.5));

            assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
            assertThat(report.count(EntryVerdict.FIXED)).isEqualTo(9);
            assertThat(report.blocks().get(0).note()).isEqualTo("masked weights, a sentinel");
            assertThat(report.toString()).contains("1 right, 3 fixed", ": masked weights, a sentinel");
            assertThat(moved[0]).isFalse();
            assertThat(bits(w)).containsExactly(before);
        }

        @Test
        void ofFixedBlocksLeaveNothingToCompare() {
            GradientReport report = check(atX(x -> x.fixed("embeddings are frozen")));

            assertThat(report.verdict()).isEqualTo(Verdict.VACUOUS);
            assertThat(report.blocks().get(0).note()).contains("embeddings are frozen");
        }

        @Test
        void ofFixedBlocksLeaveTheOthers() {
            double[] frozen = {1, 2};
            double[] w = {3};

            assertAgrees(subject.parameter("frozen", frozen, new double[2])
                    .parameter("w", w, () -> new double[] {frozen[0] + frozen[1]})
                    .cost(() -> w[0] * (frozen[0] + frozen[1]))
                    .declare("frozen", block -> block.fixed("transfer learning")));
        }

        @Test
        void areNeededForParametersThatAreNotFinite() {
            GradientReport report = check(subject.point(1, Double.NEGATIVE_INFINITY)
                    .cost(x -> Math.exp(x[0]) + Math.exp(x[1]))
                    .gradient(x -> new double[] {Math.exp(x[0]), Math.exp(x[1])}));

            assertThat(report.verdict()).isEqualTo(Verdict.UNRESOLVED);
            assertThat(report.findings())
                    .containsExactly(new Finding(
                            Finding.Kind.PARAMETER_NOT_FINITE,
                            "the parameter x[1] is -Infinity; check at finite parameters, or declare it fixed"));
        }

        @Test
        void ofBoundsAllowFixedEntriesOutside() {
            assertAgrees(subject.point(0.5, Double.NEGATIVE_INFINITY)
                    .cost(x -> Math.exp(x[0]) + Math.exp(x[1]))
                    .gradient(x -> new double[] {Math.exp(x[0]), 0})
                    .declare("x", x -> x.fixed("masked weights", 1).bounds(-1, 1)));
        }

        @Test
        void ofAScaleSayHowFarToStep() {
            // Each entry is added to a million, and matters by hundreds; its own size says nothing of that.
            double[] reach = new double[2];
            assertAgrees(subject.point(0, 1e-9)
                    .cost(x -> {
                        Arrays.setAll(reach, i -> Math.max(reach[i], Math.abs(x[i])));
                        return Math.pow((1e6 + x[0]) / 1e6, 3) + Math.pow((1e6 + x[1]) / 1e6, 2);
                    })
                    .gradient(x -> new double[] {3e-6 * Math.pow((1e6 + x[0]) / 1e6, 2), 2e-6 * (1e6 + x[1]) / 1e6})
                    .declare("x", x -> x.scale(1e6)));
            assertThat(Arrays.stream(reach)).allMatch(r -> r > 1);
        }

        @Test
        void ofNamesAreShown() {
            GradientReport report = check(subject.point(1, 2)
                    .cost(DescribedSubjectTests::cost)
                    .gradient(x -> new double[] {gradient(x)[0], 3})
                    .declare("x", x -> x.names("level", "rate")));

            assertThat(report.mismatches()).extracting(Discrepancy::name).containsExactly("x[rate]");
            assertThat(report.toString()).contains("\n  x[rate] ");
            assertThatThrownBy(report::assertPassed).hasMessageContaining("x[rate]");
        }

        @Test
        void ofAnOrderSortTheGradient() {
            assertAgrees(subject.point(X)
                    .cost(DescribedSubjectTests::cost)
                    .gradient(x -> {
                        double[] g = gradient(x);
                        return new double[] {g[2], g[0], g[1]};
                    })
                    .declare("x", x -> x.gradientOrder(2, 0, 1)));
        }

        @Test
        void ofAnOrderAreNotGuessed() {
            assertThat(mismatches(subject.point(X)
                            .cost(DescribedSubjectTests::cost)
                            .gradient(x -> {
                                double[] g = gradient(x);
                                return new double[] {g[2], g[0], g[1]};
                            })))
                    .containsExactly("x[0]", "x[1]", "x[2]");
        }

        @Test
        void ofConventionsPassAndAreShown() {
            GradientReport report = check(subject.point(X)
                    .cost(x -> -cost(x) / 4)
                    .gradient(DescribedSubjectTests::gradient)
                    .maximizing()
                    .gradientIsSumOver(4));

            assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
            assertThat(report.toString())
                    .endsWith(
                            "\n  declared by the user: maximizing, so the gradient is that of -cost, the gradient is a"
                                    + " sum over 4 examples, the cost their mean");
        }

        @Test
        void ofConventionsThatDoNotHoldFail() {
            assertThat(mismatches(atX(x -> {}).maximizing())).hasSize(3);
            assertThat(mismatches(GradientSubject.named("mean")
                            .point(X)
                            .cost(DescribedSubjectTests::cost)
                            .gradient(DescribedSubjectTests::gradient)
                            .gradientIsSumOver(2)))
                    .hasSize(3);
        }
    }

    @Nested
    class Points {

        /** Right at 1 alone. */
        private GradientSubject rightAtOne() {
            return subject.point(1).cost(DescribedSubjectTests::cost).gradient(x -> new double[] {4});
        }

        @Test
        void thatAreGivenAreCheckedEach() {
            GradientReport report = check(rightAtOne().alsoAt(2).alsoAt(1).alsoAt(3));

            assertThat(report.blocks())
                    .extracting(block -> block.name() + " " + block.verdict())
                    .containsExactly(
                            "x AGREES", "x at point 2 DISAGREES", "x at point 3 AGREES", "x at point 4 DISAGREES");
        }

        @Test
        void aroundTheGivenOneAreDifferentAndNeverMoveFartherThanSaid() {
            TreeSet<Double> visited = new TreeSet<>();
            GradientReport report = check(subject.point(1)
                    .cost(DescribedSubjectTests::cost)
                    .gradient(x -> {
                        visited.add(x[0]);
                        return gradient(x);
                    })
                    .alsoAround(4, 0.1));

            assertThat(report.passed()).as("%s", report).isTrue();
            assertThat(report.blocks())
                    .extracting(BlockReport::name)
                    .containsExactly(
                            "x",
                            "x at random point 1",
                            "x at random point 2",
                            "x at random point 3",
                            "x at random point 4");
            assertThat(visited).hasSize(5).contains(1.0);
            assertThat(visited.first()).isGreaterThan(Math.pow(0.9, 4));
            assertThat(visited.last()).isLessThan(Math.pow(1.1, 4));
        }

        @Test
        void aroundTheGivenOneFollowTheSeedInEachCheck() {
            assertThat(visited(subject, 7)).isEqualTo(visited(GradientSubject.named("same"), 7));
            assertThat(visited(GradientSubject.named("other"), 8)).isNotEqualTo(visited(subject(), 7));
        }

        private GradientSubject subject() {
            return GradientSubject.named("fresh");
        }

        /** What two checks of one subject visit; the seed comes last on purpose. */
        private List<Double> visited(GradientSubject fresh, long seed) {
            List<Double> first = new ArrayList<>();
            List<Double> current = new ArrayList<>();
            fresh.point(1)
                    .cost(DescribedSubjectTests::cost)
                    .gradient(x -> {
                        current.add(x[0]);
                        return gradient(x);
                    })
                    .alsoAround(2, 0.1)
                    .seed(seed);
            check(fresh);
            first.addAll(current);
            current.clear();
            check(fresh);
            assertThat(current).isEqualTo(first);
            return first;
        }

        @Test
        void alongATrainingRunEndWhereItBegan() {
            double[] w = {0.8, -0.0, 3};
            long[] before = bits(w);
            double[] wGradient = new double[3];
            GradientReport report = check(subject.parameter("w", w, wGradient)
                    .cost(() -> cost(w))
                    .backward(() -> gradientInto(w, wGradient))
                    .alsoAfter("after epoch 1", () -> step(w))
                    .alsoAfter("after epoch 2", () -> step(w)));

            assertThat(report.passed()).as("%s", report).isTrue();
            assertThat(report.blocks())
                    .extracting(BlockReport::name)
                    .containsExactly("w", "w after epoch 1", "w after epoch 2");
            assertThat(bits(w)).containsExactly(before);
        }

        private static void step(double[] w) {
            double[] g = gradient(w);
            Arrays.setAll(w, i -> w[i] - 0.01 * g[i]);
        }

        @Test
        void alongATrainingRunThatFailsEndWhereItBegan() {
            double[] w = {0.8, -0.0, 3};
            long[] before = bits(w);
            IllegalStateException thrown = new IllegalStateException("no more data");
            subject.parameter("w", w, () -> gradient(w)).cost(() -> cost(w)).alsoAfter("after epoch 1", () -> {
                w[0] = 17;
                throw thrown;
            });

            assertThatThrownBy(() -> check(subject)).isSameAs(thrown);
            assertThat(bits(w)).containsExactly(before);
        }

        @Test
        void nameTheEntriesThatAreWrongThere() {
            assertThat(mismatches(rightAtOne().alsoAt(2))).containsExactly("x at point 2[0]");
        }
    }

    @Nested
    class Hostile {

        @Test
        void costsThatWriteToParametersAreNamed() {
            double[] w = {1, 2};
            GradientReport report =
                    check(subject.parameter("w", w, () -> gradient(w)).cost(() -> {
                        double cost = cost(w);
                        w[1] = 0;
                        return cost;
                    }));

            assertThat(report.verdict()).isEqualTo(Verdict.UNRESOLVED);
            assertThat(report.findings())
                    .containsExactly(new Finding(
                            Finding.Kind.PARAMETERS_CHANGED,
                            "the cost changed the parameter w[1] from 2.0 to 0.0; compute it without writing to the"
                                    + " parameters"));
            assertThat(w).containsExactly(1, 2);
        }

        @Test
        void costsThatWriteToTheirArgumentSpoilNothing() {
            assertAgrees(subject.point(1, 2)
                    .cost(x -> {
                        double cost = cost(x);
                        Arrays.fill(x, 7);
                        return cost;
                    })
                    .gradient(DescribedSubjectTests::gradient));
        }

        /** Such as a projection that is not needed at the point itself. */
        @Test
        void costsThatWriteToTheirArgumentElsewhereSpoilNothing() {
            assertAgrees(subject.point(1, 2)
                    .cost(x -> {
                        double cost = cost(x);
                        if (x[0] != 1) {
                            x[1] = 0;
                        }
                        return cost;
                    })
                    .gradient(DescribedSubjectTests::gradient));
        }

        @Test
        void functionsThatWriteToTheirArgumentElsewhereSpoilNothing() {
            GradientReport report = GradientChecker.standard()
                    .checkJacobian(
                            x -> {
                                double[] y = gradient(x);
                                if (x[0] != 1) {
                                    x[1] = 0;
                                }
                                return y;
                            },
                            x -> new double[][] {{6 * x[0], 0}, {0, 6 * x[1]}},
                            1,
                            2);

            assertThat(report.passed()).as("%s", report).isTrue();
        }

        @Test
        void gradientsThatWriteToTheirArgumentSpoilNothing() {
            assertAgrees(subject.point(X).cost(DescribedSubjectTests::cost).gradient(x -> {
                double[] g = gradient(x);
                Arrays.fill(x, -1);
                return g;
            }));
        }

        @Test
        void exceptionsAtProbesAreTheEndOfTheDomain() {
            assertAgrees(subject.point(0.5)
                    .cost(x -> {
                        if (x[0] > 0.5) {
                            throw new IllegalArgumentException("beyond the data");
                        }
                        return cost(x);
                    })
                    .gradient(DescribedSubjectTests::gradient));
        }
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
