package org.gradcheck.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks of rarer kinds that end in the midst: memory outside of the heap, batches, stages, samples, layers and matrices. The exception reaches
 * the caller, or the report names it, and all parameters are restored to the bit.
 */
class RareShapesTests {

    @RegisterExtension
    static final CaughtHints HINTS = new CaughtHints();

    static Stream<Arguments> products() {
        return Arrays.stream(RareShape.values())
                .flatMap(shape -> Arrays.stream(Ending.values()).map(ending -> Arguments.of(shape, ending)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("products")
    void endsAndRestores(RareShape shape, Ending ending) {
        int all = calls(shape);
        for (int call : new int[] {1, 2, 5, 11, all / 2, all - 1, all}) {
            endsAndRestores(shape, ending, Math.max(1, Math.min(call, all)));
        }
    }

    private static int calls(RareShape shape) {
        Checked.Calls calls = new Checked.Calls(Stored.DOUBLES, -1, Ending.EXCEPTION);
        GradientReport report = shape.create(calls).check();
        assertThat(report.passed()).as("%s", report).isEqualTo(shape != RareShape.WRONG_STAGES);
        return calls.count();
    }

    private static void endsAndRestores(RareShape shape, Ending ending, int call) {
        Checked.Calls calls = new Checked.Calls(Stored.DOUBLES, call, ending);
        RareShape.Subject subject = shape.create(calls);
        long[] before = subject.bits();
        Optional<GradientReport> report = ending.endOf(subject::check, calls, call);
        if (report.isPresent() && ending.isInSearch(calls)) {
            assertThat(report.get().findings())
                    .as("call %s", call)
                    .extracting(Finding::kind)
                    .containsExactly(Finding.Kind.EXCEPTION_IN_SEARCH);
            assertThat(report.get().findings().get(0).text()).startsWith(ending.told());
        }
        assertThat(subject.bits()).as("call %s", call).containsExactly(before);
    }
}
