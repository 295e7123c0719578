package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradcheck.DescribedSubjects.X;
import static org.gradcheck.DescribedSubjects.addGradient;
import static org.gradcheck.DescribedSubjects.assertAgrees;
import static org.gradcheck.DescribedSubjects.check;
import static org.gradcheck.DescribedSubjects.cost;
import static org.gradcheck.DescribedSubjects.gradient;
import static org.gradcheck.DescribedSubjects.gradientInto;
import static org.gradcheck.DescribedSubjects.mismatches;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** From the description of a subject to its report, in each shape that a description may have. */
class DescribedSubjectTests {

    private final GradientSubject subject = GradientSubject.named("my code");

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

            assertAgrees(subject.point(X).cost(DescribedSubjects::cost).gradient(x -> {
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
                    .cost(DescribedSubjects::cost)
                    .gradientInto(DescribedSubjects::gradientInto));
            assertAgrees(GradientSubject.named("adds")
                    .point(X)
                    .cost(DescribedSubjects::cost)
                    .gradientInto(DescribedSubjects::addGradient));
        }

        @Test
        void thatOverwriteWriteEachEntry() {
            assertAgrees(GradientSubject.named("writes")
                    .point(X)
                    .cost(DescribedSubjects::cost)
                    .gradientOverwriting(DescribedSubjects::gradientInto));
            assertThat(mismatches(GradientSubject.named("adds")
                            .point(X)
                            .cost(DescribedSubjects::cost)
                            .gradientOverwriting(DescribedSubjects::addGradient)))
                    .containsExactly("x[0]", "x[1]", "x[2]");
            assertThat(mismatches(GradientSubject.named("leaves one alone")
                            .point(X)
                            .cost(DescribedSubjects::cost)
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
                    .cost(DescribedSubjects::cost)
                    .pair(x -> Pair.create(cost(x) + 0.5, gradient(x))));

            assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
            assertThat(report.findings())
                    .containsExactly(new Finding(
                            Finding.Kind.VALUE_DIFFERS_FROM_COST,
                            "the code that computes the gradient states a cost of 12.5, but the cost is 12.0; check that"
                                    + " both compute the same function"));
        }

        @Test
        void ofTheVeryCostAgree() {
            assertAgrees(subject.point(X).cost(DescribedSubjects::cost).pair(x -> Pair.create(cost(x), gradient(x))));
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
        void modelsGetTheirParametersThenGiveTheValueThenTheGradient() {
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
}
