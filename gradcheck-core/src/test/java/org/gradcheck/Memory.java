package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.ParameterStorage;
import org.gradcheck.subject.Shape;

/** A sound storage, of which each test replaces a method. */
class Memory implements ParameterStorage {

    double[] live = {0.5, -0.25, 1.5, 0.0, 2.0, -3.0};
    int writes;

    @Override
    public Shape shape() {
        return Shape.of(3, 2);
    }

    @Override
    public double[] read() {
        return live.clone();
    }

    @Override
    public void write(double[] values) {
        writes++;
        System.arraycopy(values, 0, live, 0, live.length);
    }

    GradientReport check() {
        return GradientChecker.standard()
                .check(GradientSubject.named("f")
                        .parameter(
                                "w",
                                this,
                                () -> Arrays.stream(live).map(Math::exp).toArray())
                        .cost(() -> Arrays.stream(live).map(Math::exp).sum()));
    }

    static void passesAndIsRestored(Memory memory) {
        double[] before = memory.live.clone();

        GradientReport report = memory.check();

        assertThat(report.passed()).as("%s", report).isTrue();
        assertThat(memory.live).containsExactly(before);
    }

    static void isRefused(Memory memory, String message) {
        double[] before = memory.live.clone();

        isRefusedAsItIs(memory, message);
        assertThat(memory.live).containsExactly(before);
    }

    /** The parameters of a storage that does not keep what is written back cannot be restored. */
    static void isRefusedAsItIs(Memory memory, String message) {
        assertThatIllegalStateException().isThrownBy(memory::check).withMessage(message);
    }

    /** A sound storage with single entries. */
    static class Single extends Memory {

        @Override
        public double read(int entry) {
            return live[entry];
        }

        @Override
        public void write(int entry, double value) {
            live[entry] = value;
        }
    }
}
