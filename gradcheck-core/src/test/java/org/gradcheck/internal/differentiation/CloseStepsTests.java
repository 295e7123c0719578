package org.gradcheck.internal.differentiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class CloseStepsTests {

    private static final double SIZE = 1e-8;

    @Test
    void areUpToTheSizeOfAnOrdinaryParameter() {
        assertThat(CloseSteps.limit(stencils(Math::sin, 0), Side.BOTH, 1, 1)).isEqualTo(1);
    }

    @Test
    void areUpToTheTypicalSizeWhereTheSlopeIsSteady() {
        assertThat(CloseSteps.limit(stencils(Math::sin, 0), Side.BOTH, SIZE, 1)).isGreaterThan(0.1);
    }

    @Test
    void endWhereACubicTermTakesOver() {
        assertThat(CloseSteps.limit(stencils(x -> x + x * x * x / (SIZE * SIZE), 0), Side.BOTH, SIZE, 1))
                .isBetween(SIZE, 8 * SIZE);
    }

    @Test
    void endWhereTheSlopeOfOneSideChanges() {
        DoubleUnaryOperator rectifier = x -> Math.max(0, x - 4 * SIZE);
        assertThat(CloseSteps.limit(stencils(rectifier, 0), Side.RIGHT, SIZE, 1))
                .isBetween(SIZE, 8 * SIZE);
        assertThat(CloseSteps.limit(stencils(rectifier, 0), Side.LEFT, SIZE, 1)).isGreaterThan(0.1);
    }

    @Test
    void leaveOpenAChangeOfTheSlopeThatNoiseHidesWithinTheSize() {
        assertThat(CloseSteps.allowedWithin(stencils(x -> 4 * x, SIZE), SIZE, 4))
                .isEqualTo(new SlopeInterval(3, 5));
    }

    @Test
    void refuteOtherSlopesThanThoseThatTheyShowWithinTheSize() {
        SlopeInterval allowed = CloseSteps.allowedWithin(stencils(x -> 3.75 * x, SIZE / 1e4), SIZE, 4);

        assertThat(allowed.contains(3.75)).isTrue();
        assertThat(allowed.contains(4.26)).isFalse();
    }

    private static List<Stencil> stencils(DoubleUnaryOperator f, double noise) {
        return DoubleStream.iterate(SIZE / 64, step -> step < 8, step -> 8 * step)
                .mapToObj(step -> new Stencil(
                        step, step, f.applyAsDouble(-step), f.applyAsDouble(0), f.applyAsDouble(step), noise))
                .toList();
    }
}
