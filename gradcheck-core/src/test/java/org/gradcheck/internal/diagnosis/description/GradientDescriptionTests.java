package org.gradcheck.internal.diagnosis.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.gradcheck.internal.diagnosis.Measured;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

class GradientDescriptionTests {

    private static final int ROWS = 6;
    private static final int COLUMNS = 5;

    /** Any derivative that is not zero, of both signs. */
    private static double right(int i) {
        return Math.sin(1 + i) + (i % 2 == 0 ? 1.5 : -1.5);
    }

    @Test
    void oneRow() {
        assertThat(ofMatrix(i -> i / COLUMNS == 3, 0.5))
                .isEqualTo("w, row 3 of 6: half of the derivative (analytic = 0.500000 x numeric); all others right");
    }

    @Test
    void rowsThatFollowEachOther() {
        assertThat(ofMatrix(i -> i / COLUMNS >= 2 && i / COLUMNS < 5, 0))
                .isEqualTo("w, rows 2 to 4 of 6: never filled (analytic = 0); all others right");
    }

    @Test
    void everySecondColumn() {
        assertThat(ofMatrix(i -> i % COLUMNS % 2 == 1, -1))
                .isEqualTo(
                        "w, columns 1 and 3 of 5: the derivative with the opposite sign (analytic = -1.000000 x numeric);"
                                + " all others right");
    }

    @Test
    void aDiagonal() {
        assertThat(ofMatrix(i -> i % COLUMNS == i / COLUMNS - 1, 1.7))
                .isEqualTo(
                        "w, the diagonal next to the main one, below it: analytic = 1.700000 x numeric; all others right");
    }

    @Test
    void aTriangle() {
        assertThat(ofMatrix(i -> i % COLUMNS > i / COLUMNS, 2))
                .isEqualTo(
                        "w, all above the diagonal: twice the derivative (analytic = 2.000000 x numeric); all others right");
    }

    @Test
    void aPatch() {
        assertThat(ofMatrix(i -> i / COLUMNS >= 4 && i % COLUMNS >= 3, 3))
                .isEqualTo(
                        "w, rows 4 and 5 in columns 3 and 4: three times the derivative (analytic = 3.000000 x numeric);"
                                + " all others right");
    }

    @Test
    void theLastEntriesOfAVector() {
        assertThat(ofVector(20, i -> i >= 12, 4))
                .isEqualTo("w, the last 8 of 20 entries: four times the derivative (analytic = 4.000000 x numeric);"
                        + " all others right");
    }

    @Test
    void everyFourthEntry() {
        assertThat(ofVector(20, i -> i % 4 == 1, 0.25))
                .isEqualTo(
                        "w, every 4th entry from number 1 on, of 20: a quarter of the derivative (analytic = 0.250000 x"
                                + " numeric); all others right");
    }

    @Test
    void twoEntriesByTheirNames() {
        double[] analytic = derivatives(20, i -> i == 3 || i == 11, 0.25);
        analytic[3] += 1;

        assertThat(of(Measured.vector("w", new double[20], analytic, derivatives(20, i -> false, 1))))
                .isEqualTo("w, [3] and [11]: wrong; all others right");
    }

    @Test
    void whereTheParameterIsNegative() {
        double[] parameters = new Random(5).doubles(20, -1, 1).toArray();

        assertThat(of(Measured.vector(
                        "w", parameters, derivatives(20, i -> parameters[i] < 0, 7), derivatives(20, i -> false, 1))))
                .isEqualTo("w, where the parameter is negative: analytic = 7.000000 x numeric; all others right");
    }

    @Test
    void valuesThatAreCutOff() {
        double[] numeric = derivatives(20, i -> false, 1);
        double[] analytic = IntStream.range(0, 20)
                .mapToDouble(i -> Math.max(-1, Math.min(1, numeric[i])))
                .toArray();

        assertThat(of(Measured.vector("w", new double[20], analytic, numeric)))
                .endsWith(
                        "cut off at +-1.000000; take the clipping out of the gradient that is checked; all others right");
    }

    @Test
    void aMissingSumOverEachRow() {
        assertThat(ofSum((row, column) -> Math.cos(row)))
                .isEqualTo(
                        "w, all 30 entries: analytic - numeric is the same in each row: a sum or mean over the row is"
                                + " missing, as in softmax or a normalisation");
    }

    @Test
    void aMissingProduct() {
        assertThat(ofSum((row, column) -> Math.cos(row) * Math.sin(1 + column)))
                .isEqualTo(
                        "w, all 30 entries: analytic - numeric has rank one, a number for each row times a number for"
                                + " each column: one product of two vectors is wrong, such as that of one example");
    }

    @Test
    void equalValuesInEachColumn() {
        double[] analytic =
                IntStream.range(0, 30).mapToDouble(i -> right(i % COLUMNS)).toArray();

        assertThat(of(matrix("w", analytic, derivatives(30, i -> false, 1))))
                .startsWith("w, rows 1 to 5 of 6: the analytic value is the same throughout each column");
    }

    @Test
    void signsAlone() {
        double[] analytic = IntStream.range(0, 20)
                .mapToDouble(i -> right(i) * (0.5 + 0.02 * i))
                .toArray();

        assertThat(of(Measured.vector("w", new double[20], analytic, derivatives(20, i -> false, 1))))
                .isEqualTo(
                        "w, all 20 entries: the right sign but too small, 0.500000 to 0.880000 x numeric: look for a factor"
                                + " that is not the same in each entry, such as a derivative in the chain rule");
    }

