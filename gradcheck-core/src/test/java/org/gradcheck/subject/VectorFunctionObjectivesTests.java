package org.gradcheck.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.analysis.MultivariateMatrixFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.junit.jupiter.api.Test;

class VectorFunctionObjectivesTests {

    private final MultivariateVectorFunction function = x -> new double[] {x[0] * x[1], x[0] + 3 * x[1], x[2]};
    private final MultivariateMatrixFunction jacobian = x -> new double[][] {{x[1], x[0], 0}, {1, 3, 0}, {0, 0, 1}};

    @Test
    void ofAJacobianIsOneForEachOutput() {
        List<Objective> objectives = VectorFunctionObjectives.ofJacobian(function, jacobian, 2, 5, 7);

        assertThat(objectives).hasSize(3);
        assertThat(objectives).extracting(o -> o.cost().getAsDouble()).containsExactly(10.0, 17.0, 7.0);
        assertThat(objectives.get(0).gradient().get().get(0)).containsExactly(5, 2, 0);
        assertThat(objectives.get(1).gradient().get().get(0)).containsExactly(1, 3, 0);
        assertThat(objectives.get(2).gradient().get().get(0)).containsExactly(0, 0, 1);
        assertThat(objectives)
                .extracting(
                        o -> o.blocks().get(0).name() + " " + o.blocks().get(0).shape())
                .containsExactly("output 0 3", "output 1 3", "output 2 3");
    }

    @Test
    void ofAJacobianSeesTheDisplacedPointButNotTheCallersArray() {
        double[] x = {2, 5, 7};
        Objective first =
                VectorFunctionObjectives.ofJacobian(function, jacobian, x).get(0);
        x[0] = 100;

        first.blocks().get(0).values().set(1, 6);

        assertThat(first.cost().getAsDouble()).isEqualTo(12);
    }

    @Test
    void ofAJacobianSurvivesFunctionsThatWriteToTheirArgument() {
        Objective first = VectorFunctionObjectives.ofJacobian(
                        x -> {
                            double[] y = x.clone();
                            x[0] = -1;
                            return y;
                        },
                        x -> {
                            x[1] = -1;
                            return new double[][] {{1, 0}, {0, 1}};
                        },
                        2,
                        3)
                .get(0);

        assertThat(first.blocks().get(0).values().get(0)).isEqualTo(2);
        assertThat(first.blocks().get(0).values().get(1)).isEqualTo(3);
    }

    @Test
    void refusesAJacobianOfAnotherShape() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VectorFunctionObjectives.ofJacobian(function, x -> new double[2][3], 1, 2, 3))
                .withMessage(
                        "the Jacobian is 2 x 3, but the function has 3 outputs of 3 coordinates; return a matrix of"
                                + " 3 x 3");
    }

    @Test
    void copiesTheListOfBlocks() {
        List<ParameterBlock> blocks = new ArrayList<>();
        Objective objective = new Objective(blocks, () -> 0, List::of);
        blocks.add(null);

        assertThat(objective.blocks()).isEmpty();
    }
}
