package org.gradcheck.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck.differentiation.ParameterVector;
import org.junit.jupiter.api.Test;

class ParameterBlockTests {

    private final ParameterBlock weights =
            new ParameterBlock("weights", Shape.of(2, 3), ParameterVector.of(new double[6]));

    @Test
    void namesItsEntriesInItsShape() {
        assertThat(weights.name()).isEqualTo("weights");
        assertThat(weights.nameOf(4)).isEqualTo("weights[1][1]");
    }

    @Test
    void saysAtWhichPointItIsLast() {
        ParameterBlock further = weights.at("at point 2");

        assertThat(further.name()).isEqualTo("weights at point 2");
        assertThat(further.nameOf(4)).isEqualTo("weights[1][1] at point 2");
        assertThat(further.at("at point 3").nameOf(0)).isEqualTo("weights[0][0] at point 3");
    }

    @Test
    void doesNotChangeWithTheListOfNames() {
        List<String> names = new ArrayList<>(List.of("level", "rate"));
        ParameterBlock curve = new ParameterBlock(
                "curve", Shape.of(2), ParameterVector.of(new double[2]), names, Optional.empty(), Optional.empty());

        names.set(1, "other");

        assertThat(curve.nameOf(1)).isEqualTo("curve[rate]");
    }
}
