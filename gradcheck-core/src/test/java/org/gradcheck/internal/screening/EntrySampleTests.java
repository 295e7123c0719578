package org.gradcheck.internal.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck.internal.parameters.EntryRange;
import org.junit.jupiter.api.Test;

class EntrySampleTests {

    private static final EntrySample MATRIX = new EntrySample(new EntryRange(50, 10_050), List.of(100, 100));
    private static final EntrySample VECTOR = new EntrySample(new EntryRange(50, 10_050), List.of(10_000));
    private static final int[] ALL = IntStream.range(50, 10_050).toArray();

    @Test
    void smallBlocksAreTakenAsAWhole() {
        assertThat(MATRIX.of(new int[] {60, 70, 80}, 8)).containsExactly(60, 70, 80);
    }

    @Test
    void noEntryIsTakenTwice() {
        assertThat(MATRIX.of(ALL, 64)).hasSize(64).doesNotHaveDuplicates();
    }

    @Test
    void rowsAndColumnsOfAMatrixAreCrossed() {
        int[] sample = MATRIX.of(ALL, 16);

        assertThat(Arrays.stream(sample)
                        .map(number -> (number - 50) / 100)
                        .distinct()
                        .count())
                .isEqualTo(4);
        assertThat(Arrays.stream(sample)
                        .map(number -> (number - 50) % 100)
                        .distinct()
                        .count())
                .isEqualTo(4);
    }

    @Test
    void theLargestComeFirst() {
        assertThat(VECTOR.around(ALL, 64, number -> number % 1000, List.of()))
                .hasSize(64)
                .doesNotHaveDuplicates()
                .startsWith(999, 1999, 2999, 3999);
    }

    @Test
    void halfOfTheLargestAreAtRandomPlaces() {
        int[] sample = VECTOR.around(ALL, 64, number -> number, List.of());

        assertThat(Arrays.stream(sample).filter(number -> number >= 10_050 - 36).count())
                .isBetween(32L, 36L);
    }

    @Test
    void rowsOfTheLargestAreCrossed() {
        int[] sample = MATRIX.around(ALL, 64, number -> number == 250 ? 2 : number == 5060 ? 1 : 0, List.of());

        assertThat(sample).startsWith(250, 5060).contains(260, 5050);
    }

    @Test
    void otherEntriesOfTheRowAndOfTheColumn() {
        assertThat(Arrays.stream(MATRIX.crossing(50 + 307)).boxed())
                .hasSize(12)
                .doesNotContain(50 + 307)
                .allMatch(number -> (number - 50) / 100 == 3 || (number - 50) % 100 == 7);
    }

    @Test
    void entriesOfWrongPartsComeFirst() {
        BitSet row = new BitSet();
        row.set(700, 800);
        BitSet entry = new BitSet();
        entry.set(4321);

        int[] sample = MATRIX.around(ALL, 64, number -> number == 50 + 720 ? 1 : 0, List.of(row, entry));

        assertThat(sample).hasSize(64).doesNotHaveDuplicates().startsWith(50 + 720, 50 + 4321);
        assertThat(Arrays.stream(sample)
                        .filter(number -> (number - 50) / 100 == 7)
                        .count())
                .isGreaterThanOrEqualTo(16);
    }

    @Test
    void squareMatricesAreSampledWithMirroredEntries() {
        int[] sample = MATRIX.around(ALL, 64, number -> number == 50 + 307 ? 1 : 0, List.of());

        assertThat(sample).contains(50 + 307, 50 + 703, 50 + 303, 50 + 707);
    }
}
