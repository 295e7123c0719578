package org.gradcheck.report.page;

import static java.util.Comparator.comparingDouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Collator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gradcheck.GradientChecker;
import org.gradcheck.diagnosis.MeasuredBlock;
import org.gradcheck.report.Discrepancy;
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
 * Without Chromium the tests are skipped, unless the system property {@code gradcheck.test.browser} is {@code required}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class PageInBrowserTests {

    private static final System.Logger LOGGER = System.getLogger(PageInBrowserTests.class.getName());

    private static final String NO_BROWSER =
            "there is no Chromium on the PATH, so the pages of reports are not looked at in a browser";

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
        if (!"required".equals(System.getProperty("gradcheck.test.browser"))) {
            if (executable.isEmpty()) {
                LOGGER.log(System.Logger.Level.WARNING, NO_BROWSER);
            }
            assumeTrue(executable.isPresent(), NO_BROWSER);
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
        assertThat(tab.texts("tbody tr:nth-child(-n + 5) th"))
                .isSortedAccordingTo(Collator.getInstance(Locale.ENGLISH));
        tab.photograph(SCREENSHOTS.resolve("list.png"));
    }

    @Test
    void theListIsFilteredByVerdictAndName() {
        tab.visit(folder.resolve("index.html"));

        tab.click("input[value=DISAGREES]");
        assertThat(tab.texts("tbody td:nth-child(2)")).containsExactly("vacuous", "agrees");
        tab.value("(() => { const wanted = document.getElementById('wanted'); wanted.value = 'rightTEST';"
                + "wanted.dispatchEvent(new Event('input')); })()");
        assertThat(tab.texts("tbody td:nth-child(2)")).containsExactly("agrees");
        assertThat(tab.text("#announcements")).isEqualTo("1 check");
    }

    @Test
    void theListLinksToEachPage() {
        tab.visit(folder.resolve("index.html"));
        String link = tab.value("[...document.querySelectorAll('tbody a')]"
                        + ".find(link => link.innerText.startsWith('WrongTest')).href")
                .getAsString();

        assertThat(link).isEqualTo(wrong.details().page().orElseThrow().toUri().toString());
        tab.visit(link);
        assertThat(tab.text("h1")).isEqualTo(wrong.subject());
        assertThat(tab.value("document.querySelector('nav a').href").getAsString())
                .isEqualTo(folder.resolve("index.html").toUri().toString());
    }

    @Test
    void aRightCheckIsCalm() {
        page(right);

        assertThat(tab.text("header .badge")).isEqualTo("agrees");
        assertThat(tab.texts("h2")).containsExactly("Network", "Blocks", "Analytic against numeric", "Steps", "Data");
        assertThat(tab.texts("#blocks summary .badge")).containsOnly("agrees").hasSize(4);
        assertThat(tab.hover("#blocks .chart", 2, 3))
                .contains("layer 0 weights[3][2]")
                .anyMatch(line -> line.matches("right, .* error bars apart"));
        tab.photograph(SCREENSHOTS.resolve("right.png"));
    }

    @Test
    void aWrongCheckSaysWhyAndWhere() {
        page(wrong);

        assertThat(tab.text("header .badge")).isEqualTo("disagrees");
        assertThat(tab.text(".lead")).isEqualTo("disagrees 4 of 26 entries wrong");
        assertThat(tab.texts("#cause h3"))
                .isEqualTo(wrong.diagnoses().stream()
                        .map(diagnosis -> sentence(diagnosis.cause().name()))
                        .toList())
                .isNotEmpty();
        assertThat(tab.text("#cause"))
                .contains(wrong.diagnosis().orElseThrow().evidence())
                .contains(wrong.diagnosis().orElseThrow().remedy())
                .contains("mvn test -Dtest=WrongTest#backprop -Dgradcheck.seed=0");
        assertThat(tab.texts("#blocks summary .badge")).containsExactly("agrees", "disagrees", "agrees", "agrees");
        tab.draw("#network .chart");
        tab.photograph(SCREENSHOTS.resolve("wrong.png"));
    }

    @Test
    void theMapSaysBothValuesOfTheEntryUnderTheMouse() {
        page(wrong);

        MeasuredBlock biases = wrong.measured().get(1);
        String numeric = "numeric " + exponential(biases.numeric(2)) + " +- ";
        assertThat(tab.hover("#blocks details:nth-of-type(2) .chart", 2, 0))
                .contains(
                        "layer 0 biases[2]",
                        "analytic " + exponential(biases.analytic(2)),
                        "parameter " + exponential(biases.parameter(2)))
                .filteredOn(line -> line.startsWith(numeric))
                .singleElement()
                // Of two digits the last may be rounded either way.
                .satisfies(line -> assertThat(Double.parseDouble(line.substring(numeric.length())))
                        .isCloseTo(biases.error(2), withinPercentage(10)));
    }

    @Test
    void arrowKeysWalkOverTheMapAndSayWhereTheyAre() {
        page(wrong);
        tab.draw("#blocks .chart");
        tab.value(
                "(() => { const map = document.querySelector('#blocks .chart');"
                        + "['ArrowRight', 'ArrowDown'].forEach(key => map.dispatchEvent(new KeyboardEvent('keydown', {key}))); })()");

        assertThat(tab.text("#announcements")).startsWith("layer 0 weights[1][1], right, ");
        assertThat(tab.value("document.querySelector('#blocks .chart').tabIndex")
                        .getAsInt())
                .isZero();
    }

    @Test
    void chartsDescribeThemselvesToScreenReaders() {
        page(wrong);
        tab.draw("#blocks details:nth-of-type(2) .chart");

        assertThat(tab.value(
                                "document.querySelector('#blocks details:nth-of-type(2) .chart').getAttribute('aria-label')")
                        .getAsString())
                .isEqualTo("Map of layer 0 biases: 4, disagrees, 4 wrong.");
    }

    @Test
    void wrongEntriesAreSortedByEachColumn() {
        page(wrong);

        List<String> worstFirst =
                wrong.mismatches().stream().map(Discrepancy::name).toList();
        assertThat(tab.texts("#mismatches tbody th")).isEqualTo(worstFirst);
        tab.click("#mismatches thead th:nth-child(1) button");
        assertThat(tab.texts("#mismatches tbody th"))
                .containsExactly("layer 0 biases[0]", "layer 0 biases[1]", "layer 0 biases[2]", "layer 0 biases[3]");
        assertThat(tab.value("document.querySelector('#mismatches thead th').getAttribute('aria-sort')")
                        .getAsString())
                .isEqualTo("ascending");
        tab.click("#mismatches thead th:nth-child(2) button");
        assertThat(tab.texts("#mismatches tbody th"))
                .isEqualTo(wrong.mismatches().stream()
                        .sorted(comparingDouble(Discrepancy::analytic).reversed())
                        .map(Discrepancy::name)
                        .toList());
    }

    @Test
    void theCurveOfTheWorstEntryHasTheStepThatWasUsed() {
        page(wrong);
        tab.draw("#steps .chart");

        JsonArray series = tab.value("echarts.getInstanceByDom(document.querySelector('#steps .chart')).getOption()"
                        + ".series.map(each => [each.name, each.data.length])")
                .getAsJsonArray();
        assertThat(series.toString())
                .isEqualTo("[[\"difference quotient\",24],[\"step used\",2],[\"your value\",2],[\"error bar\",2]]");
        assertThat(tab.texts("#steps h3"))
                .isEqualTo(wrong.mismatches().stream()
                        .limit(3)
                        .map(Discrepancy::name)
                        .toList());
        tab.photograph(SCREENSHOTS.resolve("steps.png"));
    }

    @Test
    void aTransposedMatrixIsCalmOnItsDiagonalAlone() {
        page(transposed);
        tab.draw("#blocks .chart");

        JsonArray cells = tab.value("echarts.getInstanceByDom(document.querySelector('#blocks .chart')).getOption()"
                        + ".series[0].data.map(([column, row, heat]) => [column, row, heat >= 2])")
                .getAsJsonArray();
        assertThat(cells).hasSize(36);
        for (JsonElement cell : cells) {
            int column = cell.getAsJsonArray().get(0).getAsInt();
            int row = cell.getAsJsonArray().get(1).getAsInt();
            assertThat(cell.getAsJsonArray().get(2).getAsBoolean())
                    .as("%d, %d", row, column)
                    .isEqualTo(row != column);
        }
        tab.photograph(SCREENSHOTS.resolve("transposed.png"));
    }

    @Test
    void aKinkShowsItsTwoSlopes() {
        page(kinked);

        assertThat(tab.texts("#steps h3")).containsExactly("x[middle]", "x[left]");
        tab.draw("#steps figure:nth-of-type(2) .chart");
        assertThat(tab.value(
                                "echarts.getInstanceByDom(document.querySelector('#steps figure:nth-of-type(2) .chart'))"
                                        + ".getOption().series.slice(0, 2).map(side => [side.name, ...new Set(side.data.map(at => at[1]))])")
                        .toString())
                .isEqualTo("[[\"left\",-1],[\"right\",1]]");
        assertThat(tab.hover("#blocks .chart", 2, 0)).contains("x[right]");
        assertThat(tab.hover("#blocks .chart", 0, 0)).contains("at a kink, 0.5 error bars apart");
        assertThat(tab.hover("#blocks .chart", 1, 0))
                .contains("wrong, "
                        + tab.value("Values.rough(gradcheck.check[0].worst)").getAsString() + " error bars apart");
        tab.photograph(SCREENSHOTS.resolve("kinked.png"));
        assertThat(tab.value("echarts.getInstanceByDom(document.querySelector('#blocks .chart')).getOption()"
                                + ".xAxis[0].data.join()")
                        .getAsString())
                .isEqualTo("left,middle,right");
    }

    @Test
    void aVacuousCheckSaysWhatCouldNotBeCompared() {
        page(vacuous);

        assertThat(tab.text("header .badge")).isEqualTo("vacuous");
        assertThat(tab.text("#cause p"))
                .isEqualTo(
                        "unused: the cost does not depend on it here: dead or saturated units, or inputs that are zero");
        assertThat(tab.hover("#blocks .chart", 1, 0)).contains("unused[1]", "unexercised, 0 error bars apart");
        tab.photograph(SCREENSHOTS.resolve("vacuous.png"));
    }

    @Test
    void namesAreTextWhateverTheySay() {
        page(hostile);

        assertThat(tab.value("document.querySelector('h1').textContent").getAsString())
                .isEqualTo(CheckedCases.HOSTILE);
        assertThat(tab.value("document.title").getAsString()).startsWith("disagrees: </script>");
        assertThat(tab.value("document.images.length").getAsInt()).isZero();
        assertThat(tab.texts("#mismatches tbody td:nth-child(2)")).containsExactly("NaN", "Infinity");
        assertThat(tab.hover("#blocks .chart", 0, 0)).contains("analytic NaN");
        assertThat(tab.value("document.documentElement.scrollWidth <= innerWidth")
                        .getAsBoolean())
                .isTrue();
        tab.photograph(SCREENSHOTS.resolve("hostile.png"));
    }

    @Test
    void aBlockOf784x1000IsAggregatedAndSaysSo() {
        page(large);
        tab.draw("#blocks .chart");

        assertThat(tab.value("echarts.getInstanceByDom(document.querySelector('#blocks .chart')).getOption()"
                                + ".series[0].data.length")
                        .getAsInt())
                .isEqualTo(200 * 196);
        assertThat(tab.text("#blocks figcaption"))
                .contains("Each tile is the worst of up to 5 x 4 entries: the block is too large to show them all.");
        assertThat(tab.hover("#blocks .chart", 75, 10))
                .contains("layer 0 weights[53][300], the worst of 20")
                .anyMatch(line -> line.startsWith("wrong, "));
        assertThat(tab.texts("#mismatches tbody tr")).hasSize(100);
        tab.photograph(SCREENSHOTS.resolve("large.png"));
    }

    @Test
    void colleaguesInTheDarkSeeOtherColours() {
        tab.prefers("dark");
        page(transposed);
        tab.draw("#blocks .chart");

        assertThat(tab.value("getComputedStyle(document.body).backgroundColor").getAsString())
                .isEqualTo("rgb(21, 27, 33)");
        assertThat(tab.value("echarts.getInstanceByDom(document.querySelector('#blocks .chart')).getOption()"
                                + ".visualMap[0].inRange.color[0]")
                        .getAsString())
                .isEqualTo("#1c2d3d");
        tab.photograph(SCREENSHOTS.resolve("dark.png"));
    }

    /** Whoever prints sees all charts, those that were never scrolled to as well, in the colours of paper. */
    @Test
    void paperHasAllOfIt() throws IOException {
        tab.prefers("dark");
        page(wrong);
        Path printed = SCREENSHOTS.resolve("printed.pdf");

        assertThat(tab.print(printed))
                .isEqualTo(
                        tab.value("document.querySelectorAll('.chart').length").getAsInt());
        assertThat(printed).binaryContent().startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        tab.asOnPaper();
        assertThat(tab.text("main"))
                .contains("disagrees 4 of 26 entries wrong")
                .contains(wrong.diagnosis().orElseThrow().remedy())
                .contains("All wrong entries, the worst first")
                .doesNotContain("All checks", "Download");
        assertThat(tab.value("getComputedStyle(document.body).backgroundColor").getAsString())
                .isEqualTo("rgb(255, 255, 255)");
    }

    @Test
    void thePageThatIsAttachedToATestShowsTheSame() throws IOException {
        Path copy = folder.resolve("checks").resolve("copy.html");
        ReportPages.copy(wrong, copy);
        tab.visit(copy);

        assertThat(tab.text(".lead")).isEqualTo("disagrees 4 of 26 entries wrong");
        tab.draw("#blocks .chart");
    }

    @Test
    void everythingThatIsKnownCanBeDownloaded() {
        page(hostile);

        JsonArray values = tab.value(
                        "(async () => { let blob; URL.createObjectURL = made => { blob = made; return '#'; };"
                                + "document.querySelector('#data button').click();"
                                + "return JSON.parse(await blob.text()).blocks[0].map.analytic; })()")
                .getAsJsonArray();
        assertThat(values.toString()).isEqualTo("[\"NaN\",\"Infinity\",6]");
    }

    /** The picture in the README. */
    @Test
    void aPageBeginsWithTheCauseAndTheMap() {
        tab = browser.open(1100, 900);
        page(transposed);

        assertThat(tab.texts("h2")).startsWith("Cause", "Blocks");
        tab.value("new Promise(done => { let frames = 60;"
                + "const count = () => frames-- > 0 ? requestAnimationFrame(count) : done(); count(); })");
        tab.photograph(SCREENSHOTS.resolve("page.png"));
    }

    private Tab page(GradientReport report) {
        return tab.visit(report.details().page().orElseThrow());
    }

    private static String sentence(String cause) {
        return cause.charAt(0) + cause.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** As JavaScript writes it: with no more digits in the exponent than it takes. */
    private static String exponential(double value) {
        return tidy(String.format(Locale.ROOT, "%.6e", value));
    }

    private static String tidy(String number) {
        return number.replaceAll("e([+-])0+(?=\\d)", "e$1");
    }
}
