package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.page.PagePolicy;
import org.gradcheck.report.page.ReportPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** One line for each check on the console, if the user asks for it. */
class PrintedChecksTests {

    @Test
    void passedCheckIsALineWithoutTheWorstEntry() {
        assertThat(PrintedChecks.line(Map.of(
                        "gradcheck", "NetTest.backprop [1] seed 3f",
                        "verdict", "AGREES",
                        "entries", "9",
                        "evaluations", "44",
                        "worst", "weights[0][1]: analytic 4.5e-01, numeric 4.5e-01",
                        "sensitivity", "5e-06",
                        "page", "checks/net.html")))
                .isEqualTo("NetTest.backprop [1] seed 3f: AGREES, 9 entries, errors above 5e-06 would show"
                        + " (44 cost evaluations)");
    }

    @Test
    void lineOfAPassedCheckCountsWhatIsRight() {
        assertThat(PrintedChecks.line(Map.of(
                        "gradcheck", "NetTest.backprop [1] seed 3f",
                        "verdict", "AGREES",
                        "entries", "6",
                        "right", "3",
                        "evaluations", "44",
                        "sensitivity", "5e-06")))
                .isEqualTo("NetTest.backprop [1] seed 3f: AGREES, 3 of 6 entries, errors above 5e-06 would show"
                        + " (44 cost evaluations)");
    }

    @Test
    void lineOfABlockThatIsRightAsAWholeSaysSo() {
        assertThat(PrintedChecks.line(Map.of(
                        "gradcheck", "NetTest.backprop [1] seed 3f",
                        "verdict", "AGREES",
                        "entries", "20000",
                        "right", "0",
                        "evaluations", "300",
                        "sensitivity", "2e-03")))
                .isEqualTo(
                        "NetTest.backprop [1] seed 3f: AGREES as a whole, 20000 entries, errors above 2e-03 would show"
                                + " (300 cost evaluations)");
    }

    @Test
    void failedCheckIsALineWithTheWorstEntryAndThePage() {
        assertThat(PrintedChecks.line(Map.of(
                        "gradcheck", "NetTest.backprop [1] seed 3f",
                        "verdict", "DISAGREES",
                        "entries", "1",
                        "evaluations", "1",
                        "worst", "weights[0]: analytic 4.5e-01, numeric 9.0e-01",
                        "sensitivity", "5e-06",
                        "page", "checks/net.html")))
                .isEqualTo(
                        "NetTest.backprop [1] seed 3f: DISAGREES, 1 entry, worst weights[0]: analytic 4.5e-01, numeric 9.0e-01"
                                + " (1 cost evaluation), page checks/net.html");
    }

    @Test
    void checkWithoutFiguresIsALine() {
        assertThat(PrintedChecks.line(Map.of("gradcheck", "a check", "verdict", "NONDETERMINISTIC")))
                .isEqualTo("a check: NONDETERMINISTIC, 0 entries (0 cost evaluations)");
    }

    @Test
    @ResourceLock(Resources.SYSTEM_OUT)
    @ResourceLock(Resources.SYSTEM_ERR)
    void guideQuotesTheLineOfAPassingTest() throws IOException {
        assertThat(printedBy("checks"))
                .singleElement()
                .satisfies(line -> assertThat(Files.readString(Path.of("..", "gradcheck-core", "guide", "reports.md")))
                        .contains("\n    " + line + "\n"));
    }

    @Test
    @ResourceLock(Resources.SYSTEM_OUT)
    @ResourceLock(Resources.SYSTEM_ERR)
    void nothingIsPrintedUnlessAskedFor() {
        assertThat(printedBy("brief")).isEmpty();
        assertThat(printedBy("detailed")).isEmpty();
    }

    @Test
    @ResourceLock(Resources.SYSTEM_OUT)
    @ResourceLock(Resources.SYSTEM_ERR)
    void aCheckPrintsNothing(@TempDir Path folder) {
        assertThat(PrintedLines.of(() -> {
                    try (ReportPages pages = ReportPages.in(folder, PagePolicy.ALWAYS)) {
                        GradientChecker checker = GradientChecker.standard().writingTo(pages);
                        for (double slope : new double[] {6, 7, Double.NaN}) {
                            checker.check(x -> x[0] * x[0], x -> new double[] {slope}, 3);
                        }
                    }
                }))
                .isEmpty();
    }

    /** Returns the lines that the thread of the checks prints; other tests may print at the same time. */
    private static List<String> printedBy(String console) {
        return PrintedLines.of(() -> LauncherFactory.create()
                .execute(LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(SquaresTestCase.class))
                        .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                        .configurationParameter("gradcheck.console", console)
                        .configurationParameter("gradcheck.report", "never")
                        .build()));
    }
}
