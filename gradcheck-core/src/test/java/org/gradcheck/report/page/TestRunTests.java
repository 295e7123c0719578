package org.gradcheck.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Recognition of the processes of one test run. */
class TestRunTests {

    private static final ProcessStart ENDED = new ProcessStart(999_999_999, 1);

    private static final ProcessStart HERE = ProcessStart.of(ProcessHandle.current());

    private final TestRun run = TestRun.current();

    @Test
    void markStatesTheRun() {
        TestRun other = new TestRun(ENDED, 7, List.of(HERE, ENDED));

        assertThat(TestRun.read(other.mark())).contains(other);
        assertThat(TestRun.read(" 1 2 3\n")).contains(new TestRun(new ProcessStart(1, 2), 3, List.of()));
    }

    @Test
    void otherTextsAreNoMarks() {
        assertThat(TestRun.read("hello")).isEmpty();
        assertThat(TestRun.read("1 2")).isEmpty();
        assertThat(TestRun.read("1 2 3\n4")).isEmpty();
        assertThat(TestRun.read("1 2 3\n4 5 6")).isEmpty();
    }

    @Test
    void thisProcessIsOfThisRun() {
        assertThat(run.includes(TestRun.current())).isTrue();
    }

    @Test
    void forksOfOneBuildAreOneRun() {
        ProcessStart maven = new ProcessStart(999_999_998, 5_000_000);
        TestRun first = new TestRun(maven, 0, List.of(ENDED));

        assertThat(first.includes(new TestRun(new ProcessStart(999_999_998, 5_001_000), 0, List.of(HERE))))
                .isTrue();
        assertThat(first.includes(new TestRun(new ProcessStart(999_999_998, 5_006_000), 0, List.of(HERE))))
                .isFalse();
        assertThat(first.includes(new TestRun(ENDED, 0, List.of(HERE)))).isFalse();
    }

    @Test
    void processesOfOneParentAreOneRunWhileOneRuns() {
        TestRun second = new TestRun(new ProcessStart(999_999_997, 9), 77, List.of(new ProcessStart(999_999_997, 9)));

        assertThat(new TestRun(HERE, 77, List.of(HERE)).includes(second)).isTrue();
        assertThat(new TestRun(HERE, 78, List.of(HERE)).includes(second)).isFalse();
        assertThat(new TestRun(ENDED, 77, List.of(ENDED)).includes(second)).isFalse();
    }

    @Test
    void memberThatJoinedStaysInTheRun() {
        TestRun joined = new TestRun(ENDED, 77, List.of(ENDED)).with(List.of(HERE));

        assertThat(joined.members()).containsExactly(HERE);
        assertThat(joined.includes(run)).isTrue();
    }

    @Test
    void laterProcessWithTheSameNumberIsAnotherRun() {
        TestRun earlier =
                new TestRun(new ProcessStart(HERE.number(), 1), 0, List.of(new ProcessStart(HERE.number(), 1)));

        assertThat(earlier.isRunning()).isFalse();
        assertThat(earlier.includes(run)).isFalse();
    }

    @Test
    void nameIsATimeThatOtherFoldersHardlyHave() {
        assertThat(new TestRun(new ProcessStart(4711, 1_796_003_156_120L), 0, List.of()).name())
                .isEqualTo("2026-11-30T01-45-56Z-4711")
                .matches(TestRun.NAME);
        assertThat(new TestRun(new ProcessStart(1, 999_999_999_999_999_999L), 0, List.of()).name())
                .matches(TestRun.NAME);
    }
}
