package org.gradcheck.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.GradientReport;
import org.junit.jupiter.api.Test;

/** The difference quotients of the worst entries, over the steps. */
class StepsInBrowserTests extends PagesInBrowser {

    @Test
    void curveOfTheWorstEntryShowsTheUsedStep() {
        GradientReport wrong = show(CheckedCases::wrong);
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
    void aKinkShowsItsTwoSlopes() {
        show(CheckedCases::kinked);

        assertThat(tab.texts("#steps h3")).containsExactly("x[middle]", "x[left]");
        tab.draw("#steps figure:nth-of-type(2) .chart");
        assertThat(tab.value(
                                "echarts.getInstanceByDom(document.querySelector('#steps figure:nth-of-type(2) .chart'))"
                                        + ".getOption().series.slice(0, 2).map(side => [side.name, ...new Set(side.data.map(at => at[1]))])")
                        .toString())
                .isEqualTo("[[\"left\",-1],[\"right\",1]]");
        assertThat(tab.texts("#steps figure:nth-of-type(2) figcaption"))
                .containsExactly(
                        "Kink: slopes -1 and +1, 3 is not between them.",
                        "Kink: slopes -1 and +1, 0.5 is between them.");
        assertThat(tab.hover("#blocks .chart", 2, 0)).contains("x[right]");
        assertThat(tab.hover("#blocks .chart", 0, 0)).contains("at a kink, 0.5 error bars apart");
        assertThat(tab.hover("#blocks .chart", 1, 0))
                .contains("wrong, "
                        + tab.value("Values.rough(gradcheck.check[0].worst.inErrorBars)")
                                .getAsString() + " error bars apart");
        tab.photograph(SCREENSHOTS.resolve("kinked.png"));
        assertThat(tab.value("echarts.getInstanceByDom(document.querySelector('#blocks .chart')).getOption()"
                                + ".xAxis[0].data.join()")
                        .getAsString())
                .isEqualTo("left,middle,right");
    }
}
