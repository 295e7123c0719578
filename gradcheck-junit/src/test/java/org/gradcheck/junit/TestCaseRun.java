package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/**
 * A run of a test case by Jupiter, and what came out. It sees no configuration but its own. Test cases tell what they saw
 * by report entries, so that they share no state. It writes no pages unless it is told to.
 */
record TestCaseRun(EngineExecutionResults results) {

    /**
     * Runs all tests of a class.
     *
     * @param parameters configuration parameters such as {@code gradcheck.seed=7}
     */
    static TestCaseRun of(Class<?> testCase, String... parameters) {
        EngineTestKit.Builder builder = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(testCase))
                .configurationParameter("gradcheck.report", "never");
        for (String parameter : parameters) {
            int sign = parameter.indexOf('=');
            builder.configurationParameter(parameter.substring(0, sign), parameter.substring(sign + 1));
        }
        return new TestCaseRun(builder.execute());
    }

    /** Returns the result of a test case that must pass. */
    static TestCaseRun passing(Class<?> testCase, String... parameters) {
        TestCaseRun run = of(testCase, parameters);
        assertThat(run.failures()).isEmpty();
        assertThat(run.invocations()).isNotEmpty();
        return run;
    }

    /** The display names of the invocations that ran. */
    List<String> invocations() {
        return tests().started()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    /** The display names of the invocations that ran, whatever ran first. */
    Set<String> sortedInvocations() {
        return new TreeSet<>(invocations());
    }

    int succeeded() {
        return (int) tests().succeeded().count();
    }

    /** Returns the exceptions of tests and containers. */
    List<Throwable> failures() {
        return results.allEvents()
                .finished()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .filter(result -> result.getStatus() == Status.FAILED)
                .map(result -> result.getThrowable().orElseThrow())
                .toList();
    }

    /** Returns the exception of the only aborted test. */
    Throwable abortion() {
        return results.testEvents()
                .aborted()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .map(result -> result.getThrowable().orElseThrow())
                .reduce((first, second) -> {
                    throw new AssertionError("more than one was aborted");
                })
                .orElseThrow();
    }

    Throwable onlyFailure() {
        assertThat(failures()).hasSize(1);
        return failures().get(0);
    }

    /** The whole text of the error by which the extension refused to run the method. */
    String refusal() {
        assertThat(invocations()).isEmpty();
        Throwable failure = onlyFailure();
        assertThat(failure).isInstanceOf(ExtensionConfigurationException.class);
        return failure.getMessage();
    }

    /** Values that invocations published under a key, in the order of publication. */
    List<String> published(String key) {
        return entries().stream()
                .filter(entry -> entry.containsKey(key))
                .map(entry -> entry.get(key))
                .toList();
    }

    /** What gradcheck itself published. */
    List<Map<String, String>> checks() {
        return entries().stream()
                .filter(entry -> entry.containsKey("gradcheck"))
                .toList();
    }

    Events tests() {
        return results.testEvents();
    }

    private List<Map<String, String>> entries() {
        return results.allEvents()
                .reportingEntryPublished()
                .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
                .toList();
    }
}
