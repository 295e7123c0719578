package org.gradcheck.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.List;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.MeasuredBlock;
import org.junit.jupiter.api.Test;

/** The map of a block: a tile for each entry, or for the worst of some. */
class MapInBrowserTests extends PagesInBrowser {

    /** What the first map was drawn from. */
    private static final String OPTION =
            "echarts.getInstanceByDom(document.querySelector('#blocks .chart')).getOption()";

    @Test
    void mapShowsBothValuesOfTheEntryUnderTheMouse() {
        GradientReport wrong = show(CheckedCases::wrong);

        MeasuredBlock biases = wrong.measured().get(1);
        String numeric = "numeric " + shown(biases.numeric(2)) + " +- ";
        assertThat(tab.hover("#blocks details:nth-of-type(2) .chart", 2, 0))
                .contains(
                        "layer 0 biases[2]",
                        "analytic " + shown(biases.analytic(2)),
                        "parameter " + shown(biases.parameter(2)))
                .filteredOn(line -> line.startsWith(numeric))
                .singleElement()
                // Of two digits the last may be rounded either way.
                .satisfies(line -> assertThat(Double.parseDouble(line.substring(numeric.length())))
                        .isCloseTo(biases.error(2), withinPercentage(10)));
    }

    @Test
    void arrowKeysMoveOverTheMapAndAnnounceTheEntry() {
        show(CheckedCases::wrong);
        tab.draw("#blocks .chart");
        press("ArrowRight", "ArrowDown");

        assertThat(tab.text("#announcements")).startsWith("layer 0 weights[1][1], right, ");
        assertThat(tab.value("document.querySelector('#blocks .chart').tabIndex")
                        .getAsInt())
                .isZero();
    }

    @Test
    void focusAnnouncesTheFirstEntryOfAMap() {
        show(CheckedCases::single);
        tab.draw("#blocks .chart");
        tab.value("document.querySelector('#blocks summary').focus()");
        tab.press("Tab");

        assertThat(tab.text("#announcements"))
                .startsWith("x[0], wrong, ")
                .contains("analytic 9.000000e+0", "numeric 6.000000e+0");
        assertThat(tab.texts("#blocks .chart .tip div")).startsWith("x[0]");
    }

    @Test
    void enterAnnouncesTheEntryAgain() {
        show(CheckedCases::wrong);
        tab.draw("#blocks .chart");
        press("ArrowRight");
        tab.value("document.getElementById('announcements').textContent = ''");
        press("Enter");

        assertThat(tab.text("#announcements")).startsWith("layer 0 weights[0][1], right, ");
    }

    @Test
    void aNameInATipIsIsolatedFromItsWords() {
        show(CheckedCases::wrong);

        assertThat(tab.hover("#blocks .chart", 0, 0)).startsWith("layer 0 weights[0][0]");
        assertThat(tab.texts("#blocks .chart .tip bdi")).containsExactly("layer 0 weights[0][0]");
    }

    @Test
    void chartsDescribeThemselvesToScreenReaders() {
        show(CheckedCases::wrong);
        tab.draw("#blocks details:nth-of-type(2) .chart");

        assertThat(tab.value(
                                "document.querySelector('#blocks details:nth-of-type(2) .chart').getAttribute('aria-label')")
                        .getAsString())
                .isEqualTo("Map of layer 0 biases: 4, disagrees, 4 wrong. Arrow keys move from entry to entry.");
        assertThat(tab.value("document.querySelector('#blocks details:nth-of-type(2) .chart').getAttribute('role')")
                        .getAsString())
                .isEqualTo("application");
    }

    @Test
    void aJacobianIsOneMapOfOutputsAndCoordinates() {
        show(CheckedCases::jacobian);
        tab.draw("#blocks .chart");

        assertThat(tab.texts("#blocks details")).hasSize(1);
        assertThat(axes())
                .isEqualTo("[\"coordinate\",\"temperature,pressure,volume\","
                        + "\"output\",\"enthalpy,entropy,work,sum\"]");
        assertThat(tab.hover("#blocks .chart", 1, 1)).contains("Jacobian[entropy][pressure]");
        tab.photograph(SCREENSHOTS.resolve("jacobian.png"));
    }

    @Test
    void aSparseJacobianIsOneMatrix() {
        show(CheckedCases::sparse);
        tab.draw("#blocks .chart");

        assertThat(tab.value(OPTION
                                + ".series[0].data.map(at => at.value ?? at).filter(([column, row, heat]) => heat >= 2)"
                                + ".map(([column, row]) => [column, row])")
                        .toString())
                .isEqualTo("[[7,7]]");
        assertThat(tab.text("#blocks summary")).startsWith("Jacobian (sparse, 59 entries) ");
        assertThat(tab.text("#blocks .legend")).isEqualTo("outside the pattern of the matrix");
        assertThat(tab.hover("#blocks .chart", 8, 7)).contains("Jacobian[7][8]");
        tab.photograph(SCREENSHOTS.resolve("sparse.png"));
    }

