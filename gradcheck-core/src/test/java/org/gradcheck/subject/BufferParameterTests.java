package org.gradcheck.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gradcheck.GradientChecker;
import org.gradcheck.differentiation.ParameterVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Parameters in buffers: of an array, direct, or views of bytes. */
class BufferParameterTests {

    private final GradientSubject subject = GradientSubject.named("net");

    static Stream<FloatBuffer> floatBuffers() {
        return Stream.of(
                FloatBuffer.allocate(6),
                FloatBuffer.wrap(new float[9], 2, 6).slice(),
                ByteBuffer.allocateDirect(24).order(ByteOrder.nativeOrder()).asFloatBuffer(),
                ByteBuffer.allocateDirect(24).order(ByteOrder.BIG_ENDIAN).asFloatBuffer(),
                ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer());
    }

    static Stream<DoubleBuffer> doubleBuffers() {
        return Stream.of(
                DoubleBuffer.allocate(6),
                DoubleBuffer.wrap(new double[9], 2, 6).slice(),
                ByteBuffer.allocateDirect(48).order(ByteOrder.nativeOrder()).asDoubleBuffer(),
                ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer());
    }

    @ParameterizedTest
    @MethodSource("floatBuffers")
    void floatsAreReadAndWrittenByTheirIndex(FloatBuffer buffer) {
        buffer.put(new float[] {1, 2, 3, 4, 5, 6}).position(4);
        ParameterVector values = values(subject.parameter("w", buffer, FloatBuffer.allocate(6)));

        assertThat(values.toArray()).containsExactly(1, 2, 3, 4, 5, 6);
        values.set(1, 0.1);
        assertThat(values.get(1)).isEqualTo(0.1f);
        assertThat(buffer.get(1)).isEqualTo(0.1f);
        values.setAll(new double[] {6, 5, 4, 3, 2, 1});
        assertThat(List.of(buffer.get(0), buffer.get(1), buffer.get(5))).containsExactly(6f, 5f, 1f);
        assertThat(List.of(buffer.position(), buffer.limit())).containsExactly(4, 6);
    }

    @ParameterizedTest
    @MethodSource("doubleBuffers")
    void doublesAreReadAndWrittenByTheirIndex(DoubleBuffer buffer) {
        buffer.put(new double[] {1, 2, 3, 4, 5, 6}).position(4);
        ParameterVector values = values(subject.parameter("w", buffer, DoubleBuffer.allocate(6)));

        assertThat(values.toArray()).containsExactly(1, 2, 3, 4, 5, 6);
        values.set(1, 0.1);
        assertThat(values.get(1)).isEqualTo(0.1);
        assertThat(buffer.get(1)).isEqualTo(0.1);
        values.setAll(new double[] {6, 5, 4, 3, 2, 1});
        assertThat(List.of(buffer.get(0), buffer.get(1), buffer.get(5))).containsExactly(6.0, 5.0, 1.0);
        assertThat(List.of(buffer.position(), buffer.limit())).containsExactly(4, 6);
    }

    @Test
    void tensorsAreReadAndWrittenAtTheirOffset() {
        FloatBuffer floats = FloatBuffer.wrap(new float[] {9, 1, 2, 3, 4, 9});
        DoubleBuffer doubles = DoubleBuffer.wrap(new double[] {8, 8, 5, 6, 8});
        Objective objective = subject.parameter(
                        "floats", floats, FloatBuffer.wrap(new float[] {0, 7, 8, 9, 10}), 1, Shape.of(2, 2))
                .parameter("doubles", doubles, DoubleBuffer.wrap(new double[] {0, 0, 11, 12}), 2, Shape.of(1, 2))
                .cost(() -> 0)
                .objective();

        assertThat(objective.blocks().get(0).values().toArray()).containsExactly(1, 2, 3, 4);
        assertThat(objective.blocks().get(1).values().toArray()).containsExactly(5, 6);
        assertThat(objective.gradient().get().get(0)).containsExactly(7, 8, 9, 10);
        assertThat(objective.gradient().get().get(1)).containsExactly(11, 12);
        objective.blocks().get(0).values().setAll(new double[] {-1, -2, -3, -4});
        objective.blocks().get(1).values().setAll(new double[] {-5, -6});
        assertThat(floats.array()).containsExactly(9, -1, -2, -3, -4, 9);
        assertThat(doubles.array()).containsExactly(8, 8, -5, -6, 8);
    }

