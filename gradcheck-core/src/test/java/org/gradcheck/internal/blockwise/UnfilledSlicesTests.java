package org.gradcheck.internal.blockwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.gradcheck.CheckMode;
import org.gradcheck.GradientChecker;
import org.gradcheck.internal.parameters.DirectionComponents;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/** Rows without a claim, along mixtures of the other rows. */
class UnfilledSlicesTests {

    private static final int ROWS = 24;
    private static final int COLUMNS = 20;
    private static final int UNFILLED = 5;

    @Test
    void rowOrthogonalToTheFirstMixtureIsFound() {
        float[] claimed = rows();
        float[] right = claimed.clone();
        UnfilledSlices first = new UnfilledSlices(slices(claimed), 0);
        double along = 0;
        for (int i = UNFILLED * COLUMNS; i < (UNFILLED + 1) * COLUMNS; i++) {
            right[i] = claimed[i - COLUMNS] + claimed[i + COLUMNS];
            along += right[i] * first.component(i);
        }
        for (int i = UNFILLED * COLUMNS; i < (UNFILLED + 1) * COLUMNS; i++) {
            right[i] -= (float) (along * first.component(i));
        }
        BlockReport block = check(right, claimed);

        assertThat(block.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(block.note()).startsWith("row w[5] (claimed 0) is wrong");
    }

    @Test
    void mixtureShowsAllOfParallelRows() {
        assertThat(visible(3, 4, 0, 0, 6, 8, 3, 4)).isCloseTo(1, within(1e-6));
    }

    @Test
    void mixtureShowsNothingOfOrthogonalRows() {
        assertThat(visible(3, 4, 0, 0, 4, -3)).isCloseTo(0, within(1e-6));
    }

    @Test
    void oneFilledRowTellsNothingOfOthers() {
        assertThat(visible(3, 4, 0, 0)).isZero();
    }

    /** Returns the share of rows of two entries that the mixtures show. */
    private static double visible(float... gradient) {
        return UnfilledSlices.visible(slices(gradient, gradient.length / 2, 2));
    }

    /** Returns rows that are combinations of four vectors, and one that is left at zero. */
    private static float[] rows() {
        Random random = new Random(7);
        float[][] vectors = new float[4][COLUMNS];
        for (float[] vector : vectors) {
            for (int j = 0; j < COLUMNS; j++) {
                vector[j] = (float) random.nextGaussian();
            }
        }
        float[] rows = new float[ROWS * COLUMNS];
        for (int i = 0; i < ROWS; i++) {
            for (float[] vector : vectors) {
                float part = i == UNFILLED ? 0 : (float) random.nextGaussian();
                for (int j = 0; j < COLUMNS; j++) {
                    rows[i * COLUMNS + j] += part * vector[j];
                }
            }
        }
        return rows;
    }

    /** Checks a linear cost whose parameters are all of one size. */
    private static BlockReport check(float[] right, float[] claimed) {
        float[] w = new float[right.length];
        for (int i = 0; i < w.length; i++) {
            w[i] = i % 3 == 0 ? -1 : 1;
        }
        return GradientChecker.standard()
                .mode(CheckMode.SCREENING)
                .check(GradientSubject.named("linear")
                        .parameter("w", w, claimed, 0, Shape.of(ROWS, COLUMNS))
                        .cost(() -> {
                            float sum = 0;
                            for (int i = 0; i < w.length; i++) {
                                sum += right[i] * w[i];
                            }
                            return sum;
                        })
                        .backward(() -> {}))
                .blocks()
                .get(0);
    }

    private static Slices slices(float... gradient) {
        return slices(gradient, ROWS, COLUMNS);
    }

    /** Returns the rows of a block whose parameters are all 1. */
    private static Slices slices(float[] gradient, int rows, int columns) {
        float[] w = new float[gradient.length];
        double[] claimed = new double[gradient.length];
        for (int i = 0; i < w.length; i++) {
            w[i] = 1;
            claimed[i] = gradient[i];
        }
        ParameterBlock block = GradientSubject.named("rows")
                .parameter("w", w, gradient, 0, Shape.of(rows, columns))
                .cost(() -> 0)
                .backward(() -> {})
                .objective()
                .blocks()
                .get(0);
        ParameterSpace space = new ParameterSpace(ParameterBlock.valuesOf(List.of(block)), number -> false);
        return new BlockGradient(block, new EntryRange(0, w.length), claimed, space, new DirectionComponents(w.length))
                .slices()
                .get(0);
    }
}
