package org.gradcheck.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of a test run. */
class ReportPagesTests {

    @TempDir
    private Path temporary;

    @Test
    void nothingIsWrittenBeforeThereIsAPage() {
        try (ReportPages pages = ReportPages.in(folder(), PagePolicy.FAILURES)) {
            right(pages);

            assertThat(folder()).doesNotExist();
        }
        assertThat(listed()).containsExactly("RightTest.backprop [1] 3-4-2 tanh, 3-4-2 tanh, sigmoid");
    }

    @Test
    @SuppressWarnings("deprecation") // the earlier name is specified
    void theEarlierNameOfThePolicyIsKept() {
        for (PageWish wish : PageWish.values()) {
            try (ReportPages pages = ReportPages.in(folder(), wish)) {
                assertThat(pages.policy()).isEqualTo(PagePolicy.valueOf(wish.name()));
            }
        }
    }

    @Test
    void aPageAndItsDataComeWithTheCheckThatFails() throws IOException {
        try (ReportPages pages = ReportPages.in(folder(), PagePolicy.FAILURES)) {
            GradientReport report = wrong(pages);

            Path page = report.page().orElseThrow();
            assertThat(page).isRegularFile().hasParent(folder().resolve("checks"));
            assertThat(folder().resolve("assets").resolve("echarts.min.js")).isRegularFile();
            assertThat(folder().resolve("assets"))
                    .isDirectoryContaining("glob:**/echarts-LICENSE.txt")
                    .isDirectoryContaining("glob:**/echarts-LICENSE-d3.txt")
                    .isDirectoryContaining("glob:**/echarts-LICENSE-zrender.txt")
                    .isDirectoryContaining("glob:**/echarts-NOTICE.txt");
            assertThat(listed()).hasSize(1);
            assertThat(json(files("data").get(0))
                            .getAsJsonObject()
                            .get("verdict")
                            .getAsString())
                    .isEqualTo("DISAGREES");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"checks", "data", "lists", "assets"})
    void folderBehindALinkIsLeftAsItIs(String part) throws IOException {
        Path mine = Files.createDirectory(temporary.resolve("mine"));
        Files.writeString(mine.resolve("thesis.txt"), "all of it");
        try (ReportPages pages = ReportPages.in(folder(), PagePolicy.FAILURES)) {
            wrong(pages);
        }
        Files.move(folder().resolve(part), temporary.resolve("moved"));
        Files.createSymbolicLink(folder().resolve(part), mine);
        ofAnotherRun();

        try (ReportPages pages = ReportPages.in(folder(), PagePolicy.FAILURES)) {
            assertThat(wrong(pages).page()).isEmpty();
        }
        assertThat(mine).isDirectoryContaining("glob:**/thesis.txt");
        assertThat(mine.toFile().list()).containsExactly("thesis.txt");
    }

    @Test
    void filesThatGradcheckDidNotWriteSurviveTheNextRun() throws IOException {
        try (ReportPages pages = ReportPages.in(folder(), PagePolicy.FAILURES)) {
            wrong(pages);
        }
        for (String part : List.of("checks", "data", "lists", "assets")) {
            Files.writeString(folder().resolve(part).resolve("mine.js"), "all of it");
        }
        ofAnotherRun();

        try (ReportPages pages = ReportPages.in(folder(), PagePolicy.FAILURES)) {
            assertThat(wrong(pages).page()).isPresent();
        }
        assertThat(index()).hasSize(1);
        for (String part : List.of("checks", "data", "lists", "assets")) {
            assertThat(folder().resolve(part).resolve("mine.js")).hasContent("all of it");
        }
        assertThat(folder().resolve("checks").toFile().list()).hasSize(2);
    }

    private void ofAnotherRun() throws IOException {
        Files.writeString(folder().resolve("run"), "1 1 1");
    }

    @Test
    void checksOfOneNameHaveAPageEach() {
        try (ReportPages pages = ReportPages.in(folder(), PagePolicy.FAILURES)) {
            Path first = wrong(pages).page().orElseThrow();
            Path second = wrong(pages).page().orElseThrow();

            assertThat(second.getFileName().toString())
                    .isEqualTo(first.getFileName().toString().replace(".html", "-2.html"));
        }
    }

    @Test
    void aRunHasAThousandPages() throws IOException {
        try (ReportPages pages = ReportPages.in(folder(), PagePolicy.FAILURES)) {
            wrong(pages);
            for (int page = 2; page < 1_000; page++) {
                Files.createFile(folder().resolve("data").resolve(page + ".js"));
            }

            assertThat(wrong(pages).page()).isPresent();
            assertThat(wrong(pages).page()).isEmpty();
        }
    }

