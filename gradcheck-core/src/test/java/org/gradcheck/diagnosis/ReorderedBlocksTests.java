package org.gradcheck.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReorderedBlocksTests {

    private static final double[] W = {0.5, -1.25, 2};
    private static final double[] FIRST = {0.31, 0.17, -0.43};
    private static final double[] SECOND = {0.59, 0.23, -0.11};

    @Test
    void twoGradientsThatChangedPlaces() {
        assertThat(Told.of(Measured.diagnoses(
                        Measured.vector("input", W, SECOND, FIRST), Measured.vector("output", W, FIRST, SECOND))))
                .isEqualTo("""
                        REORDERED in all blocks
                        the right values are there, but 6 of them at another entry of all blocks
                        give the blocks and their entries the order of the parameters""");
    }
}
