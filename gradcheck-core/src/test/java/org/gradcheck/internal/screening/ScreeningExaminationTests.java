package org.gradcheck.internal.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.gradcheck.CheckMode;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Which entries are looked at along directions and which one by one, among 300 of a sum of squares and 70 beside them. */
class ScreeningExaminationTests {

    private static final int SIZE = 300;
    private static final int BESIDE = 70;

    private final double[] x = new Random(1).doubles(SIZE, 0.5, 1).toArray();
    private final double[] y = new Random(2).doubles(BESIDE, 0.5, 1).toArray();
    private final double[] claimed = Arrays.stream(x).map(v -> 2 * v).toArray();
    private final double[] claimedBeside = Arrays.stream(y).map(v -> 2 * v).toArray();
    private final double[] lower = filled(Double.NEGATIVE_INFINITY);
    private final double[] upper = filled(Double.POSITIVE_INFINITY);

    @Test
    void noEntryOfARightGradientIsExaminedAlone() {
        GradientReport report = check();

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(notes(report))
                .containsExactly(
                        "all entries by 2 random directions, 0 of 300 one by one",
                        "all entries by 2 random directions, 0 of 70 one by one");
    }

    @Test
    void sixteenEntriesAtBoundsAreExaminedOneByOne() {
        System.arraycopy(x, 0, lower, 0, 16);

        assertThat(notes(check()).get(0)).isEqualTo("all entries by 2 random directions, 16 of 300 one by one");
    }

    @Test
    void seventeenEntriesAtBoundsGetInwardDirections() {
        System.arraycopy(x, 0, lower, 0, 17);
        GradientReport report = check();

        assertThat(notes(report).get(0))
                .isEqualTo(
                        "all entries by 2 random directions, entries at bounds by 2 inward directions, 0 of 300 one by one");
        assertThat(report.count(EntryVerdict.AGREES)).isEqualTo(SIZE + BESIDE);
    }

    @Test
    void entriesBetweenNarrowBoundsAreExaminedOneByOne() {
        for (int i = 0; i < 20; i++) {
            lower[i] = x[i] - 1e-3;
            upper[i] = x[i] + 1e-3;
        }

        assertThat(notes(check()).get(0)).isEqualTo("all entries by 2 random directions, 20 of 300 one by one");
    }

    @Test
    void narrowAndOneSidedBoundsAreDistinguished() {
        System.arraycopy(x, 0, lower, 0, 20);
        for (int i = 20; i < 25; i++) {
            lower[i] = x[i] - 1e-3;
            upper[i] = x[i] + 1e-3;
        }
        GradientReport report = check();

        assertThat(notes(report).get(0))
                .isEqualTo(
                        "all entries by 2 random directions, entries at bounds by 2 inward directions, 5 of 300 one by one");
        assertThat(report.count(EntryVerdict.AGREES)).isEqualTo(SIZE + BESIDE);
    }

    @Test
    void aBlockThatIsWrongThroughoutIsSampledBesideOneThatIsRight() {
        Arrays.setAll(claimed, i -> -claimed[i]);
        GradientReport report = check();

        assertThat(report.blocks()).extracting(BlockReport::verdict).containsExactly(Verdict.DISAGREES, Verdict.AGREES);
        assertThat(report.mismatches())
                .extracting(Discrepancy::entry)
                .doesNotHaveDuplicates()
                .hasSizeBetween(60, 64);
    }

    @Test
    void twoBlocksThatAreWrongThroughoutShareASample() {
        Arrays.setAll(claimed, i -> -claimed[i]);
        Arrays.setAll(claimedBeside, i -> -claimedBeside[i]);
        GradientReport report = check();

        assertThat(report.mismatches()).extracting(Discrepancy::block).contains("x", "y");
        assertThat(report.mismatches()).hasSizeBetween(64, 72);
        assertThat(notes(report)).allMatch(note -> note.startsWith("a sample, "));
    }

    @Test
    void entriesThatAreNotFiniteAreExaminedAlone() {
        claimed[7] = Double.NaN;
        GradientReport report = check();

        assertThat(report.mismatches()).extracting(Discrepancy::name).containsExactly("x[7]");
        assertThat(report.count(EntryVerdict.AGREES)).isEqualTo(SIZE + BESIDE - 1);
    }

    @Test
    void aWrongEntryIsSaidByItsNumberWithinItsBlock() {
        claimedBeside[3] += 0.1;

        assertThat(check().mismatches()).extracting(Discrepancy::name).containsExactly("y[3]");
    }

    @Test
    void aWrongEntryAtABoundIsFoundByInwardDirections() {
        System.arraycopy(x, 0, lower, 0, 17);
        claimed[5] += 0.1;

        assertThat(check().mismatches()).extracting(Discrepancy::name).containsExactly("x[5]");
    }

    @Test
    void smallUnresolvedBlockIsExaminedEntryByEntry() {
        assertThat(noteBesideNoise(64)).startsWith("every entry by itself");
    }

    @Test
    void largerUnresolvedBlockStaysUnresolved() {
        assertThat(noteBesideNoise(65)).startsWith("all entries by ").contains("hides these entries");
    }

    /** A block of small derivatives, below the noise of the cost. */
    private String noteBesideNoise(int size) {
        double[] small = new Random(3).doubles(size, 0.5, 1).toArray();
        double[] gradient = Arrays.stream(small).map(v -> 2e-10 * v).toArray();
        GradientReport report = GradientChecker.standard()
                .mode(CheckMode.SCREENING)
                .check(GradientSubject.named("noisy")
                        .parameter("x", x, claimed)
                        .parameter("small", small, gradient)
                        .cost(() -> squares(x)
                                + 1e-10 * squares(small)
                                + 1e-9 * Math.IEEEremainder(1e9 * x[0] + 1e8 * small[0], 1)));
        return notes(report).get(1);
    }

    private GradientReport check() {
        return GradientChecker.standard()
                .mode(CheckMode.SCREENING)
                .check(GradientSubject.named("squares")
                        .parameter("x", x, claimed)
                        .parameter("y", y, claimedBeside)
                        .cost(() -> squares(x) + squares(y))
                        .declare("x", block -> block.bounds(lower, upper)));
    }

    private static List<String> notes(GradientReport report) {
        return report.blocks().stream().map(BlockReport::note).toList();
    }

    private static double squares(double[] values) {
        return Arrays.stream(values).map(v -> v * v).sum();
    }

    private static double[] filled(double value) {
        double[] values = new double[SIZE];
        Arrays.fill(values, value);
        return values;
    }
}