    /** A derivative that is forgotten in the chain rule would be forgotten in the other rows, too. */
    @Test
    void signsOfWholeRows() {
        double[] analytic = IntStream.range(0, 30)
                .mapToDouble(i -> right(i) * (i / COLUMNS == 2 ? 0.5 + 0.02 * i : 1))
                .toArray();

        assertThat(of(matrix("w", analytic, derivatives(30, i -> false, 1))))
                .isEqualTo(
                        "w, row 2 of 6: the right sign but too small, 0.700000 to 0.780000 x numeric: look for a factor,"
                                + " a term or a branch that only these entries have; all others right");
    }

    /** The error bars are 1e-10, so that the ratios may all be 2. */
    @Test
    void signsWithAFactorThatMayBeTheSame() {
        double[] analytic = {10e-9, 8e-9, -9e-9, 11e-9, -7e-9};
        double[] numeric = {5.1e-9, 3.9e-9, -4.5e-9, 5.4e-9, -3.6e-9};

        assertThat(of(Measured.vector("w", new double[5], analytic, numeric)))
                .isEqualTo("w, all 5 entries: the right sign but too large, 1.944444 to 2.051282 x numeric");
    }

    @Test
    void noPattern() {
        double[] random = new Random(1).doubles(20, -1, 1).toArray();

        assertThat(of(Measured.vector("w", new double[20], random, derivatives(20, i -> false, 1))))
                .isEqualTo("none found; next, check one term of the cost, one layer or one example at a time, until the"
                        + " smallest part that is wrong remains");
    }

    @Test
    void blocksWithTheSamePatternAreDescribedTogether() {
        MeasuredBlock second = matrix("v", derivatives(30, i -> i / 5 == 3, 0.5), derivatives(30, i -> false, 1));

        assertThat(of(matrix("w", derivatives(30, i -> i / 5 == 3, 0.5), derivatives(30, i -> false, 1)), second))
                .startsWith("w and v, row 3 of 6: half of the derivative");
    }

    @Test
    void rightBlocksBehindWrongOnesTellTheLayer() {
        double[] random = new Random(1).doubles(30, -1, 1).toArray();
        double[] right = derivatives(30, i -> false, 1);

        assertThat(of(
                        matrix("w1", random, right),
                        Measured.vector("b1", new double[30], random, right),
                        matrix("w2", right, right),
                        Measured.vector("b2", new double[30], right, right)))
                .isEqualTo("w2 and b2 are right: look between w1 and w2");
    }

    /** Entry 7 is hidden by its error bar of 1e-10. */
    @Test
    void entriesThatNoiseHidesNeitherSupportNorContradict() {
        double[] numeric = derivatives(20, i -> i == 7, 1e-11);
        double[] analytic = derivatives(20, i -> i == 7, 1e-11);
        for (int i = 10; i < 20; i++) {
            analytic[i] *= 2;
        }

        assertThat(of(Measured.vector("w", new double[20], analytic, numeric)))
                .isEqualTo(
                        "w, the last 10 of 20 entries: twice the derivative (analytic = 2.000000 x numeric); 9 others"
                                + " right, 1 too noisy to tell");
    }

    /** Entry 3 is hidden by its error bar of 1e-10. */
    @Test
    void oneOtherEntryIsInTheSingular() {
        double[] numeric = derivatives(5, i -> i == 3, 1e-11);
        double[] analytic = derivatives(5, i -> i < 3, 2);
        analytic[3] = numeric[3];

        assertThat(of(Measured.vector("w", new double[5], analytic, numeric)))
                .isEqualTo(
                        "w, the first 3 of 5 entries: twice the derivative (analytic = 2.000000 x numeric); 1 other right,"
                                + " 1 too noisy to tell");
    }

    @Test
    void aSampleSaysThatItIsOne() {
        int[] entries = IntStream.range(0, 40).map(i -> 25 * i).toArray();
        double[] analytic = derivatives(40, i -> i >= 20, 2);

        assertThat(of(Measured.sample(
                        "w", Shape.of(1000), new double[1000], entries, analytic, derivatives(40, i -> false, 1))))
                .isEqualTo(
                        "w, the entries from number 500 of 1000 on, of the 40 measured: twice the derivative (analytic = 2.000000 x"
                                + " numeric); the 20 others measured right");
    }

    private interface Difference {
        double at(int row, int column);
    }

    private static String ofSum(Difference difference) {
        double[] numeric = derivatives(ROWS * COLUMNS, i -> false, 1);
        double[] analytic = IntStream.range(0, numeric.length)
                .mapToDouble(i -> numeric[i] + difference.at(i / COLUMNS, i % COLUMNS))
                .toArray();
        return of(matrix("w", analytic, numeric));
    }

    private static String ofMatrix(IntPredicate wrong, double factor) {
        return of(matrix("w", derivatives(ROWS * COLUMNS, wrong, factor), derivatives(ROWS * COLUMNS, i -> false, 1)));
    }

    private static String ofVector(int size, IntPredicate wrong, double factor) {
        return of(Measured.vector(
                "w", new double[size], derivatives(size, wrong, factor), derivatives(size, i -> false, 1)));
    }

    private static MeasuredBlock matrix(String name, double[] analytic, double[] numeric) {
        return Measured.block(name, Shape.of(ROWS, COLUMNS), new double[numeric.length], analytic, numeric);
    }

    private static double[] derivatives(int size, IntPredicate changed, double factor) {
        return IntStream.range(0, size)
                .mapToDouble(i -> right(i) * (changed.test(i) ? factor : 1))
                .toArray();
    }

    private static String of(MeasuredBlock... blocks) {
        return GradientDescription.of(Measured.gradient(OptionalInt.empty(), blocks))
                .orElse("");
    }
}
