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
        assertThat(CloseSteps.limit(stencils(Math::sin), Side.BOTH, 1, 1)).isEqualTo(1);
    }

    @Test
    void areUpToTheTypicalSizeWhereTheSlopeIsSteady() {
        assertThat(CloseSteps.limit(stencils(Math::sin), Side.BOTH, SIZE, 1)).isGreaterThan(0.1);
    }

    @Test
    void endWhereACubicTermTakesOver() {
        assertThat(CloseSteps.limit(stencils(x -> x + x * x * x / (SIZE * SIZE)), Side.BOTH, SIZE, 1))
                .isBetween(SIZE, 8 * SIZE);
    }

    @Test
    void endWhereTheSlopeOfOneSideChanges() {
        assertThat(CloseSteps.limit(stencils(x -> Math.max(0, x - 4 * SIZE)), Side.RIGHT, SIZE, 1))
                .isBetween(SIZE, 8 * SIZE);
        assertThat(CloseSteps.limit(stencils(x -> Math.max(0, x - 4 * SIZE)), Side.LEFT, SIZE, 1))
                .isGreaterThan(0.1);
    }

    private static List<Stencil> stencils(DoubleUnaryOperator f) {
        return DoubleStream.iterate(SIZE / 64, step -> step < 8, step -> 8 * step)
                .mapToObj(step ->
                        new Stencil(step, step, f.applyAsDouble(-step), f.applyAsDouble(0), f.applyAsDouble(step), 0))
                .toList();
    }
}
