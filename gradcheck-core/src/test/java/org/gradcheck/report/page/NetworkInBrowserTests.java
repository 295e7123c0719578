package org.gradcheck.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The drawing of a network. */
class NetworkInBrowserTests extends PagesInBrowser {

    @Test
    void onlyTheWrongUnitAndItsWeightsAreMarked() {
        show(CheckedCases::wrongUnit);
        tab.draw("#network .chart");

        assertThat(diamonds()).isEqualTo("[\"1.2\"]");
        assertThat(tab.value(series()
                                + ".links.filter(link => link.isWrong).map(link => link.source + '-' + link.target)")
                        .toString())
                .isEqualTo("[\"0.0-1.2\",\"0.1-1.2\",\"0.2-1.2\"]");
        assertThat(tab.value(series() + ".links.length").getAsInt()).isEqualTo(3 * 4 + 4 * 2);
        assertThat(tab.text("#network figcaption"))
                .isEqualTo("Wrong units by their numbers: layer 0: 2."
                        + " A diamond is a unit with a wrong weight or bias; a dashed line is a wrong weight.");
        tab.photograph(SCREENSHOTS.resolve("network.png"));
    }

    @Test
    void wrongUnitsAreDrawnBeforeOthers() {
        show(CheckedCases::wrongUnitOfMany);
        tab.draw("#network .chart");

        assertThat(diamonds()).isEqualTo("[\"1.20\"]");
        assertThat(tab.text("#network figcaption"))
                .startsWith("Wrong units by their numbers: layer 0: 20.")
                .endsWith("Of each layer 8 units are drawn, wrong ones before others.");
    }

    @Test
    void wrongBiasesMarkTheirUnitsButNoWeights() {
        show(CheckedCases::wrong);
        tab.draw("#network .chart");

        assertThat(diamonds()).isEqualTo("[\"1.0\",\"1.1\",\"1.2\",\"1.3\"]");
        assertThat(tab.value(series() + ".links.filter(link => link.isWrong).length")
                        .getAsInt())
                .isZero();
    }

    @Test
    void noUnitOfARightNetworkIsMarked() {
        show(CheckedCases::right);
        tab.draw("#network .chart");

        assertThat(diamonds()).isEqualTo("[]");
        assertThat(tab.text("#network figcaption")).isEqualTo("No unit is wrong.");
    }

    private String diamonds() {
        return tab.value(series() + ".data.filter(unit => unit.symbol === 'diamond').map(unit => unit.id)")
                .toString();
    }

    private static String series() {
        return "echarts.getInstanceByDom(document.querySelector('#network .chart')).getOption().series[0]";
    }
}