    @Test
    void theLimitEndsABlockAndThePositionDoesNotBeginIt() {
        DoubleBuffer buffer = DoubleBuffer.wrap(new double[] {1, 2, 3, 4, 5});
        buffer.limit(4).position(2);

        assertThat(values(subject.parameter("w", buffer, DoubleBuffer.allocate(4)))
                        .toArray())
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void codeThatMovesPositionAndLimitDisturbsNoCheck() {
        FloatBuffer w =
                ByteBuffer.allocateDirect(12).order(ByteOrder.nativeOrder()).asFloatBuffer();
        FloatBuffer gradient = FloatBuffer.allocate(3);
        w.put(new float[] {0.5f, -1.25f, 0.75f});

        GradientChecker.standard()
                .check(subject.parameter("w", w, gradient)
                        .cost(() -> {
                            double sum = 0;
                            for (w.rewind(); w.hasRemaining(); ) {
                                sum += Math.exp(w.get());
                            }
                            w.flip().limit(1);
                            w.limit(3);
                            return sum;
                        })
                        .backward(() -> {
                            gradient.clear();
                            for (w.rewind(); w.hasRemaining(); ) {
                                gradient.put((float) Math.exp(w.get()));
                            }
                            gradient.flip();
                        }))
                .assertPassed();

        assertThat(List.of(w.get(0), w.get(1), w.get(2))).containsExactly(0.5f, -1.25f, 0.75f);
    }

    @Test
    void signalingNaNOfAFloatIsWrittenBackToTheBit() {
        FloatBuffer buffer = ByteBuffer.allocateDirect(4).putInt(0, 0x7f800001).asFloatBuffer();
        ParameterVector values = values(subject.parameter("w", buffer, FloatBuffer.allocate(1)));

        values.setAll(values.toArray());

        assertThat(Float.floatToRawIntBits(buffer.get(0))).isEqualTo(0x7f800001);
    }

    @Test
    void readOnlyParametersAreRefused() {
        String message = "the buffer of 'w' is read-only, but a check displaces the parameters where they are; give the"
                + " buffer that it is a view of";
        FloatBuffer floats = FloatBuffer.allocate(4).asReadOnlyBuffer();
        DoubleBuffer doubles = DoubleBuffer.allocate(4).asReadOnlyBuffer();

        refuses(() -> subject.parameter("w", floats, FloatBuffer.allocate(4)), message);
        refuses(() -> subject.parameter("w", doubles, DoubleBuffer.allocate(4)), message);
        refuses(() -> subject.parameter("w", floats, FloatBuffer.allocate(4), 0, Shape.of(4)), message);
        refuses(() -> subject.parameter("w", doubles, DoubleBuffer.allocate(4), 0, Shape.of(4)), message);
    }

    @Test
    void aReadOnlyGradientIsRead() {
        DoubleBuffer gradient = DoubleBuffer.wrap(new double[] {5, 6}).asReadOnlyBuffer();
        Objective objective = subject.parameter("w", DoubleBuffer.allocate(2), gradient)
                .cost(() -> 0)
                .objective();

        assertThat(objective.gradient().get().get(0)).containsExactly(5, 6);
    }

    @Test
    void blocksThatOverlapAreRefused() {
        FloatBuffer direct = ByteBuffer.allocateDirect(40).asFloatBuffer();
        double[] array = new double[10];
        subject.parameter("a", direct, FloatBuffer.allocate(10), 0, Shape.of(6))
                .parameter("b", array, new double[10], 0, Shape.of(6));

        refuses(
                () -> subject.parameter("c", direct, FloatBuffer.allocate(10), 5, Shape.of(2)),
                "the blocks 'a' and 'c' of net share entry 5 of a buffer; describe each entry once, and a tensor that is"
                        + " used twice as one block");
        refuses(
                () -> subject.parameter("c", DoubleBuffer.wrap(array, 4, 6).slice(), DoubleBuffer.allocate(6)),
                "the blocks 'b' and 'c' of net share entries 4 to 5 of an array; describe each entry once, and a tensor"
                        + " that is used twice as one block");
    }

    @Test
    void gradientsInTheBufferOfTheirParametersAreRefused() {
        FloatBuffer direct = ByteBuffer.allocateDirect(40).asFloatBuffer();
        subject.parameter("w", direct, direct).cost(() -> 0);

        refuses(
                subject::objective,
                "the gradient of 'w' is in the buffer of the parameters 'w'; give the buffer in which backward(...) leaves"
                        + " the gradient");
    }

    @Test
    void twoGradientsInOneBufferAreRefused() {
        DoubleBuffer gradient = ByteBuffer.allocateDirect(16).asDoubleBuffer();
        subject.parameter("a", DoubleBuffer.allocate(2), gradient)
                .parameter("b", DoubleBuffer.allocate(2), gradient)
                .cost(() -> 0);

        refuses(
                subject::objective,
                "the gradients of 'a' and 'b' are in the same buffer; give each block the buffer of its own gradient");
    }

    @Test
    void aTensorBeyondTheLimitIsRefused() {
        FloatBuffer buffer = FloatBuffer.allocate(9);
        buffer.limit(5);

        refuses(
                () -> subject.parameter("w", buffer, FloatBuffer.allocate(9), 2, Shape.of(2, 2)),
                "'w' is 2 x 2 and begins at entry 2 of its buffer, which needs 6 entries, but the limit of the buffer is 5;"
                        + " correct the offset, the shape or the buffer");
    }

    @Test
    void aGradientOfAnotherLengthIsRefused() {
        Objective objective = subject.parameter("w", FloatBuffer.allocate(3), FloatBuffer.allocate(4))
                .cost(() -> 0)
                .objective();

        refuses(
                objective.gradient()::get,
                "the gradient of 'w' has 4 entries, but 'w' has 3 entries; give one gradient entry for each parameter");
    }

    @Test
    @SuppressWarnings("NullAway") // Java code without annotations may do so
    void nullIsRefusedByTheNameOfTheBlock() {
        refuses(
                () -> subject.parameter("w", (FloatBuffer) null, FloatBuffer.allocate(1)),
                "'w' is null; give its entries");
        refuses(
                () -> subject.parameter("w", (DoubleBuffer) null, DoubleBuffer.allocate(1), 0, Shape.of(1)),
                "'w' is null; give its entries");
        subject.parameter("w", DoubleBuffer.allocate(1), (DoubleBuffer) null).cost(() -> 0);
        refuses(subject::objective, "the gradient of 'w' is null; give its entries");
    }

    private static ParameterVector values(GradientSubject described) {
        return described.cost(() -> 0).objective().blocks().get(0).values();
    }

    private static void refuses(ThrowingCallable description, String message) {
        assertThatIllegalArgumentException().isThrownBy(description).withMessage(message);
    }
}
