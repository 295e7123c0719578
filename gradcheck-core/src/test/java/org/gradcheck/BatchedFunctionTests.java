package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.BatchedFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchedFunctionTests {

    private final OutputFunction function = OutputFunction.sines(9, 40);

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.01})
    void reportIsThatOfOnePointAfterTheOther(double factor) {
        OutputFunction.Spoiling spoiling = jacobian -> jacobian[4][7] *= factor;
        List<Integer> calls = new ArrayList<>();
        BatchedFunction batched = points -> {
            calls.add(points.size());
            return points.stream().map(function::value).toArray(double[][]::new);
        };

        GradientReport inBatches =
                GradientChecker.standard().checkJacobian(batched, function.jacobian(spoiling), function.point());
        GradientReport oneByOne =
                GradientChecker.standard().checkJacobian(function, function.jacobian(spoiling), function.point());

        assertThat(inBatches).isEqualTo(oneByOne);
        assertThat(calls).contains(80).hasSizeLessThan(16);
        assertThat(Collections.max(calls)).isEqualTo(80);
    }

    @Test
    void callsHaveAtMost1024Points() {
        Set<Integer> sizes = new TreeSet<>();
        BatchedFunction squares = points -> {
            sizes.add(points.size());
            return points.stream()
                    .map(x -> new double[] {Arrays.stream(x).map(v -> v * v).sum()})
                    .toArray(double[][]::new);
        };
        double[] x = new Random(1).doubles(600).toArray();

        GradientReport report = GradientChecker.standard()
                .checkJacobian(
                        squares,
                        at -> new double[][] {
                            Arrays.stream(at).map(v -> v == x[7] ? 5 : 2 * v).toArray()
                        },
                        x);

        assertThat(report.mismatches()).hasSize(1);
        assertThat(sizes)
                .as("point, refinement, noise, sides of all columns")
                .containsExactly(1, 2, 6, 8, 2 * 600 - 1024, 1024);
    }

    @Test
    void parallelFunctionGivesTheSameReport() {
        BatchedFunction parallel = BatchedFunction.inParallel(function);

        assertThat(GradientChecker.standard().checkJacobian(parallel, function::jacobian, function.point()))
                .isEqualTo(GradientChecker.standard().checkJacobian(function, function::jacobian, function.point()));
        assertThat(GradientChecker.standard()
                        .checkJacobianVectorProduct(parallel, function::timesVector, function.point()))
                .isEqualTo(GradientChecker.standard()
                        .checkJacobianVectorProduct(function, function::timesVector, function.point()));
    }

    @Test
    void refusesNull() {
        BatchedFunction empty = points -> points.size() == 1 ? new double[][] {function.value(points.get(0))} : null;

        assertThatIllegalStateException()
                .isThrownBy(() -> GradientChecker.standard().checkJacobian(empty, function::jacobian, function.point()))
                .withMessage(
                        "the batched function returned null for 6 points; return the outputs at each point, in their"
                                + " order");
    }

    @Test
    void refusesFewerResultsThanPoints() {
        BatchedFunction lazy = points -> new double[][] {function.value(points.get(0))};

        assertThatIllegalStateException()
                .isThrownBy(() -> GradientChecker.standard().checkJacobian(lazy, function::jacobian, function.point()))
                .withMessage("the batched function returned 1 result for 6 points; return the outputs at each point, in"
                        + " their order");
    }
}
