package org.gradcheck.internal.diagnosis.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.gradcheck.internal.diagnosis.Measured;
import org.gradcheck.internal.diagnosis.search.JudgedValues;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/** Patterns of the few entries of a large block that were measured. */
class SampleDescriptionTests {

    private static final int SIZE = 50;

    /** Six rows crossed with the columns of the same indices. */
    private static final int[] CROSSED = IntStream.range(0, 36)
            .map(i -> (3 + 7 * (i / 6)) * SIZE + 3 + 7 * (i % 6))
            .toArray();

    /** Any derivative that is not zero, of both signs. */
    private static double right(int entry) {
        return Math.sin(1 + entry) + (entry % 2 == 0 ? 1.5 : -1.5);
    }

    @Test
    void factorOfEachRow() {
        double[] analytic = Arrays.stream(CROSSED)
                .mapToDouble(entry -> right(entry) * (2 + entry / SIZE))
                .toArray();

        assertThat(of(CROSSED, analytic))
                .isEqualTo(
                        "w, all 36 entries that were measured: a factor of its own in each row, 5.000000 to 40.000000 x"
                                + " numeric: look for a number of each row, such as a norm, a count or the derivative of an output");
    }

    @Test
    void mirrorImages() {
        double[] analytic = Arrays.stream(CROSSED)
                .mapToDouble(entry -> right(entry) + right(entry % SIZE * SIZE + entry / SIZE))
                .toArray();

        assertThat(of(CROSSED, analytic))
                .isEqualTo(
                        "w, all 36 entries that were measured: analytic[i][j] = numeric[i][j] + numeric[j][i] in those"
                                + " that were measured with their mirror images: one side reads or writes one triangle of a"
                                + " symmetric matrix");
    }

    /** The other triangle was never filled. */
    @Test
    void oneTriangleOfMirrorImages() {
        double[] analytic = Arrays.stream(CROSSED)
                .mapToDouble(entry -> entry % SIZE < entry / SIZE
                        ? 0
                        : entry % SIZE == entry / SIZE
                                ? right(entry)
                                : right(entry) + right(entry % SIZE * SIZE + entry / SIZE))
                .toArray();

        assertThat(of(CROSSED, analytic))
                .isEqualTo("w, all off the diagonal, of the 36 measured: analytic[i][j] = numeric[i][j] + numeric[j][i]"
                        + " above the diagonal and 0 below it, in those that were measured with their mirror images: one side"
                        + " reads or writes one triangle of a symmetric matrix; the 6 others measured right");
    }

    /** Of 17 measured rows, the last 8 are wrong. Those between them that were not measured are likely to be. */
    @Test
    void rowsOfASampleThatFollowEachOther() {
        assertThat(ofRows(row -> row >= 24, 0, 3, 6, 9, 12, 15, 18, 20, 23, 25, 28, 31, 36, 38, 41, 44, 47))
                .startsWith("w, rows 25 to 47 of 50, of the 34 measured: twice");
    }

    @Test
    void rowsOfASampleWithOneDistance() {
        assertThat(ofRows(row -> row % 5 == 2, 1, 2, 4, 7, 8, 10, 12, 14, 16, 22, 23, 26, 29, 30, 32, 37, 39, 41, 47))
                .startsWith("w, every 5th row from 2 on, 10 of 50, of the 38 measured: twice");
    }

    /** Three of six rows have one distance, or none between them, by coincidence. */
    @Test
    void fewRowsOfASampleAreListed() {
        assertThat(ofRows(row -> row >= 30, 3, 11, 20, 31, 36, 44))
                .startsWith("w, rows 31, 36 and 44 of 50, of the 12 measured: twice");
    }

    /** All are among the first rows, so they do not show that later ones at the same distance are wrong. */
    @Test
    void rowsOfOneDistanceAtOneEndAreListed() {
        assertThat(ofRows(
                        row -> row < 17 && row % 5 == 2,
                        1,
                        2,
                        4,
                        7,
                        8,
                        10,
                        12,
                        14,
                        16,
                        18,
                        19,
                        20,
                        21,
                        23,
                        24,
                        25,
                        26,
                        28,
                        29,
                        30,
                        31,
                        33))
                .startsWith("w, rows 2, 7 and 12 of 50, of the 44 measured: twice");
    }

