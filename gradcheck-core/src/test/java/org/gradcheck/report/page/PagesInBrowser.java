package org.gradcheck.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The pages as a real browser shows them, opened from the file system. Screenshots are left in {@code target/screenshots}.
 * Without Chromium the tests are skipped, unless the system property {@code gradcheck.test.browser} is {@code required}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock("the browser of this machine")
abstract class PagesInBrowser {

    static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static final System.Logger LOGGER = System.getLogger(PagesInBrowser.class.getName());

    private static final String NO_BROWSER =
            "there is no Chromium on the PATH, so the pages of reports are not looked at in a browser";

    Path folder;
    Browser browser;
    Tab tab;

    @BeforeAll
    void openTheBrowser(@TempDir Path pages, @TempDir(cleanup = CleanupMode.NEVER) Path profile) throws IOException {
        folder = pages;
        Optional<Path> executable = Browser.executable();
        if (!"required".equals(System.getProperty("gradcheck.test.browser"))) {
            if (executable.isEmpty()) {
                LOGGER.log(System.Logger.Level.WARNING, NO_BROWSER);
            }
            assumeTrue(executable.isPresent(), NO_BROWSER);
        }
        browser = Browser.start(executable.orElseThrow(), profile);
    }

    @BeforeEach
    void openATab() {
        tab = browser.open(1280, 900);
    }

    @AfterEach
    void nothingWentWrongAndNothingLeftTheMachine() {
        tab.close();
        assertThat(tab.errors()).isEmpty();
        assertThat(tab.requests())
                .isNotEmpty()
                .allMatch(url -> url.startsWith("file:") || url.startsWith("data:") || url.equals("about:blank"));
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
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
