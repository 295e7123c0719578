package org.gradcheck.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

/** The parameters of a described subject, in each type that may hold them. */
class GradientSubjectParameterTests {

    private final GradientSubject subject = GradientSubject.named("my layer");

    @Test
    void areReadAndWrittenInAnArray() {
        double[] values = {1, 2, 3};
        assertLive(subject.parameter("w", values, new double[] {4, 5, 6}), Shape.of(3));
        assertThat(values).containsExactly(10, 11, 12);
    }

    @Test
    void areReadAndWrittenInAMatrix() {
        double[][] values = {{1, 2, 3}, {4, 5, 6}};
        assertLive(subject.parameter("w", values, new double[][] {{4, 5, 6}, {7, 8, 9}}), Shape.of(2, 3));
        assertThat(values).isDeepEqualTo(new double[][] {{10, 11, 12}, {13, 14, 15}});
    }

    @Test
    void areReadAndWrittenInAnArrayOfSinglePrecision() {
        float[] values = {1, 2, 3};
        assertLive(subject.parameter("w", values, new float[] {4, 5, 6}), Shape.of(3));
        assertThat(values).containsExactly(10, 11, 12);
    }

    @Test
    void areReadAndWrittenInAMatrixOfSinglePrecision() {
        float[][] values = {{1, 2, 3}, {4, 5, 6}};
        assertLive(subject.parameter("w", values, new float[][] {{4, 5, 6}, {7, 8, 9}}), Shape.of(2, 3));
        assertThat(values).isDeepEqualTo(new float[][] {{10, 11, 12}, {13, 14, 15}});
    }

    @Test
    void areReadAndWrittenInAVectorOfCommonsMath() {
        RealVector values = new ArrayRealVector(new double[] {1, 2, 3});
        assertLive(subject.parameter("w", values, new ArrayRealVector(new double[] {4, 5, 6})), Shape.of(3));
        assertThat(values.toArray()).containsExactly(10, 11, 12);
    }

    @Test
    void areReadAndWrittenInAMatrixOfCommonsMath() {
        RealMatrix values = new Array2DRowRealMatrix(new double[][] {{1, 2, 3}, {4, 5, 6}});
        assertLive(
                subject.parameter("w", values, new Array2DRowRealMatrix(new double[][] {{4, 5, 6}, {7, 8, 9}})),
                Shape.of(2, 3));
        assertThat(values.getData()).isDeepEqualTo(new double[][] {{10, 11, 12}, {13, 14, 15}});
    }

    @Test
    void mayHaveASupplierOfTheirGradient() {
        double[] array = {1, 2, 3};
        double[][] matrix = {{1, 2, 3}, {4, 5, 6}};

        assertLive(subject.parameter("w", array, () -> new double[] {4, 5, 6}), Shape.of(3));
        assertLive(
                GradientSubject.named("other").parameter("w", matrix, () -> new double[][] {{4, 5, 6}, {7, 8, 9}}),
                Shape.of(2, 3));
        assertThat(array).containsExactly(10, 11, 12);
        assertThat(matrix).isDeepEqualTo(new double[][] {{10, 11, 12}, {13, 14, 15}});
    }

    /** Gradients are 4, 5, 6, ...; writes 10, 11, 12, ... to the parameters. */
    private static void assertLive(GradientSubject described, Shape shape) {
        Objective objective = described.cost(() -> 0).objective();
        ParameterBlock block = objective.blocks().get(0);

        assertThat(objective.blocks()).hasSize(1);
        assertThat(block.name()).isEqualTo("w");
        assertThat(block.shape()).isEqualTo(shape);
        assertThat(block.values().size()).isEqualTo(shape.entries());
        assertThat(objective.gradient().get().get(0))
                .containsExactly(
                        IntStream.range(4, 4 + shape.entries()).asDoubleStream().toArray());
        for (int i = 0; i < shape.entries(); i++) {
            assertThat(block.values().get(i)).isEqualTo(i + 1);
            block.values().set(i, i + 10);
        }
    }

    @Test
    void ofSinglePrecisionRoundWhatIsStored() {
        float[] values = {1};
        float[][] matrix = {{1}};
        for (ParameterBlock block : subject.parameter("a", values, new float[1])
                .parameter("m", matrix, new float[1][1])
                .cost(() -> 0)
                .objective()
                .blocks()) {
            block.values().set(0, 0.1);
            assertThat(block.values().get(0)).isEqualTo(0.1f);
        }
    }

    @Test
    void mayBeEmpty() {
        Objective objective = subject.parameter("none", new double[0][0], new double[0][0])
                .parameter("no columns", new float[2][0], new float[2][0])
                .cost(() -> 0)
                .objective();

        assertThat(objective.blocks())
                .extracting(ParameterBlock::shape)
                .containsExactly(Shape.of(0, 0), Shape.of(2, 0));
        assertThat(objective.gradient().get()).allSatisfy(g -> assertThat(g).isEmpty());
    }

    @Test
    void mustBeRowsOfEqualLength() {
        String message =
                "the rows of 'w' must be equally long, but row 0 has 2 entries and row 2 has 1; describe rows of"
                        + " different lengths as blocks of their own";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> subject.parameter("w", new double[][] {{1, 2}, {3, 4}, {5}}, new double[3][2]))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> subject.parameter("w", new float[][] {{1, 2}, {3, 4}, {5}}, new float[3][2]))
                .withMessage(message);
    }
}
