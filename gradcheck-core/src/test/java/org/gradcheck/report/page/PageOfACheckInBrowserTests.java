package org.gradcheck.report.page;

import static java.util.Comparator.comparingDouble;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Page of a check on a screen, on paper and as a file. */
class PageOfACheckInBrowserTests extends PagesInBrowser {

    @Test
    void passedCheckShowsNoErrors() {
        show(CheckedCases::right);

        assertThat(tab.text("header .badge")).isEqualTo("agrees");
        assertThat(tab.texts("h2"))
                .containsExactly("Blocks", "Network", "Steps", "Analytic against numeric", "Words", "Data");
        assertThat(tab.texts("#blocks summary .badge")).containsOnly("agrees").hasSize(4);
        assertThat(tab.hover("#blocks .chart", 2, 3))
                .contains("layer 0 weights[3][2]")
                .anyMatch(line -> line.matches("right, .* error bars apart"));
        tab.photograph(SCREENSHOTS.resolve("right.png"));
    }

    @Test
    void failedCheckShowsCauseAndPlace() {
        GradientReport wrong = show(CheckedCases::wrong);

        assertThat(tab.text("header .badge")).isEqualTo("disagrees");
        assertThat(tab.text(".lead")).isEqualTo("disagrees 4 of 26 entries wrong");
        assertThat(tab.texts("#cause h3"))
                .isEqualTo(wrong.diagnoses().stream()
                        .map(diagnosis -> capitalised(diagnosis.cause().words()) + " ("
                                + diagnosis.cause().name() + ")")
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
    void verdictCauseAndBothValuesComeBeforeMapsAndDrawing() {
        GradientReport wrong = show(CheckedCases::wrong);

        assertThat(tab.texts("h2"))
                .containsExactly(
                        "Cause",
                        "Wrong entries",
                        "Blocks",
                        "Network",
                        "Steps",
                        "Analytic against numeric",
                        "Words",
                        "Data");
        Discrepancy worst = wrong.mismatches().get(0);
        assertThat(tab.texts("#mismatches tbody tr:first-child > *"))
                .startsWith(worst.name(), shown(worst.analytic()), shown(worst.numeric()));
    }

    @Test
    void aPatternIsShownIfThereIsNoCause() {
        show(CheckedCases::product);

        assertThat(tab.texts("h2")).startsWith("Pattern", "Wrong entries");
        assertThat(tab.text("#cause .finding")).isEqualTo("vector-Jacobian product: all of column 1 wrong");
    }

    @Test
    void aKinkIsThePatternOfItsEntry() {
        show(CheckedCases::kinked);

        assertThat(tab.text("#cause .finding")).isEqualTo("x[middle]: kink: slopes -1 and +1, 3 is not between them");
    }

    @Test
    void stagesShowWhatNoBugExplains() {
        show(PageOfACheckInBrowserTests::unexplained);

        assertThat(tab.texts("h2")).startsWith("Cause", "Stages", "Wrong entries");
    }

    /** The squares of three numbers; their derivatives have factors that no known bug gives. */
    private static GradientReport unexplained(GradientChecker checker) {
        double[] w = {0.5, -0.3, 0.8};
        double[] dw = new double[3];
        double[] y = new double[3];
        double[] dy = {1, 1, 1};
        double[] factors = {1.1, -0.4, 0.6};
        return checker.check(GradientSubject.named("StagedTest.factors")
                .parameter("w", w, dw)
                .stage("squared", y, dy, () -> Arrays.setAll(y, i -> w[i] * w[i]))
                .cost(() -> Arrays.stream(y).sum())
                .backward(() -> Arrays.setAll(dw, i -> factors[i] * w[i] * dy[i])));
    }

    @Test
    void stagesAreAChainWithThePlaceOfTheError() {
        show(CheckedCases::staged);

        assertThat(tab.texts("h2")).startsWith("Cause", "Stages", "Wrong entries");
        assertThat(tab.text("#stages .finding"))
                .isEqualTo(
                        "The error enters in the backward of 'squared': the derivative by its output is right, that by its"
                                + " input 'doubled' is wrong (2 of 2 entries).");
        assertThat(tab.texts("#stages li"))
                .containsExactly(
                        "doubled\nno error enters here\nthe derivative by its values is wrong",
                        "squared\nan error enters here\nthe derivative by its values is right",
                        "cost\nno error enters here");
        tab.photograph(SCREENSHOTS.resolve("stages.png"));
    }

    @Test
    void wordsOfThePageAreExplained() {
        show(CheckedCases::product);

        assertThat(tab.texts("#words dt"))
                .containsExactly(
                        "analytic",
                        "numeric",
                        "error bar",
                        "block",
                        "entry",
                        "errors above ... would show",
                        "random u1, random u2",
                        "step");
    }

    @Test
    void wordsThatThePageDoesNotUseAreLeftOut() {
        show(CheckedCases::nondeterministic);

        assertThat(tab.texts("#words dt")).containsExactly("block", "nondeterministic");
        assertThat(tab.texts("#blocks .note")).containsExactly("not examined");
    }

    @Test
    void furtherWrongEntriesAreShownByAClickAndOnPaper() {
        show(CheckedCases::wrongUnitOfMany);

        assertThat(tab.texts("#mismatches tbody tr")).hasSize(5);
        tab.click("#mismatches .more");
        assertThat(tab.texts("#mismatches tbody tr")).hasSize(12);
        assertThat(tab.value("document.activeElement.innerText").getAsString())
                .isEqualTo(tab.text("#mismatches tbody tr:nth-child(6) th"));
        show(CheckedCases::wrongUnitOfMany);
        tab.value("addEventListener('beforeprint',"
                + " () => globalThis.onPaper = document.querySelectorAll('#mismatches tbody tr').length)");
        tab.print(SCREENSHOTS.resolve("many.pdf"));
        assertThat(tab.value("onPaper").getAsInt()).isEqualTo(12);
    }

    @Test
    void printingLeavesThePageAsItWas() {
        show(CheckedCases::wrongUnitOfMany);
        String open = "[...document.querySelectorAll('details')].map(each => each.open)";
        JsonArray before = tab.value(open).getAsJsonArray();
        assertThat(before).contains(new JsonPrimitive(false));

        tab.print(SCREENSHOTS.resolve("many.pdf"));

        assertThat(tab.value(open)).isEqualTo(before);
        assertThat(tab.texts("#mismatches tbody tr")).hasSize(5);
    }

    @Test
    void copyingKeepsTheFocus() {
        show(CheckedCases::wrong);
        tab.value("document.querySelector('#cause button').focus()");

        tab.click("#cause button");

        assertThat(tab.value("document.activeElement.innerText").getAsString()).isEqualTo("Copy");
    }

    @Test
    void announcementsHaveARegionBeforeTheFirstOne() {
        show(CheckedCases::right);

        assertThat(tab.texts("#announcements[aria-live=polite]")).containsExactly("");
    }

    @Test
    void wrongEntriesAreSortedByEachColumn() {
        GradientReport wrong = show(CheckedCases::wrong);

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
    void vacuousCheckNamesTheBlock() {
        show(CheckedCases::vacuous);

        assertThat(tab.text("header .badge")).isEqualTo("vacuous");
        assertThat(tab.text("#cause p"))
                .isEqualTo(
                        "unused: the cost does not depend on it here: dead or saturated units, inputs that are zero, or parts that are unused in this batch");
        assertThat(tab.hover("#blocks .chart", 1, 0)).contains("unused[1]", "unexercised, 0 error bars apart");
        tab.photograph(SCREENSHOTS.resolve("vacuous.png"));
    }

    @Test
    void namesAreNeverMarkup() {
        show(CheckedCases::hostile);

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

    /** A printed page has all charts, also those that were never visible, in light colours. */
    @Test
    void printedPageIsComplete() throws IOException {
        tab.prefers("dark");
        GradientReport wrong = show(CheckedCases::wrong);
        Path printed = SCREENSHOTS.resolve("printed.pdf");

        tab.value("addEventListener('beforeprint', () => globalThis.copies = [...document.querySelectorAll('.printed')]"
                + ".map(copy => new Set(new Uint32Array(copy.getContext('2d')"
                + ".getImageData(0, 0, copy.width, copy.height).data.buffer)).size))");

        assertThat(tab.print(printed))
                .isEqualTo(
                        tab.value("document.querySelectorAll('.chart').length").getAsInt());
        // Many colours in each: tiles, labels and scale are on the canvas that is printed.
        assertThat(tab.value("copies.every(colours => colours > 20)").getAsBoolean())
                .isTrue();
        assertThat(tab.value("document.querySelectorAll('.printed').length").getAsInt())
                .isZero();
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
    void allDataCanBeDownloaded() {
        show(CheckedCases::hostile);

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
        tab.resize(1100, 1150);
        show(CheckedCases::transposed);

        assertThat(tab.texts("h2")).startsWith("Cause", "Wrong entries", "Blocks");
        tab.value("new Promise(done => { let frames = 60;"
                + "const count = () => frames-- > 0 ? requestAnimationFrame(count) : done(); count(); })");
        tab.photograph(SCREENSHOTS.resolve("page.png"));
    }

    private static String capitalised(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
