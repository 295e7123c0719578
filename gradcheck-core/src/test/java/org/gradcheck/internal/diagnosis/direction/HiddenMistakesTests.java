package org.gradcheck.internal.diagnosis.direction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.gradcheck.internal.blockwise.PointOfBlocks;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Measured;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/** Mistakes in a block of 40 x 30 derivatives of which slopes along directions are known, and no single one. */
class HiddenMistakesTests {

    private static final int ROWS = 40;
    private static final int COLUMNS = 30;
    private static final int SIZE = ROWS * COLUMNS;

    /** Standard deviation of a slope along a direction of length 1: a thirtieth of a typical derivative. */
    private static final double ERROR = 0.03;

    private static final List<MeasuredBlock> BLOCKS = List.of(
            Measured.sample("w", Shape.of(ROWS, COLUMNS), new double[SIZE], new int[0], new double[0], new double[0]));

    private final double[] x = new Random(1)
            .doubles(SIZE, -2, 2)
            .map(v -> v + Math.signum(v) * 0.2)
            .toArray();
    private final double[] right =
            new Random(2).doubles(SIZE, -1, 1).map(v -> 2 * v).toArray();

    @Test
    void missingDecay() {
        assertThat(cause(i -> right[i] - 0.1 * x[i])).isEqualTo("""
                MISSING_WEIGHT_DECAY in w
                analytic - numeric = (-0.100000 +- 5e-04) x the parameter along directions, in all parts of the block alike
                add the derivative of the weight decay, 0.10 x the parameter""");
    }

    @Test
    void penaltyOfSizesAddedTwice() {
        assertThat(cause(i -> right[i] + 0.3 * Math.signum(x[i])))
                .startsWith("EXTRA_WEIGHT_DECAY in w\nanalytic - numeric = (0.300000 +- ")
                .contains(" x the sign of the parameter along directions, in all parts of the block alike\n");
    }

    @Test
    void constantOffset() {
        assertThat(cause(i -> right[i] + 0.2)).isEqualTo("""
                CONSTANT_OFFSET in w
                analytic - numeric = (0.200000 +- 9e-04) along directions, in all parts of the block alike
                look for a term that is added to each entry and does not depend on it""");
    }

    @Test
    void derivativeByAFunctionOfTheParameter() {
        assertThat(cause(i -> right[i] * Math.exp(-x[i]))).isEqualTo("""
                OTHER_VARIABLE in w
                analytic = exp(-parameter) x numeric along directions, in all parts of the block alike: the derivative by exp(parameter)
                multiply by exp(parameter): the cost is checked by the parameter itself""");
    }

    @Test
    void exchangedQuarters() {
        int quarter = SIZE / 4;
        assertThat(cause(i -> i < quarter
                        ? right[i + 2 * quarter]
                        : i >= 2 * quarter && i < 3 * quarter ? right[i - 2 * quarter] : right[i]))
                .isEqualTo("""
                        REORDERED in w
                        the right values are there, but 0 to 9 and 20 to 29 along the first dimension have changed places
                        give both parts the order of the parameters""");
    }

    @Test
    void onlyTheDecayIsLeft() {
        assertThat(cause(i -> 0.5 * x[i])).isEqualTo("""
                DATA_TERM_LOST in w
                analytic = 0.500000 x the parameter in all 1200 entries, the numeric values are not
                add the derivative of the data term: the weight decay has overwritten it, or it was never added""");
    }

    @Test
    void oppositeSignWhereTheParameterIsNegative() {
        assertThat(line(i -> x[i] < 0 ? -right[i] : right[i]))
                .isEqualTo(
                        "w, where the parameter is negative: the derivative with the opposite sign (analytic = -1.00 x"
                                + " numeric), along the claim there; right as a whole where it is positive");
    }

    @Test
    void factorThatHasNoNameIsStatedWithItsError() {
        assertThat(line(i -> x[i] > 0 ? right[i] / 0.77 : right[i]))
                .isEqualTo(
                        "w, where the parameter is positive: analytic = (1.298701 +- 6e-04) x numeric, along the claim"
                                + " there; right as a whole where it is negative");
    }

    @Test
    void factorThatGrowsWithTheParameter() {
        assertThat(line(i -> right[i] / (1 + x[i] * x[i])))
                .startsWith(
                        "w, quarters of the entries by the size of the parameter, the smallest first: along the claim,"
                                + " the cost changes by 1.")
                .endsWith(
                        " of what it says: look for a factor that depends on the parameter, such as a derivative in the"
                                + " chain rule");
    }

