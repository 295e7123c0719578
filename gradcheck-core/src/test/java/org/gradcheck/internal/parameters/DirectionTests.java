package org.gradcheck.internal.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck.differentiation.ParameterVector;
import org.junit.jupiter.api.Test;

class DirectionTests {

    private static final int ENTRIES = 1000;

    private final ParameterSpace space = space();

    @Test
    void movesEachParameterByBetweenAHalfAndTheWholeOfItsReach() {
        double[] sizes = sizes(Direction.ofScreening(space, 1));

        assertThat(Arrays.stream(sizes).min().orElseThrow()).isBetween(1.0, 1.02);
        assertThat(Arrays.stream(sizes).max().orElseThrow()).isBetween(1.98, 2.0);
        assertThat(Arrays.stream(sizes).average().orElseThrow()).isBetween(1.45, 1.55);
    }

    @Test
    void movesHalfOfTheParametersToEachSide() {
        long up = IntStream.range(0, ENTRIES)
                .filter(number -> Direction.ofScreening(space, 1).component(number) > 0)
                .count();

        assertThat(up).isBetween(400L, 600L);
    }

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        Direction direction = Direction.ofScreening(space, 1);
        Direction other = Direction.ofScreening(space, 2);

        assertThat(sizes(Direction.ofScreening(space, 1))).containsExactly(sizes(direction));
        long sameSide = IntStream.range(0, ENTRIES)
                .filter(number -> direction.component(number) * other.component(number) > 0)
                .count();
        assertThat(sameSide).isBetween(400L, 600L);
    }

    @Test
    void doesNotDisplaceFixedParameters() {
        ParameterVector parameters = BoundedVector.free(2, 2).fixing(1);
        Direction direction = Direction.ofScreening(new ParameterSpace(List.of(parameters), number -> false), 1);

        assertThat(direction.component(0)).isNotZero();
        assertThat(direction.component(1)).isZero();
    }

    @Test
    void inwardsDisplacesBoundedParametersAlone() {
        ParameterVector parameters = BoundedVector.free(2, 2, 2, 2).fixing(1).within(2, 5);
        ParameterSpace held = new ParameterSpace(List.of(parameters), number -> number == 3);
        Direction direction = Direction.inwards(held, 1);

        assertThat(direction.isOneSided()).isTrue();
        assertThat(direction.component(0)).isBetween(1.0, 2.0);
        assertThat(direction.component(1)).isZero();
        assertThat(direction.component(3)).isZero();
        assertThat(Direction.inwards(space, 1).component(0)).isZero();
    }

    private static double[] sizes(Direction direction) {
        return IntStream.range(0, ENTRIES)
                .mapToDouble(number -> Math.abs(direction.component(number)))
                .toArray();
    }

    private static ParameterSpace space() {
        double[] twos = new double[ENTRIES];
        Arrays.fill(twos, 2);
        return new ParameterSpace(List.of(ParameterVector.of(twos)), number -> false);
    }
}