    private static String ofRows(IntPredicate isWrong, int... rows) {
        int[] entries = Arrays.stream(rows)
                .flatMap(row -> IntStream.of(row * SIZE + row % 7, row * SIZE + 9 + row % 11))
                .toArray();
        return of(
                entries,
                Arrays.stream(entries)
                        .mapToDouble(entry -> (isWrong.test(entry / SIZE) ? 2 : 1) * right(entry))
                        .toArray());
    }

    /** The zeros of the other rows were not measured, but the analytic values of all entries are known. */
    @Test
    void unfilledRowsHaveAllThatAreZero() {
        assertThat(unfilled(entry -> entry / SIZE % 5 == 2, 105, 110, 370, 371))
                .contains(new Region("every 5th row from 2 on, 10 of 50", true));
    }

    /** The last rows and a part of the one before: not these rows alone. */
    @Test
    void unfilledEndOfAMatrixIsNotCutOffAtARow() {
        assertThat(unfilled(entry -> entry > 2001, 2060, 2070, 2100, 2110))
                .contains(new Region("the last 498 of 2500 entries", true));
    }

    @Test
    void fewWrongSigns() {
        double[] analytic = Arrays.stream(CROSSED)
                .mapToDouble(entry -> right(entry) + (entry / SIZE == 10 ? -2 * right(entry) : 0.3 * Math.cos(entry)))
                .toArray();

        assertThat(of(CROSSED, analytic))
                .isEqualTo(
                        "w, all 36 entries that were measured: the sign is right in 30 and wrong in 6: more is wrong than"
                                + " a positive factor of each entry, such as a term of a sum");
    }

    /** Error bars of 1e-10 leave differences of 4e-9 open to a quarter of them. */
    @Test
    void differencesWithinLargeErrorsAreNotCalledTheSame() {
        int[] entries = {10, 20, 30, 40};
        double[] differences = {4e-9, 3.6e-9, 3.9e-9, 4.2e-9};
        double[] analytic = IntStream.range(0, 4)
                .mapToDouble(i -> right(entries[i]) + differences[i])
                .toArray();

        assertThat(of(entries, analytic)).doesNotContain("analytic - numeric =");
    }

    @Test
    void rangeIsNotNamedBesideOtherZeros() {
        assertThat(unfilled(entry -> (entry >= 102 && entry < 170) || entry == 777, 110, 120, 151, 160)
                        .filter(Region::areWhole))
                .isEmpty();
    }

    @Test
    void unfilledBoxHasTheZerosThatWereNotMeasured() {
        assertThat(unfilled(entry -> (entry / SIZE == 1 || entry / SIZE == 2) && entry % SIZE >= 2, 60, 70, 80, 90))
                .contains(new Region("rows 1 and 2 in columns 2 to 49", true));
    }

    /** Entries of the first row, which is filled, are measured as well. */
    private static Optional<Region> unfilled(IntPredicate zeros, int... entries) {
        int[] measured =
                IntStream.concat(IntStream.range(0, 6), IntStream.of(entries)).toArray();
        double[] analytic = Arrays.stream(measured)
                .mapToDouble(entry -> zeros.test(entry) ? 0 : right(entry))
                .toArray();
        return Region.of(Marks.unfilled(JudgedValues.of(block(measured, analytic))
                .withAnalytic(entry -> zeros.test(entry) ? 0 : right(entry))));
    }

    private static MeasuredBlock block(int[] entries, double... analytic) {
        return Measured.sample(
                "w",
                Shape.of(SIZE, SIZE),
                new double[SIZE * SIZE],
                entries,
                analytic,
                Arrays.stream(entries)
                        .mapToDouble(SampleDescriptionTests::right)
                        .toArray());
    }

    private static String of(int[] entries, double... analytic) {
        return GradientDescription.of(Measured.gradient(OptionalInt.empty(), block(entries, analytic)))
                .orElseThrow();
    }
}
