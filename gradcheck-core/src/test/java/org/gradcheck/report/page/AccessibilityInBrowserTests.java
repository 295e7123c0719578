package org.gradcheck.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages for readers with a phone, a keyboard or a screen reader: no barrier that axe-core knows, no page wider than the window. */
class AccessibilityInBrowserTests extends PagesInBrowser {

    /** WCAG 2.0, 2.1 and 2.2 on levels A and AA, and what axe-core takes for good practice. Preloading is for pages from a server. */
    private static final String RULES =
            "{preload: false, runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}";

    /** Rules whose result depends on the colours or the width of a page. All others see the same in each of them. */
    private static final String RULES_OF_LOOKS =
            "{preload: false, runOnly: ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable']}";

    private static final int TABLET = 800;

    private static final int PHONE = 360;

    private static final int SMALLEST = 320;

    private String axe;

    @BeforeAll
    void readAxe() throws IOException {
        try (InputStream script = AccessibilityInBrowserTests.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
        }
    }

    static Stream<Named<Function<GradientChecker, GradientReport>>> cases() {
        return Stream.of(
                Named.of("wrong network", CheckedCases::wrong),
                Named.of("wrong Jacobian", CheckedCases::jacobian),
                Named.of("kink", CheckedCases::kinked),
                Named.of("stages", CheckedCases::staged),
                Named.of("screened block", CheckedCases::screened),
                Named.of("nondeterministic cost", CheckedCases::nondeterministic),
                Named.of("hostile names", CheckedCases::hostile));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void pagesHaveNoBarriersAndFollowTheWindow(Function<GradientChecker, GradientReport> check) {
        show(check);
        openAll();

        assertThat(barriers()).isEmpty();
        tab.prefers("dark");
        assertThat(barriersOfLooks()).isEmpty();
        for (int width : new int[] {TABLET, PHONE}) {
            tab.resize(width, 800);
            assertThat(widthOfContent()).isLessThanOrEqualTo(width);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void pagesFitTheSmallestPhone(Function<GradientChecker, GradientReport> check) {
        tab.resize(SMALLEST, 800);
        show(check);
        drawAll();

        assertThat(widthOfContent()).isLessThanOrEqualTo(SMALLEST);
    }

    @Test
    void theListFitsAndHasNoBarriers() {
        checked(CheckedCases::wrong);
        checked(CheckedCases::kinked);
        checked(CheckedCases::hostile);
        tab.visit(folder.resolve("index.html"));
        for (int width : new int[] {TABLET, PHONE, SMALLEST}) {
            tab.resize(width, 800);

            assertThat(widthOfContent()).isLessThanOrEqualTo(width);
            assertThat(width == SMALLEST ? barriers() : barriersOfLooks()).isEmpty();
        }
    }

    @Test
    void headingsHaveNoGaps() {
        show(CheckedCases::wrong);

        List<Integer> levels = tab
                .value("[...document.querySelectorAll('h1, h2, h3, h4')].map(heading => Number(heading.tagName[1]))")
                .getAsJsonArray()
                .asList()
                .stream()
                .map(JsonElement::getAsInt)
                .toList();
        assertThat(levels).startsWith(1, 2);
        for (int i = 1; i < levels.size(); i++) {
            assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
        }
        assertThat(levels.stream().filter(level -> level == 1)).hasSize(1);
    }

    @Test
    void theKeyboardReachesMapsTablesAndButtonsVisibly() {
        show(CheckedCases::wrong);
        tab.draw("#blocks .chart");
        tab.value("document.querySelector('#blocks summary').focus()");
        tab.press("Tab");

        assertThat(focused("className")).isEqualTo("chart");
        assertThat(tab.value("getComputedStyle(document.activeElement).outlineStyle")
                        .getAsString())
                .isEqualTo("solid");
        tab.press("ArrowRight");
        assertThat(tab.text("#announcements")).startsWith("layer 0 weights[0][1], right, ");
        tab.value("document.querySelector('#cause button').focus()");
        tab.press("Tab");
        assertThat(focused("className")).isEqualTo("scrolling");
        tab.press("Tab");
        assertThat(focused("innerText")).isEqualTo("Entry");
    }

    /** The width that the page takes once it has followed the window and is painted. */
    private int widthOfContent() {
        return tab.value("new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(() =>"
                        + " painted(document.documentElement.scrollWidth))))")
                .getAsInt();
    }

    private String focused(String property) {
        return tab.value("document.activeElement." + property).getAsString();
    }

    private void openAll() {
        tab.value("document.querySelectorAll('details').forEach(each => each.open = true)");
        drawAll();
    }

    private void drawAll() {
        tab.value("(async () => { for (const chart of document.querySelectorAll('.chart')) {"
                + "chart.scrollIntoView({block: 'center'});"
                + "while (!echarts.getInstanceByDom(chart)) await new Promise(requestAnimationFrame); } })()");
    }

    private List<String> barriers() {
        return barriers(RULES, 11);
    }

    private List<String> barriersOfLooks() {
        return barriers(RULES_OF_LOOKS, 2);
    }

    /** Runs axe-core in the page, and returns each rule that is broken with the places. */
    private List<String> barriers(String rules, int leastPassed) {
        if (tab.value("typeof axe").getAsString().equals("undefined")) {
            tab.value(axe + "\n;undefined");
        }
        JsonObject found = tab.value(
                        "axe.run(document, " + rules + ").then(({passes, violations}) => ({passed: passes.length,"
                                + " broken: violations.map(rule => rule.id + ': '"
                                + " + rule.nodes.map(node => node.target.join(' ') + ' ' + node.failureSummary).join('; '))}))")
                .getAsJsonObject();
        assertThat(found.get("passed").getAsInt()).isGreaterThanOrEqualTo(leastPassed);
        return found.getAsJsonArray("broken").asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }
}
