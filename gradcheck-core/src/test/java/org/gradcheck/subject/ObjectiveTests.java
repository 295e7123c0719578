package org.gradcheck.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectiveTests {

    @Test
    void copiesTheListOfBlocks() {
        List<ParameterBlock> blocks = new ArrayList<>();
        Objective objective = new Objective(blocks, () -> 0, List::of);
        blocks.add(null);

        assertThat(objective.blocks()).isEmpty();
    }
}
