package org.gradcheck.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Recognition of the processes of one test run. */
class TestRunTests {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private final TestRun run = TestRun.current();

    @Test
    void aFolderOfThisProcessIsOfThisRun() {
        assertThat(run.hasWritten(run.mark(), LONG_AGO)).isTrue();
    }

    @Test
    void aFolderOfASiblingIsOfThisRun() {
        TestRun sibling = new TestRun(run.owner(), run.started(), 999_999_999);

        assertThat(run.hasWritten(sibling.mark(), LONG_AGO)).isTrue();
    }

    @Test
    void aFolderOfAProcessThatHasEndedIsOfAnotherRun() {
        assertThat(run.hasWritten(new TestRun(1, LONG_AGO, 999_999_999).mark(), LONG_AGO))
                .isFalse();
    }

    @Test
    void folderOfARunningProcessIsOfThisRun() {
        TestRun other =
                new TestRun(999_999_998, LONG_AGO, ProcessHandle.current().pid());

        assertThat(run.hasWritten(other.mark(), Instant.now())).isTrue();
    }

    @Test
    void laterProcessWithTheSameNumberIsAnotherRun() {
        TestRun other =
                new TestRun(999_999_998, LONG_AGO, ProcessHandle.current().pid());

        assertThat(run.hasWritten(other.mark(), LONG_AGO)).isFalse();
    }

    @Test
    void aFolderOfAForkThatHasEndedMeanwhileIsOfThisRun() {
        TestRun ended = new TestRun(999_999_998, LONG_AGO, 999_999_999);

        assertThat(run.hasWritten(ended.mark(), Instant.now())).isTrue();
    }

    @Test
    void foreignMarkIsOfNoRun() {
        assertThat(run.hasWritten("hello", Instant.now())).isFalse();
    }
}
