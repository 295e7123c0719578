package org.gradcheck.samples.quickstart;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Prints what the checks of each invocation found.
 *
 * <p>A {@code @GradientCheck} invocation publishes its figures as JUnit report entries. Surefire puts
 * neither them nor the display names of invocations on the console, so this sample does, for those who see a gradient
 * check for the first time. Checks work without it.
 */
public final class PrintedChecks implements TestExecutionListener {

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        Map<String, String> figures = new LinkedHashMap<>(entry.getKeyValuePairs());
        String check = figures.remove("gradcheck");
        if (check != null) {
            System.out.println(check);
            System.out.println(figures.entrySet().stream()
                    .map(figure -> figure.getKey() + " " + figure.getValue())
                    .collect(joining(", ", "    ", "")));
        }
    }
}