    @Test
    void someWrongRows() {
        assertThat(line(i -> i / COLUMNS == 7 ? 3 * right[i] : i / COLUMNS == 20 ? 0.5 * right[i] : right[i]))
                .isEqualTo(
                        "w, rows 7 and 20 of 40: wrong, the cost changes by 0.33 and 2.00 of what the claim there says;"
                                + " no other row deviates by as much");
    }

    /** The claims of other rows are known to be wrong. */
    @Test
    void rowsBesideOtherWrongEntriesAreNotNamed() {
        BitSet known = new BitSet();
        known.set(5 * COLUMNS);

        assertThat(found(i -> i / COLUMNS == 7 ? 3 * right[i] : right[i], known, false)
                        .lines())
                .isEmpty();
    }

    /** As if the label of each example were forgotten. */
    @Test
    void oneEntryOfEachRow() {
        assertThat(line(i -> i % COLUMNS == i / COLUMNS % COLUMNS ? right[i] + 400 : right[i]))
                .isEqualTo(
                        "w, the entries [0][0], [3][3], [6][6] and 9 others, one of each of 12 rows along which the cost"
                                + " was measured: analytic - numeric = (400.000000 +- 2e-01) in each: look for a label or an index that"
                                + " is left out, or counted twice");
    }

    @Test
    void factorOfItsOwnInEachRow() {
        assertThat(line(i -> right[i] * (1.5 + Math.sin(row(i)))))
                .startsWith("w, the 6 of 40 rows along which the cost was measured: a factor of its own in each row, ");
    }

    @Test
    void entriesThatSayMoreAreNotDescribedOnceMore() {
        assertThat(found(i -> right[i] * (1.5 + Math.sin(row(i))), new BitSet(), true)
                        .lines())
                .isEmpty();
    }

    /** Half of the decay is missing in one half of the rows: the mean is no decay of the block. */
    @Test
    void decayOfAPartOfTheRowsIsNotNamed() {
        assertThat(cause(i -> 2 * i < SIZE ? right[i] - 0.2 * x[i] : right[i])).isEmpty();
    }

    @Test
    void commonFactorIsLeftToTheTestsOfTheParts() {
        HiddenMistakes found = found(i -> 2.3 * right[i], new BitSet(), false);

        assertThat(found.causes()).isEmpty();
        assertThat(found.lines()).isEmpty();
    }

    @Test
    void costWithoutAValueTellsNothing() {
        HiddenMistakes found = HiddenMistakes.search(
                BLOCKS,
                Map.of(0, block(new BitSet(), i -> right[i] + x[i])),
                block -> components -> new PointOfBlocks.UnclaimedSlope(Double.NaN, Double.NaN),
                block -> false);

        assertThat(found).isEqualTo(HiddenMistakes.NONE);
    }

    private static int row(int entry) {
        return entry / COLUMNS;
    }

    private String cause(IntToDoubleFunction claimed) {
        return DiagnosisText.of(
                List.copyOf(found(claimed, new BitSet(), true).causes().keySet()));
    }

    private String line(IntToDoubleFunction claimed) {
        HiddenMistakes found = found(claimed, new BitSet(), false);
        assertThat(found.causes()).isEmpty();
        return found.lines().getOrDefault(0, "");
    }

    private HiddenMistakes found(IntToDoubleFunction claimed, BitSet wrong, boolean isDescribed) {
        ClaimedBlock block = block(wrong, claimed);
        return HiddenMistakes.search(BLOCKS, Map.of(0, block), number -> slopes(block), number -> isDescribed);
    }

    private ClaimedBlock block(BitSet wrong, IntToDoubleFunction claimed) {
        double[] ones = new double[SIZE];
        Arrays.fill(ones, 1);
        return new ClaimedBlock(
                List.of(ROWS, COLUMNS),
                x,
                IntStream.range(0, SIZE).mapToDouble(claimed).toArray(),
                ones,
                wrong);
    }

    private DeviationSlopes slopes(ClaimedBlock block) {
        return components -> {
            double slope = 0;
            double squares = 0;
            for (int i = 0; i < SIZE; i++) {
                slope += (right[i] - block.claimed()[i]) * components[i];
                squares += components[i] * components[i];
            }
            return new PointOfBlocks.UnclaimedSlope(slope, ERROR * Math.sqrt(squares));
        };
    }
}
