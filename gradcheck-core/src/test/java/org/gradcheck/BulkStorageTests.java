package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.ParameterStorage;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/** Parameters that are not in an array: read and written as a whole, and back to the bit. */
class BulkStorageTests {

    /** Can be reached as a whole only, and counts how often. */
    private static final class Tensor implements ParameterStorage {

        private final Shape shape;
        private final double[] values;
        private int reads;
        private int writes;

        Tensor(Shape shape, double... values) {
            this.shape = shape;
            this.values = values.clone();
        }

        long[] bits() {
            return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
        }

        @Override
        public Shape shape() {
            return shape;
        }

        @Override
        public double[] read() {
            reads++;
            return values.clone();
        }

        @Override
        public void write(double[] all) {
            writes++;
            System.arraycopy(all, 0, values, 0, values.length);
        }
    }

    private static double cost(double[] x) {
        return Arrays.stream(x).map(v -> v * v / 2 + v).sum();
    }

    private static double[] gradient(double[] x) {
        return Arrays.stream(x).map(v -> v + 1).toArray();
    }

    @Test
    void agreesAndComesBackToTheBit() {
        Tensor tensor = new Tensor(Shape.of(2, 1, 3), 0.3, -0.0, Double.MIN_VALUE, 1.5, -2, 1e-3);
        long[] before = tensor.bits();
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("native")
                        .parameter("kernel", tensor, () -> gradient(tensor.values))
                        .cost(() -> cost(tensor.values))
                        .alsoAround(2, 0.1));

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
        assertThat(tensor.bits()).containsExactly(before);
    }

    @Test
    void hasItsGradientInAnotherOneAndIsNamedInItsShape() {
        Tensor tensor = new Tensor(Shape.of(2, 1, 2), 0.3, 2, 1.5, -2);
        Tensor gradient = new Tensor(Shape.of(2, 1, 2), 0, 0, 0, 0);
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("native")
                        .parameter("kernel", tensor, gradient)
                        .cost(() -> cost(tensor.values))
                        .backward(() -> {
                            gradient.write(gradient(tensor.values));
                            gradient.values[2] = 9;
                        }));

        assertThat(report.mismatches()).extracting(Discrepancy::name).containsExactly("kernel[1][0][0]");
    }

    /** A displacement and its way back are one transfer each, and directions over all entries are one, too. */
    @Test
    void isWrittenAsAWholeAFewTimesAnEntry() {
        int size = 500;
        Tensor tensor =
                new Tensor(Shape.of(size), new Random(1).doubles(size, -1, 1).toArray());
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("native")
                        .parameter("kernel", tensor, () -> gradient(tensor.values))
                        .cost(() -> cost(tensor.values)));

        assertThat(report.passed()).as("%s", report).isTrue();
        assertThat(tensor.writes).isLessThan(5 * size);
        assertThat(tensor.reads).isLessThan(12 * size);
    }

    @Test
    void isMovedToRandomPointsAsAWhole() {
        int size = 200;
        Tensor tensor =
                new Tensor(Shape.of(size), new Random(1).doubles(size, -1, 1).toArray());
        GradientSubject subject = GradientSubject.named("native")
                .parameter("kernel", tensor, () -> gradient(tensor.values))
                .cost(() -> cost(tensor.values));
        GradientChecker.standard().check(subject);
        int once = tensor.writes;
        tensor.writes = 0;

        GradientChecker.standard().check(subject.alsoAround(1, 0.1));

        int triedOnce = 20; // writes of the trial of the storage, which is not repeated at the second point
        assertThat(tensor.writes).isBetween(2 * once - triedOnce - 20, 2 * once + 20);
    }

    /** Fixed entries are never displaced, so their payloads survive even where numbers are converted. */
    @Test
    void payloadsOfFixedEntriesSurvive() {
        float quiet = Float.intBitsToFloat(0x7fc01234);
        float signaling = Float.intBitsToFloat(0x7f801234);
        float[] floats = {quiet, signaling, -0.0f, 0.7f};
        float[][] rows = {{signaling, 0.3f}};
        double[] doubles = {
            Double.longBitsToDouble(0x7ff8000000abcdefL), Double.longBitsToDouble(0x7ff0000000abcdefL), 2
        };
        int[] floatBits = bits(floats);
        int[] rowBits = bits(rows[0]);
        long[] doubleBits = bits(doubles);

        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("payloads")
                        .parameter("floats", floats, () -> new float[] {0, 0, 1, 1})
                        .parameter("rows", rows, () -> new float[][] {{0, 1}})
                        .parameter("doubles", doubles, () -> new double[] {0, 0, 1})
                        .cost(() -> (double) floats[2] + floats[3] + rows[0][1] + doubles[2])
                        .declare("floats", block -> block.fixed("markers", 0, 1))
                        .declare("rows", block -> block.fixed("markers", 0))
                        .declare("doubles", block -> block.fixed("markers", 0, 1))
                        .alsoAround(1, 0.5));

        assertThat(report.passed()).as("%s", report).isTrue();
        assertThat(bits(floats)).containsExactly(floatBits);
        assertThat(bits(rows[0])).containsExactly(rowBits);
        assertThat(bits(doubles)).containsExactly(doubleBits);
    }

    private static int[] bits(float... values) {
        int[] bits = new int[values.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
        return bits;
    }

    private static long[] bits(double... values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