    @Test
    void threadsAndSeveralWritersShareAFolder() {
        IntStream.range(0, 8).parallel().forEach(i -> {
            try (ReportPages pages = ReportPages.in(folder(), PagePolicy.FAILURES)) {
                wrong(pages);
                right(pages);
            }
        });

        assertThat(files("checks")).hasSize(8);
        assertThat(listed()).hasSize(16);
        assertThat(index()).hasSameSizeAs(files("lists"));
    }

    @Test
    void anotherRunReplacesThePages() throws IOException {
        try (ReportPages pages = ReportPages.in(folder(), PagePolicy.ALWAYS)) {
            wrong(pages);
        }
        ofAnotherRun();

        try (ReportPages pages = ReportPages.in(folder(), PagePolicy.ALWAYS)) {
            right(pages);
        }

        assertThat(listed()).containsExactly("RightTest.backprop [1] 3-4-2 tanh, 3-4-2 tanh, sigmoid");
        assertThat(files("checks")).hasSize(1);
    }

    @Test
    void foreignIndexIsNotDeleted() throws IOException {
        Files.createDirectories(folder());
        Path index = Files.writeString(folder().resolve("index.html"), "mine");

        try (ReportPages pages = ReportPages.in(folder(), PagePolicy.ALWAYS)) {
            assertThat(right(pages).page()).isEmpty();
        }

        assertThat(index).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "assets", "lists", "checks"})
    void foreignFilesAreNotDeleted(String part) throws IOException {
        Path theirs = Files.writeString(
                Files.createDirectories(folder().resolve(part)).resolve("mine.csv"), "1,2");

        try (ReportPages pages = ReportPages.in(folder(), PagePolicy.ALWAYS)) {
            assertThat(right(pages).page()).isEmpty();
        }

        assertThat(theirs).hasContent("1,2");
    }

    @Test
    void foreignFileNamedLikeTheMarkIsNotDeleted() throws IOException {
        Path script = Files.writeString(Files.createDirectories(folder()).resolve("run"), "#!/bin/sh");
        Path index = Files.writeString(folder().resolve("index.html"), "mine");

        try (ReportPages pages = ReportPages.in(folder(), PagePolicy.ALWAYS)) {
            assertThat(right(pages).page()).isEmpty();
        }

        assertThat(script).hasContent("#!/bin/sh");
        assertThat(index).hasContent("mine");
    }

    @Test
    void halfPreparedFolderIsPreparedAnew() throws IOException {
        Path half = Files.createDirectories(folder().resolve("assets")).resolve("echarts.min.js");
        Files.writeString(half, "half");
        Files.writeString(folder().resolve("run"), "opening");

        try (ReportPages pages = ReportPages.in(folder(), PagePolicy.ALWAYS)) {
            assertThat(right(pages).page()).isPresent();
        }

        assertThat(half).content().hasSizeGreaterThan(1_000);
    }

    @Test
    void aFolderThatCannotBeWrittenToChangesNoReport() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));

        try (ReportPages pages = ReportPages.in(file, PagePolicy.ALWAYS)) {
            GradientReport report = right(pages);

            assertThat(report.passed()).isTrue();
            assertThat(report.page()).isEmpty();
        }
    }

    @Test
    void interruptedWriteLeavesNoPartialFile() {
        try (ReportPages pages = ReportPages.in(folder(), PagePolicy.ALWAYS)) {
            wrong(pages);
        }

        assertThat(folder()).isDirectoryNotContaining("glob:**.part");
        assertThat(files("data")).allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    @Test
    void passedCheckIsNotEvaluatedForAPage() {
        try (ReportPages pages = ReportPages.in(folder(), PagePolicy.FAILURES)) {
            assertThat(right(pages).curves()).isEmpty();
        }
    }

    @Test
    void aWrongEntryAtAKinkHasTheSameErrorBarInTheMapAsInTheTable() {
        try (ReportPages pages = ReportPages.in(folder(), PagePolicy.FAILURES)) {
            CheckedCases.kinked(GradientChecker.standard().writingTo(pages));
        }

        JsonObject check = json(files("data").get(0)).getAsJsonObject();
        JsonObject block = check.getAsJsonArray("blocks").get(0).getAsJsonObject();
        double inTheMap =
                block.getAsJsonObject("map").getAsJsonArray("errors").get(1).getAsDouble();
        JsonObject inTheTable = check.getAsJsonArray("mismatches").get(0).getAsJsonObject();
        assertThat(inTheTable.get("name").getAsString()).isEqualTo("x[middle]");
        assertThat(inTheMap).isCloseTo(inTheTable.get("error").getAsDouble(), withinPercentage(1));
    }

    @Test
    void parametersAreRestoredAfterTheCurves() {
        double[] x = {0.1, 1e-30, -0.0, 7};
        double[] before = x.clone();
        try (ReportPages pages = ReportPages.in(folder(), PagePolicy.FAILURES)) {
            GradientReport report = GradientChecker.standard()
                    .writingTo(pages)
                    .check(org.gradcheck.subject.GradientSubject.named("squares")
                            .parameter("x", x, new double[] {9, 9, 9, 9})
                            .cost(() -> x[0] * x[0] + x[1] + 3 * x[2] + x[3] * x[3]));

            assertThat(report.curves()).hasSize(3);
        }
        assertThat(x).containsExactly(before);
        assertThat(Double.doubleToRawLongBits(x[2])).isEqualTo(Double.doubleToRawLongBits(-0.0));
    }

    @ParameterizedTest
    @CsvSource({"a \"b\" & <c>#1%20, a%20%22b%22%20&amp;%20%3Cc%3E%231%2520", "a:b, a:b", "gradcheck, gradcheck"})
    void linkLeadsToAFolderOfAnyName(String name, String address) throws IOException {
        Path link = temporary.resolve("link.html");
        try (ReportPages pages = ReportPages.in(temporary.resolve(name), PagePolicy.FAILURES)) {
            GradientReport report = wrong(pages);
            ReportPages.link(report, link);

            assertThat(link)
                    .content()
                    .contains("<a href=\"./" + address + "/checks/"
                            + report.page().orElseThrow().getFileName() + "\">");
        }
    }

    @Test
    void aPageIsReadableWithoutScripts() {
        try (ReportPages pages = ReportPages.in(folder(), PagePolicy.FAILURES)) {
            GradientReport report = wrong(pages);

            assertThat(withoutScripts(report.page().orElseThrow()))
                    .contains("<h1>Gradient check</h1>")
                    .contains(report.toString().lines().limit(4).toList().get(2))
                    .contains("href=\"../index.html\"");
            assertThat(withoutScripts(folder().resolve("index.html")))
                    .contains("<a href=\"checks/" + report.page().orElseThrow().getFileName() + "\">");
        }
    }

    @Test
    void namesAreNoMarkupWithoutScripts() {
        try (ReportPages pages = ReportPages.in(folder(), PagePolicy.FAILURES)) {
            Path page = CheckedCases.hostile(GradientChecker.standard().writingTo(pages))
                    .page()
                    .orElseThrow();

            assertThat(withoutScripts(page)).contains("&lt;/script&gt;").doesNotContain("<script", "<img");
        }
    }

    @Test
    void linkHasTheTextAndNoData() throws IOException {
        Path link = temporary.resolve("link.html");
        try (ReportPages pages = ReportPages.in(folder(), PagePolicy.FAILURES)) {
            GradientReport report = wrong(pages);
            ReportPages.link(report, link);

            assertThat(link)
                    .content()
                    .contains(report.toString().lines().limit(4).toList().get(2))
                    .doesNotContain("<script", "verdict\":");
        }
        assertThat(Files.size(link)).isLessThan(3_000);
    }

    private static String withoutScripts(Path page) {
        try {
            String html = Files.readString(page);
            return html.substring(html.indexOf("<noscript>"), html.indexOf("</noscript>"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder() {
        return temporary.resolve("gradcheck");
    }

    private static GradientReport right(ReportPages pages) {
        return CheckedCases.right(GradientChecker.standard().writingTo(pages));
    }

    private static GradientReport wrong(ReportPages pages) {
        return CheckedCases.wrong(GradientChecker.standard().writingTo(pages));
    }

    /** The names of the checks on the list. */
    private List<String> listed() {
        return files("lists").stream()
                .map(ReportPagesTests::json)
                .map(JsonElement::getAsJsonArray)
                .map(JsonArray::asList)
                .flatMap(List::stream)
                .map(JsonElement::getAsJsonObject)
                .map((JsonObject check) -> check.get("name").getAsString())
                .toList();
    }

    private List<String> index() {
        try (Stream<String> lines = Files.lines(folder().resolve("index.html"))) {
            return lines.filter(line -> line.contains("\"lists/")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files(String part) {
        try (Stream<Path> files = Files.list(folder().resolve(part))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The second of three lines; the others hand it to the page. */
    private static JsonElement json(Path script) {
        try {
            List<String> lines = Files.readAllLines(script);
            assertThat(lines).hasSize(3);
            return JsonParser.parseString(lines.get(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
