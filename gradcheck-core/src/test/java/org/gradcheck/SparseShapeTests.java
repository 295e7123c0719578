package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gradcheck.differentiation.SparseRows;
import org.junit.jupiter.api.Test;

class SparseShapeTests {

    @Test
    void anotherShapeIsRefused() {
        assertThatThrownBy(() -> GradientChecker.standard()
                        .checkSparseJacobian(
                                x -> new double[] {x[0], x[1], x[0]},
                                x -> SparseRows.of(2, new int[][] {{0}, {1}}, new double[][] {{1}, {1}}),
                                1,
                                2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the sparse Jacobian is 2 x 2, but the function has 3 outputs of 2 coordinates; return a matrix of"
                                + " 3 x 2");
    }
}
