package org.gradcheck.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The pages as a real browser shows them, opened from the file system. Screenshots are left in {@code target/screenshots}.
 * Without Chromium the tests are skipped, unless the system property {@code gradcheck.test.browser} is {@code required}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(BrowserOfTheRun.class)
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock("the browser of this machine")
abstract class PagesInBrowser {

    static final Path SCREENSHOTS = Path.of("target", "screenshots");

    Path folder;
    Browser browser;
    Tab tab;

    @BeforeAll
    void keepPages(@TempDir Path pages) {
        folder = pages;
    }

    @BeforeEach
    void openATab() {
        tab = browser.tab(1280, 900);
    }

    @AfterEach
    void nothingWentWrongAndNothingLeftTheMachine() {
        assertThat(tab.errors()).isEmpty();
        assertThat(tab.requests())
                .isNotEmpty()
                .allMatch(url -> url.startsWith("file:") || url.startsWith("data:") || url.equals("about:blank"));
    }

    /** Checks, and opens the page of it. */
    GradientReport show(Function<GradientChecker, GradientReport> check) {
        GradientReport report = checked(check);
        tab.visit(pageOf(report));
        return report;
    }

    GradientReport checked(Function<GradientChecker, GradientReport> check) {
        try (ReportPages pages = ReportPages.in(folder, PagePolicy.ALWAYS)) {
            return check.apply(GradientChecker.standard().writingTo(pages));
        }
    }

    /** Returns a value as JavaScript writes it: with no more digits in the exponent than it takes. */
    static String shown(double value) {
        return String.format(Locale.ROOT, "%.6e", value).replaceAll("e([+-])0+(?=\\d)", "e$1");
    }

    static Path pageOf(GradientReport report) {
        return report.page().orElseThrow();
    }
}
