package org.gradcheck.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of runs that are not the newest. */
class EarlierRunsTests {

    private static final String EARLIER = "1970-01-12T13-46-40Z-1";

    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void name() {
        folder = temporary.resolve("gradcheck");
    }

    @Test
    void pagesOfTheRunBeforeMoveToAFolderOfTheirOwn() throws IOException {
        Path page = write(PagePolicy.FAILURES);
        markAs("1 1000000000 1");
        write(PagePolicy.ALWAYS);

        Path moved = folder.resolve("runs").resolve(EARLIER);
        assertThat(names(moved.resolve("checks")))
                .containsExactly(page.getFileName().toString());
        assertThat(names(moved.resolve("data"))).hasSize(1);
        assertThat(names(moved.resolve("lists"))).hasSize(1);
        assertThat(moved.resolve("checks").resolve(page.getFileName()))
                .content()
                .contains(
                        "<html lang=\"en\" data-root=\"../\">",
                        "<script src=\"../data/",
                        "<script src=\"../../../assets/check.js\"></script>",
                        "<link rel=\"stylesheet\" href=\"../../../assets/gradcheck.css\">")
                .doesNotContain("=\"../assets/");
        assertThat(moved.resolve("index.html"))
                .content()
                .contains(
                        "<script src=\"../../assets/list.js\"></script>",
                        "<a href=\"../../index.html\">the newest run</a>")
                .contains(names(moved.resolve("lists")));
        assertThat(folder.resolve("index.html"))
                .content()
                .contains("<a href=\"runs/" + EARLIER + "/index.html\">1970-01-12 13:46:40 UTC</a>")
                .doesNotContain(names(moved.resolve("lists")));
    }

    @Test
    void textOfAPageIsMovedAsItIs() {
        String text = "<script src=\"../assets/x.js\">\n<link rel=\"stylesheet\" href=\"../assets/x.css\">";
        String page = PageTemplate.ofCheck("../", "../", "../data/x.js", text);

        assertThat(PageTemplate.moved(page, "../", "../../../"))
                .isEqualTo(PageTemplate.ofCheck("../", "../../../", "../data/x.js", text));
    }

    @Test
    void runThatStillWritesKeepsItsPlace() throws IOException {
        Path page = write(PagePolicy.FAILURES);
        ProcessHandle other = ProcessHandle.current().parent().orElseThrow();
        markAs("1 1000000000 999999999\n" + ProcessStart.of(other));

        Path beside = write(PagePolicy.FAILURES);

        assertThat(page).isRegularFile();
        assertThat(beside)
                .startsWith(folder.resolve("runs").resolve(TestRun.current().name()))
                .isRegularFile();
        assertThat(beside).content().contains("<script src=\"../../../assets/check.js\"></script>");
        assertThat(folder.resolve("index.html"))
                .content()
                .contains("runs/" + TestRun.current().name());
        assertThat(write(PagePolicy.FAILURES)).hasParent(beside.getParent());
    }

    @Test
    void laterForkFindsTheFolderOfItsRun() throws IOException {
        write(PagePolicy.FAILURES);
        markAs("1 1000000000 1");
        write(PagePolicy.FAILURES);
        Files.writeString(
                folder.resolve("runs").resolve(EARLIER).resolve("run"),
                TestRun.current().mark());
        markAs("2 1000000000 2");

        write(PagePolicy.FAILURES);

        assertThat(names(folder.resolve("checks"))).hasSize(1);
        assertThat(names(folder.resolve("runs").resolve(EARLIER).resolve("checks")))
                .hasSize(2);
    }

    @Test
    void aHundredEarlierRunsAreKept() throws IOException {
        Path mine = folder.resolve("runs").resolve("mine.txt");
        for (int run = 1; run <= 103; run++) {
            write(PagePolicy.NEVER);
            markAs("7 " + run + "000000 7");
            if (run == 2) {
                Files.writeString(mine, "all of it");
                Files.writeString(folder.resolve("runs/1970-01-01T00-16-40Z-7/checks/mine.txt"), "all of it");
            }
        }

        write(PagePolicy.NEVER);

        List<String> runs = names(folder.resolve("runs"));
        assertThat(runs)
                .hasSize(102)
                .contains("mine.txt", "1970-01-01T01-06-40Z-7", "1970-01-02T04-36-40Z-7")
                .doesNotContain("1970-01-01T00-33-20Z-7", "1970-01-01T00-50-00Z-7");
        assertThat(names(folder.resolve("runs/1970-01-01T00-16-40Z-7"))).containsExactly("checks");
        assertThat(names(folder.resolve("runs/1970-01-01T00-16-40Z-7/checks"))).containsExactly("mine.txt");
        assertThat(mine).hasContent("all of it");
    }

