package org.gradcheck.internal.sparse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EntryLocationTests {

    private static final int COLUMNS = 5000;

    /** Relative precision of the residuals. */
    private static final double PRECISION = 1e-9;

    private static final Offset<Double> CLOSE = Offset.offset(1e-5);

    private final double[] first = components(1);
    private final double[] second = components(2);
    private final double[] third = components(3);
    private final EntryLocation location =
            new EntryLocation(IntStream.range(0, COLUMNS).toArray(), first, second, third);

    private static double[] components(int seed) {
        Random random = new Random(seed);
        return random.doubles(COLUMNS, 0.5, 1)
                .map(size -> random.nextBoolean() ? size : -size)
                .toArray();
    }

    private List<EntryLocation.Residual> residuals(int[] columns, double... errors) {
        return Stream.of(first, second, third)
                .map(v -> new EntryLocation.Residual(
                        IntStream.range(0, columns.length)
                                .mapToDouble(k -> errors[k] * v[columns[k]])
                                .sum(),
                        PRECISION))
                .toList();
    }

    @Test
    void errorOfTheStoredEntry() {
        LocatedEntry found = location.locate(77, residuals(new int[] {77}, 2));

        assertThat(found.column()).isEqualTo(77);
        assertThat(found.wrongBy()).isCloseTo(2, CLOSE);
        assertThat(found.storedWrongBy()).isZero();
    }

    @Test
    void entryBesideTheStoredOne() {
        LocatedEntry found = location.locate(77, residuals(new int[] {1234}, -0.5));

        assertThat(found.column()).isEqualTo(1234);
        assertThat(found.wrongBy()).isCloseTo(-0.5, CLOSE);
        assertThat(found.storedWrongBy()).isZero();
    }

    @Test
    void entryOfARowWithoutStoredOne() {
        assertThat(location.locate(-1, residuals(new int[] {4999}, 3)).column()).isEqualTo(4999);
    }

    @Test
    void storedEntryAndAnotherOne() {
        LocatedEntry found = location.locate(77, residuals(new int[] {77, 1234}, 2, -0.5));

        assertThat(found.column()).isEqualTo(1234);
        assertThat(found.wrongBy()).isCloseTo(-0.5, CLOSE);
        assertThat(found.storedWrongBy()).isCloseTo(2, CLOSE);
    }

    @Test
    void severalOthersAreNotLocated() {
        LocatedEntry found = location.locate(77, residuals(new int[] {5, 600, 1234}, 1, 1, 1));

        assertThat(found).isEqualTo(LocatedEntry.NOWHERE);
    }

    @Test
    void residualWithinItsToleranceIsNotLocated() {
        List<EntryLocation.Residual> vague = residuals(new int[] {1234}, -0.5).stream()
                .map(residual -> new EntryLocation.Residual(residual.value(), 0.6))
                .toList();

        assertThat(location.locate(-1, vague)).isEqualTo(LocatedEntry.NOWHERE);
    }
}
