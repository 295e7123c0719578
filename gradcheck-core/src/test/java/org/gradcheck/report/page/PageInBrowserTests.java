package org.gradcheck.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The pages as a real browser shows them, opened from the file system. Screenshots are left in {@code target/screenshots}.
 * Without Chromium the tests are skipped, unless the system property {@code gradcheck.browser} is {@code required}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class PageInBrowserTests {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private Path folder;
    private Browser browser;
    private Tab tab;
    private GradientReport wrong;
    private GradientReport right;
    private GradientReport transposed;
    private GradientReport kinked;
    private GradientReport vacuous;
    private GradientReport hostile;
    private GradientReport large;

    @BeforeAll
    void checkAndOpenTheBrowser(@TempDir Path pagesFolder, @TempDir(cleanup = CleanupMode.NEVER) Path profile)
            throws IOException {
        folder = pagesFolder;
        Optional<Path> executable = Browser.executable();
        if (!"required".equals(System.getProperty("gradcheck.browser"))) {
            assumeTrue(
                    executable.isPresent(),
                    "there is no Chromium on the PATH, so the pages are not looked at in a browser");
        }
        try (ReportPages pages = ReportPages.in(folder, PageWish.ALWAYS)) {
            GradientChecker checker = GradientChecker.standard().writingTo(pages);
            right = CheckedCases.right(checker);
            wrong = CheckedCases.wrong(checker);
            transposed = CheckedCases.transposed(checker);
            kinked = CheckedCases.kinked(checker);
            vacuous = CheckedCases.vacuous(checker);
            hostile = CheckedCases.hostile(checker);
            large = pages.add(CheckedCases.large());
        }
        browser = Browser.start(executable.orElseThrow(), profile);
    }

    @BeforeEach
    void openATab() {
        tab = browser.open(1280, 900);
    }

    @AfterEach
    void nothingWentWrongAndNothingLeftTheMachine() {
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

    @Test
    void theListHasAllChecksWithTheMostSeriousFirst() {
        tab.visit(folder.resolve("index.html"));

        assertThat(tab.text("h1")).isEqualTo("Gradient checks");
        assertThat(tab.text(".lead")).isEqualTo("6 of 7 checks failed");
        assertThat(tab.texts("tbody td:nth-child(2)"))
                .containsExactly("disagrees", "disagrees", "disagrees", "disagrees", "disagrees", "vacuous", "agrees");
        tab.photograph(SCREENSHOTS.resolve("list.png"));
    }

    private Tab page(GradientReport report) {
        return tab.visit(report.details().page().orElseThrow());
    }

    @Test
    void smoke() {
        for (GradientReport report : List.of(right, wrong, transposed, kinked, vacuous, hostile, large)) {
            page(report);
            System.err.println(tab.value("document.title") + " " + tab.texts("h2") + tab.errors());
            int n = tab.value("document.querySelectorAll('.chart').length").getAsInt();
            tab.value("document.querySelectorAll('.chart').forEach((c,i)=>c.id='chart'+i)");
            for (int i = 0; i < n; i++) {
                long t = System.nanoTime();
                tab.draw("#chart" + i);
                System.err.println("chart " + i + " " + (System.nanoTime() - t) / 1e6);
                tab.photograph(SCREENSHOTS.resolve(report.subject().replaceAll("[^A-Za-z]+.*", "") + i + ".png"));
            }
        }
    }
}
