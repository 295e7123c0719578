package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.page.PagePolicy;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folder of the pages, and its settings. */
class PageTests {

    @TempDir
    private Path folder;

    @Test
    void aFailureNamesItsPageBeforeTheCommandThatRepeatsIt() {
        Throwable failure = run(WrongTestCase.class, "failures").onlyFailure();

        List<String> lines = failure.getMessage().lines().toList();
        Path page = page();
        assertThat(lines.get(lines.size() - 2)).isEqualTo("Page: " + page.toUri());
        assertThat(lines.get(lines.size() - 1)).startsWith("Reproduce: ").doesNotContain("gradcheck.report");
        assertThat(page.getFileName().toString())
                .matches("pagetests-wrongtestcase-wrong-1-seed-[0-9a-f]+-[0-9a-f]{8}\\.html");
    }

    @Test
    void aCheckThatPassesIsListedAndHasNoPageByDefault() {
        run(RightTestCase.class, "failures");

        assertThat(folder.resolve("index.html")).isRegularFile();
        assertThat(lists()).contains("PageTests.RightTestCase.right");
        assertThat(pages()).isEmpty();
    }

    @Test
    void passedCheckHasAPageWithPolicyAlways() {
        TestCaseRun run = run(RightTestCase.class, "always");

        assertThat(run.published("page")).containsExactly(page().toString());
    }

    @Test
    void nothingIsWrittenWhereNothingIsWanted() {
        Throwable failure = run(WrongTestCase.class, "never").onlyFailure();

        assertThat(failure.getMessage()).doesNotContain("Page:");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void everyCheckOfTheBodyHasAPageOfItsOwn() {
        run(TwoChecksTestCase.class, "always");

        assertThat(pages()).hasSize(2);
    }

    @Test
    void aFolderThatCannotBeWrittenToFailsNoTest() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        TestCaseRun run = TestCaseRun.passing(
                RightTestCase.class, "gradcheck.report=always", "gradcheck.report.directory=" + file);

        assertThat(run.published("page")).isEmpty();
    }

    @Test
    void emptyFolderNameMeansTheBuildFolder() {
        assertThat(new PagesOfRun(PagePolicy.FAILURES, Optional.of(Path.of(""))).folder())
                .isEmpty();
    }

    @Test
    void unknownPolicyIsRefused() {
        assertThat(TestCaseRun.of(RightTestCase.class, "gradcheck.report=sometimes")
                        .refusal())
                .endsWith("the configuration parameter gradcheck.report is 'sometimes', but must be one of"
                        + " [FAILURES, ALWAYS, NEVER]");
    }

    private TestCaseRun run(Class<?> testCase, String wish) {
        return TestCaseRun.of(testCase, "gradcheck.report=" + wish, "gradcheck.report.directory=" + folder);
    }

    private Path page() {
        assertThat(pages()).hasSize(1);
        return pages().get(0);
    }

    private List<Path> pages() {
        return files("checks");
    }

    private String lists() {
        return String.join("", files("lists").stream().map(PageTests::content).toList());
    }

    private List<Path> files(String part) {
        try (Stream<Path> files = Files.list(folder.resolve(part))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static class WrongTestCase {

        @GradientCheck(trials = 1)
        void wrong(GradientSubject subject) {
            Gradients.describeWrongSign(subject, 1, 2);
        }
    }

    static class RightTestCase {

        @GradientCheck(trials = 1)
        void right(GradientSubject subject) {
            Gradients.describeSquares(subject, 1, 2);
        }
    }

    static class TwoChecksTestCase {

        @GradientCheck(trials = 1)
        void twice(GradientChecker checker) {
            checker.check(Gradients::sumOfSquares, Gradients::doubled, 1, 2).assertPassed();
            checker.check(Gradients::sumOfSquares, Gradients::doubled, 3, 4).assertPassed();
        }
    }
}
