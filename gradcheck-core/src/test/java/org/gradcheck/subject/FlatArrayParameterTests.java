package org.gradcheck.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Tensors that lie in flat arrays, each at its offset. */
class FlatArrayParameterTests {

    private final GradientSubject subject = GradientSubject.named("net");

    @Test
    void doublesAreReadAndWrittenAtTheirOffset() {
        double[] memory = {9, 1, 2, 3, 4, 5, 6, 9};
        double[] gradients = {0, 7, 8, 9, 10, 11, 12, 0};
        Objective objective = subject.parameter("w", memory, gradients, 1, Shape.of(2, 3))
                .cost(() -> 0)
                .objective();
        ParameterBlock block = objective.blocks().get(0);

        assertThat(block.shape()).isEqualTo(Shape.of(2, 3));
        assertThat(block.values().toArray()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(objective.gradient().get().get(0)).containsExactly(7, 8, 9, 10, 11, 12);
        block.values().set(4, 50);
        assertThat(block.values().get(4)).isEqualTo(50);
        assertThat(memory).containsExactly(9, 1, 2, 3, 4, 50, 6, 9);
        block.values().setAll(new double[] {6, 5, 4, 3, 2, 1});
        assertThat(memory).containsExactly(9, 6, 5, 4, 3, 2, 1, 9);
    }

    @Test
    void floatsAreReadAndWrittenAtTheirOffset() {
        float[] memory = {9, 1, 2, 3, 4, 9};
        float[] gradients = {0, 7, 8, 9, 10};
        Objective objective = subject.parameter("w", memory, gradients, 1, Shape.of(2, 1, 2))
                .cost(() -> 0)
                .objective();
        ParameterBlock block = objective.blocks().get(0);

        assertThat(block.shape()).isEqualTo(Shape.of(2, 1, 2));
        assertThat(block.values().toArray()).containsExactly(1, 2, 3, 4);
        assertThat(objective.gradient().get().get(0)).containsExactly(7, 8, 9, 10);
        block.values().set(2, 0.1);
        assertThat(block.values().get(2)).isEqualTo(0.1f);
        assertThat(memory).containsExactly(9, 1, 2, 0.1f, 4, 9);
        block.values().setAll(new double[] {4, 0.3, 2, 1});
        assertThat(memory).containsExactly(9, 4, 0.3f, 2, 1, 9);
    }

    @Test
    void signalingNaNOfAFloatIsWrittenBackToTheBit() {
        float signaling = Float.intBitsToFloat(0x7f800001);
        float[] memory = {0, signaling};
        ParameterBlock block = subject.parameter("w", memory, new float[2], 1, Shape.of(1))
                .cost(() -> 0)
                .objective()
                .blocks()
                .get(0);

        block.values().setAll(block.values().toArray());

        assertThat(Float.floatToRawIntBits(memory[1])).isEqualTo(Float.floatToRawIntBits(signaling));
    }

    @Test
    void blocksShareArraysButNoEntries() {
        double[] memory = new double[7];
        double[] gradients = new double[7];
        subject.parameter("a", memory, gradients, 0, Shape.of(3))
                .parameter("b", memory, gradients, 3, Shape.of(2, 2))
                .cost(() -> 0);

        assertThat(subject.objective().blocks())
                .extracting(ParameterBlock::name)
                .containsExactly("a", "b");
    }

    @Test
    void aScalarIsABlockOfOneEntry() {
        float[] memory = {1, 2, 3};
        subject.parameter("temperature", memory, new float[3], 2, Shape.of()).cost(() -> 0);

        assertThat(subject.objective().blocks().get(0).values().toArray()).containsExactly(3);
    }

    @Test
    void blocksThatOverlapAreRefused() {
        float[] memory = new float[40];
        float[] gradients = new float[40];
        subject.parameter("embedding", memory, gradients, 0, Shape.of(7, 5));

        refuses(
                () -> subject.parameter("layer", memory, gradients, 30, Shape.of(5)),
                "the blocks 'embedding' and 'layer' of net share entries 30 to 34 of an array; describe each entry once,"
                        + " and a tensor that is used twice as one block");
        refuses(
                () -> subject.parameter("layer", memory, gradients, 34, Shape.of(2, 3)),
                "the blocks 'embedding' and 'layer' of net share entry 34 of an array; describe each entry once, and a"
                        + " tensor that is used twice as one block");
        refuses(
                () -> subject.parameter("all", memory, gradients),
                "the blocks 'embedding' and 'all' of net share entries 0 to 34 of an array; describe each entry once, and"
                        + " a tensor that is used twice as one block");
    }

    @Test
    void gradientsThatOverlapAreRefused() {
        double[] gradients = new double[6];
        subject.parameter("a", new double[6], gradients, 0, Shape.of(4))
                .parameter("b", new double[6], gradients, 2, Shape.of(3))
                .cost(() -> 0);

        refuses(
                subject::objective,
                "the gradients of 'a' and 'b' share entries 2 to 3 of an array; give each block entries of its own");
    }

    @Test
    void gradientsAmongTheirParametersAreRefused() {
        float[] memory = new float[6];
        subject.parameter("w", memory, memory, 1, Shape.of(4)).cost(() -> 0);

        refuses(
                subject::objective,
                "the gradient of 'w' is in the array of the parameters 'w'; give the array in which backward(...) leaves"
                        + " the gradient");
    }

    @Test
    void anOffsetBeforeTheArrayIsRefused() {
        refuses(
                () -> subject.parameter("w", new float[9], new float[9], -1, Shape.of(3)),
                "'w' begins at entry -1 of its array; give an offset of 0 or more");
    }

    @Test
    void anArrayThatEndsBeforeItsTensorIsRefused() {
        refuses(
                () -> subject.parameter("w", new float[40], new float[40], 30, Shape.of(4, 3)),
                "'w' is 4 x 3 and begins at entry 30 of its array, which needs 42 entries, but the array has 40; correct"
                        + " the offset, the shape or the array");
        refuses(
                () -> subject.parameter("w", new double[2], new double[2], Integer.MAX_VALUE, Shape.of(3)),
                "'w' has 3 entries and begins at entry 2147483647 of its array, which needs 2147483650 entries, but the"
                        + " array has 2; correct the offset, the shape or the array");
    }

    @Test
    void aGradientArrayThatEndsBeforeItsTensorIsRefused() {
        subject.parameter("w", new double[40], new double[35], 30, Shape.of(2, 3))
                .cost(() -> 0);

        refuses(
                subject::objective,
                "the gradient of 'w' is 2 x 3 and begins at entry 30 of its array, which needs 36 entries, but the array"
                        + " has 35; correct the offset, the shape or the array");
    }

    @Test
    @SuppressWarnings("NullAway") // Java code without annotations may do so
    void nullIsRefusedByTheNameOfTheBlock() {
        refuses(
                () -> subject.parameter("w", (float[]) null, new float[1], 0, Shape.of(1)),
                "'w' is null; give its entries");
        refuses(
                () -> subject.parameter("w", new double[1], new double[1], 0, null),
                "the shape of 'w' is null; give its sizes, such as Shape.of(4, 3)");
        subject.parameter("w", new double[1], (double[]) null, 0, Shape.of(1)).cost(() -> 0);
        refuses(subject::objective, "the gradient of 'w' is null; give its entries");
    }

    private static void refuses(ThrowingCallable description, String message) {
        assertThatIllegalArgumentException().isThrownBy(description).withMessage(message);
    }
}
