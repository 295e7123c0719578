package org.gradcheck.internal.blockwise;

import java.util.List;
import org.gradcheck.internal.parameters.DirectionComponents;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.ParameterBlock;

/** Tests of a block as a whole, with given deviations. */
final class Looks {

    private static final BlockGradient GRADIENT = gradient();

    private Looks() {}

    static WholeBlock of(double deviation, double error) {
        return look(WholeBlock.Outcome.AGREES, deviation, error, 0);
    }

    static WholeBlock suspicious(double deviation, double error) {
        return look(WholeBlock.Outcome.INCONCLUSIVE, deviation, error, 0);
    }

    static WholeBlock at(double length, double deviation, double error) {
        return new WholeBlock(
                GRADIENT,
                WholeBlock.Outcome.AGREES,
                length,
                1 + deviation,
                0,
                error,
                0,
                8 * error + Math.abs(deviation));
    }

    static WholeBlock growing(double deviation, double error, double difference) {
        return look(WholeBlock.Outcome.INCONCLUSIVE, deviation, error, difference);
    }

    private static WholeBlock look(WholeBlock.Outcome outcome, double deviation, double error, double difference) {
        return new WholeBlock(
                GRADIENT, outcome, 1, 1 + deviation, 0, error, difference, 8 * error + Math.abs(deviation));
    }

    private static BlockGradient gradient() {
        List<ParameterBlock> blocks = GradientSubject.named("one")
                .parameter("x", new double[] {1}, new double[] {1})
                .cost(() -> 0)
                .backward(() -> {})
                .objective()
                .blocks();
        ParameterSpace space = new ParameterSpace(ParameterBlock.valuesOf(blocks), number -> false);
        return new BlockGradient(
                blocks.get(0), new EntryRange(0, 1), new double[] {1}, space, new DirectionComponents(1));
    }
}