    @Test
    void filesBehindALinkInTheFolderOfRunsAreLeft() throws IOException {
        Path mine = Files.createDirectories(temporary.resolve("mine"));
        Files.writeString(mine.resolve("run"), "1 1 1");
        Files.createDirectories(mine.resolve("checks"));
        Files.writeString(mine.resolve("checks").resolve("thesis.html"), "all of it");
        Files.writeString(mine.resolve("written"), "checks/thesis.html");
        write(PagePolicy.FAILURES);
        Files.createDirectories(folder.resolve("runs"));
        Files.createSymbolicLink(folder.resolve("runs").resolve(EARLIER), mine);
        markAs("1 1000000000 1");

        try (ReportPages pages = ReportPages.in(folder, PagePolicy.FAILURES)) {
            assertThat(CheckedCases.wrong(GradientChecker.standard().writingTo(pages))
                            .page())
                    .isEmpty();
        }
        assertThat(mine.resolve("checks").resolve("thesis.html")).hasContent("all of it");
        assertThat(names(mine)).containsExactlyInAnyOrder("run", "checks", "written");
    }

    @Test
    void linkAtTheNameOfAWrittenFileIsLeft() throws IOException {
        Path mine = Files.writeString(temporary.resolve("thesis.html"), "all of it");
        Path page = write(PagePolicy.FAILURES);
        Files.delete(page);
        Files.createSymbolicLink(page, mine);
        markAs("1 1000000000 1");

        write(PagePolicy.NEVER);

        assertThat(page).isSymbolicLink();
        assertThat(mine).hasContent("all of it");
        Path moved = folder.resolve("runs").resolve(EARLIER);
        assertThat(names(moved.resolve("checks"))).isEmpty();
        assertThat(names(moved.resolve("data"))).hasSize(1);
    }

    @Test
    void linkAmongTheFilesOfARunThatIsDeletedIsLeft() throws IOException {
        Path mine = Files.writeString(temporary.resolve("thesis.js"), "all of it");
        write(PagePolicy.FAILURES);
        markAs("7 1000000 7");
        write(PagePolicy.NEVER);
        Path oldest = folder.resolve("runs/1970-01-01T00-16-40Z-7");
        Path data = oldest.resolve("data").resolve(names(oldest.resolve("data")).get(0));
        Files.delete(data);
        Files.createSymbolicLink(data, mine);
        for (int run = 2; run <= 102; run++) {
            markAs("7 " + run + "000000 7");
            write(PagePolicy.NEVER);
        }

        assertThat(names(oldest)).containsExactly("data");
        assertThat(data).isSymbolicLink();
        assertThat(mine).hasContent("all of it");
    }

    @Test
    void moveThatWasKilledIsDoneByTheNextRun() throws IOException {
        write(PagePolicy.FAILURES);
        write(PagePolicy.FAILURES);
        markAs("1 1000000000 1");
        Path moved =
                Files.createDirectories(folder.resolve("runs").resolve(EARLIER).resolve("data"));
        Files.writeString(moved.resolveSibling("run"), "1 1000000000 1");
        String data = names(folder.resolve("data")).get(0);
        Files.move(folder.resolve("data").resolve(data), moved.resolve(data));
        Files.copy(folder.resolve("written"), moved.resolveSibling("written"));

        write(PagePolicy.FAILURES);

        assertThat(names(moved)).hasSize(2);
        assertThat(names(moved.resolveSibling("checks"))).hasSize(2);
        assertThat(names(folder.resolve("checks"))).hasSize(1);
    }

    /** Writes the page of a wrong gradient, or lists a right one without a page. */
    private Path write(PagePolicy policy) {
        try (ReportPages pages = ReportPages.in(folder, policy == PagePolicy.NEVER ? PagePolicy.FAILURES : policy)) {
            GradientChecker checker = GradientChecker.standard().writingTo(pages);
            GradientReport report =
                    policy == PagePolicy.NEVER ? CheckedCases.right(checker) : CheckedCases.wrong(checker);
            return report.page().orElse(folder);
        }
    }

    private void markAs(String text) throws IOException {
        Files.writeString(folder.resolve("run"), text);
    }

    private static List<String> names(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.sorted().forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }
}
