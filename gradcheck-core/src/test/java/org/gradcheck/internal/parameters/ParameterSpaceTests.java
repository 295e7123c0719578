package org.gradcheck.internal.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck.differentiation.ParameterVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterSpaceTests {

    @Test
    void numbersTheEntriesOfAllBlocksThrough() {
        ParameterSpace space = space(
                ParameterVector.of(new double[] {1, 2}),
                ParameterVector.of(new double[0]),
                ParameterVector.of(new double[] {3}));

        assertThat(space.size()).isEqualTo(3);
        assertThat(IntStream.range(0, 3).mapToObj(space::rangeOf))
                .containsExactly(new EntryRange(0, 2), new EntryRange(2, 2), new EntryRange(2, 3));
        assertThat(IntStream.range(0, 3).map(space::blockOf)).containsExactly(0, 0, 2);
    }

    @Test
    void movesEachParameterByTheTypicalSizeOfItsBlock() {
        ParameterSpace space =
                space(ParameterVector.of(new double[] {3, -4}), ParameterVector.of(new double[] {0, 1e6}));

        assertThat(space.largestDisplacement(0)).isCloseTo(Math.sqrt(12.5), within(1e-15));
        assertThat(space.largestDisplacement(1))
                .isEqualTo(space.largestDisplacement(0))
                .isEqualTo(space.displacementWithoutBounds(0));
        assertThat(space.largestDisplacement(2)).isCloseTo(1e6 / Math.sqrt(2), within(1e-9));
    }

    @Test
    void displacesNoFixedParameter() {
        ParameterVector parameters = BoundedVector.free(1, 1, 1).fixing(0);
        ParameterSpace space = new ParameterSpace(List.of(parameters), number -> number == 1);

        assertThat(IntStream.range(0, 3).mapToDouble(space::largestDisplacement).toArray())
                .containsExactly(0, 0, 1);
        assertThat(IntStream.range(0, 3).mapToObj(space::isFixed)).containsExactly(true, false, false);
        assertThat(IntStream.range(0, 3).mapToObj(space::isBounded)).containsExactly(false, true, false);
    }

    @Test
    void movesParametersNoFartherThanTheirBounds() {
        double step = 0x1p-6;

        assertThat(largestDisplacementOfOne(1 - 0.75 * step, 2)).isEqualTo(0.75);
        assertThat(largestDisplacementOfOne(0, 1 + 0.75 * step)).isEqualTo(0.75);
        assertThat(largestDisplacementOfOne(1, 2)).isZero();
        assertThat(largestDisplacementOfOne(0, 2)).isEqualTo(1);
    }

    @Test
    void displacesAwayFromTheNearerBound() {
        double step = 0x1p-6;

        assertThat(space(BoundedVector.free(2).within(2, 5)).inwardDisplacement(0))
                .isEqualTo(2);
        assertThat(space(BoundedVector.free(2).within(-5, 2)).inwardDisplacement(0))
                .isEqualTo(-2);
        assertThat(space(BoundedVector.free(2).within(2, 2 + step)).inwardDisplacement(0))
                .isEqualTo(1);
        assertThat(space(BoundedVector.free(2).within(0, 5)).inwardDisplacement(0))
                .isZero();
    }

    @Test
    void boundedOnBothSidesWithoutRoomOnEither() {
        double step = 0x1p-6;

        assertThat(space(BoundedVector.free(2).within(2, 2 + 0.75 * step)).isBoundedOnBothSides(0))
                .isTrue();
        assertThat(space(BoundedVector.free(2).within(2, 2 + step)).isBoundedOnBothSides(0))
                .isFalse();
        assertThat(space(BoundedVector.free(2).fixing(0).within(2, 2)).isBoundedOnBothSides(0))
                .isFalse();
    }

    @Test
    void boundedBelowHalfOfTheTypicalDisplacement() {
        double step = 0x1p-6;

        assertThat(space(BoundedVector.free(1).within(1 - 0.5 * step, 2)).isBounded(0))
                .isFalse();
        assertThat(space(BoundedVector.free(1).within(1 - 0.375 * step, 2)).isBounded(0))
                .isTrue();
    }

    @Test
    void goesNoFartherThanTheNearestBoundOfThoseThatMove() {
        ParameterSpace space = space(BoundedVector.free(1, 1).within(0.5, 9), ParameterVector.of(new double[] {1}));
        Direction direction = Direction.ofScreening(space, 1);
        double nearest = Math.min(0.5 / Math.abs(direction.component(0)), 0.5 / Math.abs(direction.component(1)));

        assertThat(space.largestStep(direction, new EntryRange(0, 3), 100)).isEqualTo(nearest);
        assertThat(space.largestStep(direction, new EntryRange(0, 3), 0.125)).isEqualTo(0.125);
        assertThat(space.largestStep(direction, new EntryRange(2, 3), 100)).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 64, 65, 200})
    void displacesTheEntriesOfARangeAndNoOthers(int entries) {
        double[] first = ones(entries);
        double[] second = ones(entries);
        ParameterSpace space = space(ParameterVector.of(first), ParameterVector.of(second));
        Direction direction = Direction.ofScreening(space, 1);
        EntryRange moved = new EntryRange(1, 2 * entries - 1);

        space.point().along(direction, moved, () -> 0, 0.5).get(0).store();

        for (int number = 0; number < 2 * entries; number++) {
            double expected = number == 0 || number == 2 * entries - 1 ? 1 : 1 + 0.5 * direction.component(number);
            assertThat(number < entries ? first[number] : second[number - entries])
                    .isEqualTo(expected);
        }
        double[] factors = new double[entries];
        factors[0] = 2;
        factors[entries - 2] += 3;
        assertThat(space.point().change(1, new EntryRange(entries, 2 * entries - 1), factors))
                .isEqualTo(2 * (second[0] - 1) + 3 * (second[entries - 2] - 1))
                .isNotZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 64, 65, 200})
    void putsTheEntriesOfARangeBackToTheBit(int entries) {
        double[] values = ones(entries);
        values[0] = -0.0;
        values[1] = Double.longBitsToDouble(0x7ff8_0000_0000_beefL);
        double[] before = values.clone();
        ParameterSpace space = new ParameterSpace(List.of(ParameterVector.of(values)), number -> number == 1);
        EntryRange range = new EntryRange(0, entries);
        try (Displaced displaced = new Displaced()) {
            space.point()
                    .along(Direction.ofScreening(space, 1), range, () -> 0, 0.5)
                    .forEach(displaced::to);
            assertThat(values[0]).isNotZero();
        }

        assertThat(Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray())
                .containsExactly(Arrays.stream(before)
                        .mapToLong(Double::doubleToRawLongBits)
                        .toArray());
    }

    private static double largestDisplacementOfOne(double lowest, double highest) {
        return space(BoundedVector.free(1).within(lowest, highest)).largestDisplacement(0);
    }

    private static ParameterSpace space(ParameterVector... blocks) {
        return new ParameterSpace(List.of(blocks), number -> false);
    }

    private static double[] ones(int entries) {
        double[] ones = new double[entries];
        Arrays.fill(ones, 1);
        return ones;
    }
}
