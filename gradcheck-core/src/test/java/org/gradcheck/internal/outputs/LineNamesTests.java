package org.gradcheck.internal.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineNamesTests {

    private final LineNames numbered = new LineNames("row", List.of(), List.of());

    @Test
    void linesAreListed() {
        assertThat(numbered.ofRow(3)).isEqualTo("row 3");
        assertThat(numbered.ofRows(List.of(3))).isEqualTo("row 3");
        assertThat(numbered.ofRows(List.of(3, 7))).isEqualTo("rows 3 and 7");
        assertThat(numbered.ofColumns(List.of(0, 3, 7, 9))).isEqualTo("columns 0, 3, 7 and 9");
    }

    @Test
    void manyLinesAreCounted() {
        assertThat(numbered.ofRows(List.of(0, 1, 2, 3, 4, 5))).isEqualTo("rows 0, 1, 2 and 3 others");
    }

    @Test
    void linesHaveTheirNames() {
        LineNames named = new LineNames("output", List.of("lift", "drag"), List.of("speed", "angle"));

        assertThat(named.ofRow(1)).isEqualTo("output drag");
        assertThat(named.ofColumns(List.of(0, 1))).isEqualTo("columns speed and angle");
    }
}
