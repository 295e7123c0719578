package org.gradcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlignedRowsTests {

    @Test
    void alignTextToTheLeftAndNumbersToTheRight() {
        assertThat(new AlignedRows("lr")
                        .row("a", "1.5")
                        .row("weights", "-10.25")
                        .lines())
                .containsExactly("a           1.5", "weights  -10.25");
    }

    @Test
    void endWithoutSpaces() {
        assertThat(new AlignedRows("ll")
                        .row("a", "")
                        .row("b", "long")
                        .row("c", "x")
                        .lines())
                .containsExactly("a", "b  long", "c  x");
    }

    @Test
    void areNoLinesWithoutRows() {
        assertThat(new AlignedRows("lr").lines()).isEmpty();
    }
}
