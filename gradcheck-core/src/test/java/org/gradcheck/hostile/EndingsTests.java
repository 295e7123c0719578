package org.gradcheck.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradcheck.hostile.Checked.Calls;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Checks that end in the midst: each kind of storage, each ending of the user's code and each kind of check, at calls from the first to the
 * last. The exception reaches the caller, or the report names it, and all parameters are restored to the bit.
 */
class EndingsTests {

    @RegisterExtension
    static final CaughtHints HINTS = new CaughtHints();

    static Stream<Arguments> products() {
        return Arrays.stream(Stored.values())
                .flatMap(stored -> Arrays.stream(Ending.values())
                        .flatMap(ending ->
                                Arrays.stream(Checked.values()).map(check -> Arguments.of(stored, ending, check))));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("products")
    void endsAndRestores(Stored stored, Ending ending, Checked check) {
        int all = calls(stored, check);
        for (int call : new int[] {1, 2, 4, 7, 23, all / 2, all}) {
            endsAndRestores(stored, ending, check, Math.max(1, Math.min(call, all)));
        }
    }

    private static int calls(Stored stored, Checked check) {
        Calls calls = new Calls(stored, -1, Ending.EXCEPTION);
        GradientReport report = check.check(stored.create(), calls);
        assertThat(report.passed()).as("%s", report).isEqualTo(check != Checked.WRONG);
        return calls.count();
    }

    private static void endsAndRestores(Stored stored, Ending ending, Checked check, int call) {
        Stored.Parameters parameters = stored.create();
        long[] before = parameters.bits();
        Calls calls = new Calls(stored, call, ending);
        Optional<GradientReport> report = ending.endOf(() -> check.check(parameters, calls), calls, call);
        if (report.isPresent() && ending.isInSearch(calls)) {
            assertTold(report.get(), ending, check);
        } else if (report.isPresent()) {
            assertThat(report.get().passed()).isEqualTo(check != Checked.WRONG);
        }
        assertThat(parameters.bits()).as("call %s", call).containsExactly(before);
        assertThat(calls.replicas())
                .allSatisfy(replica -> assertThat(replica.bits()).containsExactly(before));
    }

    /** After the verdict an exception changes nothing. */
    private static void assertTold(GradientReport report, Ending ending, Checked check) {
        assertThat(check).isEqualTo(Checked.WRONG);
        assertThat(report.passed()).isFalse();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.EXCEPTION_IN_SEARCH);
            assertThat(finding.text()).startsWith(ending.told());
        });
    }
}