    @Test
    void rowsAndColumnsOfASparseJacobianMayHaveNames() {
        show(CheckedCases::sparseWithNames);
        tab.draw("#blocks .chart");

        assertThat(axes()).isEqualTo("[\"coordinate\",\"angle,speed[0],height\",\"output\",\"lift,drag\"]");
        assertThat(tab.texts("#blocks .legend")).containsExactly("outside the pattern of the matrix");
        assertThat(tab.hover("#blocks .chart", 2, 1)).contains("Jacobian[drag][height]");
    }

    /** The names of its entries are no names of rows and columns. */
    @Test
    void rowsAndColumnsOfALayerAreNumbered() {
        show(CheckedCases::layer);
        tab.draw("#blocks .chart");

        assertThat(axes()).contains("\"0,1,2,3\"", "\"0,1\"");
    }

    @Test
    void aScreenedBlockShowsWhatWasTested() {
        show(CheckedCases::screened);
        tab.draw("#blocks .chart");

        assertThat(tab.texts("#blocks dt"))
                .containsExactly("Rows", "Columns", "Entries", "Measured one by one", "Tested");
        assertThat(tab.texts("#blocks dd")).startsWith("40", "50", "2,000");
        assertThat(tab.text("#blocks .legend")).contains("not measured one by one");
        assertThat(tab.value(OPTION + ".grid[0].backgroundColor.repeat").getAsString())
                .isEqualTo("repeat");
        tab.photograph(SCREENSHOTS.resolve("screened.png"));
    }

    @Test
    void arrowKeysSkipTilesWithoutAValue() {
        show(CheckedCases::sparse);
        tab.draw("#blocks .chart");
        press("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowRight");

        assertThat(tab.text("#announcements")).startsWith("Jacobian[1][2], ");
    }

    @Test
    void transposedMatrixIsBlueOnItsDiagonal() {
        show(CheckedCases::transposed);
        tab.draw("#blocks .chart");

        JsonArray cells = tab.value(OPTION + ".series[0].data.map(([column, row, heat]) => [column, row, heat >= 2])")
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
    void largeBlockIsAggregatedWithANote() {
        try (ReportPages pages = ReportPages.in(folder, PagePolicy.ALWAYS)) {
            tab.visit(pageOf(pages.add(CheckedCases.large())));
        }
        tab.draw("#blocks .chart");

        assertThat(tab.value(OPTION + ".series[0].data.length").getAsInt()).isEqualTo(200 * 196);
        assertThat(tab.text("#blocks figcaption"))
                .contains("Each tile is the worst of up to 5 x 4 entries: the block is too large to show them all.");
        assertThat(tab.hover("#blocks .chart", 75, 10))
                .contains("layer 0 weights[53][300], the worst of 20")
                .anyMatch(line -> line.startsWith("wrong, "));
        tab.click("#mismatches .more");
        assertThat(tab.texts("#mismatches tbody tr")).hasSize(105);
        tab.photograph(SCREENSHOTS.resolve("large.png"));
    }

    @Test
    void darkSchemeHasOtherColours() {
        tab.prefers("dark");
        show(CheckedCases::transposed);
        tab.draw("#blocks .chart");

        assertThat(tab.value("getComputedStyle(document.body).backgroundColor").getAsString())
                .isEqualTo("rgb(21, 27, 33)");
        assertThat(tab.value(OPTION + ".visualMap[0].inRange.color[0]").getAsString())
                .isEqualTo("#27455f");
        tab.photograph(SCREENSHOTS.resolve("dark.png"));
    }

    @Test
    void theMapOfATensorIsNearestToASquare() {
        show(CheckedCases::tensor);
        tab.draw("#blocks .chart");

        assertThat(axes()).isEqualTo("[\"last 2 indices\",\"0,1,2,3,4,5\",\"first 2 indices\",\"0,1,2,3,4,5\"]");
        assertThat(tab.hover("#blocks .chart", 1, 1)).startsWith("kernel[0][1][0][1]");
    }

    private String axes() {
        return tab.value("(() => { const {xAxis, yAxis} = " + OPTION
                        + "; return [xAxis[0].name, xAxis[0].data.join(), yAxis[0].name, yAxis[0].data.join()]; })()")
                .toString();
    }

    /** Presses keys while the first map has the focus. */
    private void press(String... keys) {
        tab.value("document.querySelector('#blocks .chart').focus()");
        List.of(keys).forEach(tab::press);
    }
}
