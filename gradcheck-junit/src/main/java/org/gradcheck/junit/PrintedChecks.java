package org.gradcheck.junit;

import java.util.Map;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Listener that prints one line for each check of a {@link GradientCheck} method, if {@code gradcheck.console} is {@code checks}.
 * Maven and Gradle show the report entries of no test, so without it a check that passes is not seen on the console.
 *
 * <p>It is for gradcheck itself, not for users: the launcher of JUnit finds it on the class path. It prints to standard output, from
 * the thread that publishes the entry.
 */
public final class PrintedChecks implements TestExecutionListener {

    private volatile boolean isRequested;

    /** Creates the listener; called by the launcher of JUnit. */
    public PrintedChecks() {}

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        isRequested = plan.getConfigurationParameters()
                .get("gradcheck.console")
                .map(value -> value.strip().equalsIgnoreCase("checks"))
                .orElse(false);
    }

    @Override
    @SuppressWarnings("SystemOut") // the user asked for it
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        if (isRequested && entry.getKeyValuePairs().containsKey("gradcheck")) {
            System.out.println(line(entry.getKeyValuePairs()));
        }
    }

    /** Returns a line. The distance of the worst entry and the page are left out if the check passed. */
    static String line(Map<String, String> entry) {
        boolean passed = "AGREES".equals(entry.get("verdict"));
        StringBuilder line = new StringBuilder()
                .append(entry.get("gradcheck"))
                .append(": ")
                .append(entry.get("verdict"))
                .append(passed ? passed(entry) : ", " + entries(entry));
        if (passed && entry.containsKey("sensitivity")) {
            line.append(", errors above ").append(entry.get("sensitivity")).append(" would show");
        }
        if (!passed && entry.containsKey("worst")) {
            line.append(", worst ").append(entry.get("worst"));
        }
        line.append(" (")
                .append(counted(entry.getOrDefault("evaluations", "0"), "cost evaluation", "cost evaluations"))
                .append(')');
        if (!passed && entry.containsKey("page")) {
            line.append(", page ").append(entry.get("page"));
        }
        return line.toString();
    }

    /** Returns the number of entries that are right: others are unexercised or fixed. A screened block may be right as a whole alone. */
    private static String passed(Map<String, String> entry) {
        String right = entry.getOrDefault("right", entry.getOrDefault("entries", "0"));
        if (right.equals("0")) {
            return " as a whole, " + entries(entry);
        }
        return ", " + (right.equals(entry.get("entries")) ? "" : right + " of ") + entries(entry);
    }

    private static String entries(Map<String, String> entry) {
        return counted(entry.getOrDefault("entries", "0"), "entry", "entries");
    }

    private static String counted(String number, String one, String several) {
        return number + " " + (number.equals("1") ? one : several);
    }
}
