package org.gradcheck.internal.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.memory.FlatMemory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Displacements of parameters in arrays and buffers, where they are stored. */
class MemoryVectorTests {

    private static final int OFFSET = 2;
    private static final int ENTRIES = 2500;

    static Stream<FlatMemory> memories() {
        ByteBuffer floats = ByteBuffer.allocateDirect(Float.BYTES * (ENTRIES + 2 * OFFSET));
        ByteBuffer doubles = ByteBuffer.allocateDirect(Double.BYTES * (ENTRIES + 2 * OFFSET));
        return Stream.of(
                FlatMemory.of(new float[ENTRIES + 2 * OFFSET], OFFSET, ENTRIES),
                FlatMemory.of(new double[ENTRIES + 2 * OFFSET], OFFSET, ENTRIES),
                FlatMemory.of(floats.asFloatBuffer(), OFFSET, ENTRIES),
                FlatMemory.of(doubles.asDoubleBuffer(), OFFSET, ENTRIES),
                FlatMemory.of(FloatBuffer.allocate(ENTRIES + 2 * OFFSET), OFFSET, ENTRIES),
                FlatMemory.of(DoubleBuffer.allocate(ENTRIES + 2 * OFFSET), OFFSET, ENTRIES));
    }

    @ParameterizedTest
    @MethodSource("memories")
    void displacesAsOtherVectorsDo(FlatMemory memory) {
        double[] values = start(memory);
        StoredPoint point = new StoredPoint(List.of(memory));
        StoredPoint ofOthers = new StoredPoint(List.of(BoundedVector.free(values.clone())));

        Direction direction = direction(memory);

        for (double distance : new double[] {1, -0.5}) {
            at(point, direction, distance).store();
            at(ofOthers, direction, distance).store();

            double[] rounded = ofOthers.blocks().get(0).toArray();
            for (int i = 0; i < ENTRIES; i++) {
                assertThat(memory.get(i)).isEqualTo(stored(memory, rounded[i]));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("memories")
    void putsEveryEntryBackToTheBit(FlatMemory memory) {
        double[] values = start(memory);
        StoredPoint point = new StoredPoint(List.of(memory));
        Displacement there = at(point, direction(memory), 1);
        there.store();
        assertThat(memory.toArray()).isNotEqualTo(values);

        there.putBack();

        assertThat(bits(memory.toArray())).containsExactly(bits(values));
    }

    @ParameterizedTest
    @MethodSource("memories")
    void sumsTheChangesTimesFactors(FlatMemory memory) {
        double[] values = start(memory);
        StoredPoint point = new StoredPoint(List.of(memory));
        at(point, direction(memory), 1).store();
        double[] factors = new double[ENTRIES];
        double expected = 0;
        for (int i = 0; i < ENTRIES; i++) {
            factors[i] = i % 5 - 1.5;
            expected += i < 3 || i >= ENTRIES - 2 ? 0 : factors[i] * (memory.get(i) - values[i]);
        }

        assertThat(point.change(0, new EntryRange(3, ENTRIES - 2), factors))
                .isCloseTo(expected, within(1e-12 * Math.abs(expected)));
    }

    private static Direction direction(ParameterVector parameters) {
        return Direction.ofScreening(new ParameterSpace(List.of(parameters), number -> number == 0), 1);
    }

    private static Displacement at(StoredPoint point, Direction direction, double distance) {
        return point.along(direction, point.all(), () -> 0, distance).get(0);
    }

    /** The first entry is not displaced, and would lose its sign if 0 were added. */
    private static double[] start(FlatMemory memory) {
        double[] values = new double[ENTRIES];
        Arrays.setAll(values, i -> (float) Math.sin(i + 1));
        values[0] = -0.0;
        memory.setAll(values);
        return values;
    }

    private static double stored(FlatMemory memory, double value) {
        double before = memory.get(0);
        memory.set(0, value);
        double stored = memory.get(0);
        memory.set(0, before);
        return stored;
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
