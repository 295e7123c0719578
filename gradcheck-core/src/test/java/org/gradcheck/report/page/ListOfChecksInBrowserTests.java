package org.gradcheck.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import java.text.Collator;
import java.util.List;
import java.util.Locale;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.GradientReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of all checks of a run. */
class ListOfChecksInBrowserTests extends PagesInBrowser {

    private GradientReport wrong;

    @BeforeAll
    void checkAll() {
        try (ReportPages pages = ReportPages.in(folder, PagePolicy.ALWAYS)) {
            GradientChecker checker = GradientChecker.standard().writingTo(pages);
            CheckedCases.right(checker);
            wrong = CheckedCases.wrong(checker);
            CheckedCases.transposed(checker);
            CheckedCases.kinked(checker);
            CheckedCases.vacuous(checker);
            CheckedCases.hostile(checker);
            pages.add(CheckedCases.large());
        }
    }

    @BeforeEach
    void openTheList() {
        tab.visit(folder.resolve("index.html"));
    }

    @Test
    void theListHasAllChecksWithTheMostSeriousFirst() {
        assertThat(tab.text("h1")).isEqualTo("Gradient checks");
        assertThat(tab.text(".lead")).isEqualTo("6 of 7 checks failed");
        assertThat(tab.texts("tbody td:nth-child(2)"))
                .containsExactly("disagrees", "disagrees", "disagrees", "disagrees", "disagrees", "vacuous", "agrees");
        assertThat(tab.texts("tbody tr:nth-child(-n + 5) th"))
                .isSortedAccordingTo(Collator.getInstance(Locale.ENGLISH));
        tab.photograph(SCREENSHOTS.resolve("list.png"));
    }

    @Test
    void theListHasBothValuesOfTheWorstEntry() {
        Discrepancy worst = wrong.mismatches().get(0);

        assertThat(tab.texts("thead th"))
                .containsExactly(
                        "Test",
                        "Verdict",
                        "Worst entry",
                        "Analytic",
                        "Numeric",
                        "Cause",
                        "Wrong",
                        "Sensitivity",
                        "Time");
        assertThat(cellsOf("WrongTest"))
                .contains(worst.name(), shown(worst.analytic()), shown(worst.numeric()), "4 of 26");
        assertThat(cellsOf("KinkedTest")).contains("kink: slopes -1 and +1, 3 is not between them");
    }

    @Test
    void theListTellsTheTestFromTheTrial() {
        assertThat(tab.text("tbody tr:last-child th .trial")).startsWith("[1] 3-4-2 tanh");
    }

    private List<String> cellsOf(String test) {
        return tab
                .value("[...document.querySelectorAll('tbody tr')].find(row => row.innerText.startsWith('" + test
                        + "')).innerText.split(/[\\t\\n]+/)")
                .getAsJsonArray()
                .asList()
                .stream()
                .map(JsonElement::getAsString)
                .toList();
    }

    @Test
    void theListIsFilteredByVerdictAndName() {
        tab.click("input[value=DISAGREES]");
        assertThat(tab.texts("tbody td:nth-child(2)")).containsExactly("vacuous", "agrees");
        tab.value("(() => { const wanted = document.getElementById('wanted'); wanted.value = 'rightTEST';"
                + "wanted.dispatchEvent(new Event('input')); })()");
        assertThat(tab.texts("tbody td:nth-child(2)")).containsExactly("agrees");
        assertThat(tab.text("#announcements")).isEqualTo("1 check");
    }

    @Test
    void theListLinksToEachPage() {
        String link = tab.value("[...document.querySelectorAll('tbody a')]"
                        + ".find(link => link.innerText.startsWith('WrongTest')).href")
                .getAsString();

        assertThat(link).isEqualTo(pageOf(wrong).toUri().toString());
        tab.visit(link);
        assertThat(tab.text("h1")).isEqualTo(wrong.subject());
        assertThat(tab.value("document.querySelector('nav a').href").getAsString())
                .isEqualTo(folder.resolve("index.html").toUri().toString());
    }
}
