package org.gradcheck.samples.shapes;

import static org.gradcheck.GradientAssertions.assertGradient;
import static org.gradcheck.GradientAssertions.assertHessian;
import static org.gradcheck.GradientAssertions.assertJacobian;
import static org.gradcheck.GradientAssertions.assertSparseJacobian;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.gradcheck.GradientChecker;
import org.gradcheck.differentiation.SparseRows;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Functions with many outputs: one evaluation serves all of them, and a sparse matrix takes two for each group of columns. */
class ManyOutputsTest {

    private static final int PARTS = 100;

    private final HeatedRod rod = new HeatedRod(PARTS);
    private final double[] temperatures = new double[PARTS];

    ManyOutputsTest() {
        Arrays.setAll(temperatures, i -> 1 + 0.3 * Math.sin(i));
    }

    private SparseRows jacobian(double[] at) {
        return SparseRows.ofCompressed(PARTS, rod.rowStarts(), rod.columns(), rod.jacobianValues(at));
    }

    @Test
    void denseJacobian() {
        assertJacobian(rod::losses, rod::denseJacobian, temperatures);
    }

    @Test
    void sparseJacobian() {
        assertSparseJacobian(rod::losses, this::jacobian, temperatures);
    }

    /** A Hessian is differenced from the gradient, so the gradient is checked first. */
    @Test
    void gradientAndHessian() {
        assertGradient(rod::potential, rod::losses, temperatures);
        assertHessian(rod::losses, rod::denseJacobian, temperatures);
    }

    @Test
    void forgottenEntryIsNamed() {
        GradientReport report = GradientChecker.standard()
                .named("rod without its last part")
                .checkSparseJacobian(
                        at -> rod.losses(at), at -> withoutEntry(jacobian(at), PARTS - 1, PARTS - 2), temperatures);

        assertEquals(1, report.findings().size());
        assertEquals(
                "the pattern leaves out Jacobian[99][98] = -3.0",
                report.findings().get(0).text());
    }

    private static SparseRows withoutEntry(SparseRows rows, int row, int column) {
        int[][] columns = new int[rows.rows()][];
        double[][] values = new double[rows.rows()][];
        for (int i = 0; i < columns.length; i++) {
            int first = i == row && rows.column(i, 0) == column ? 1 : 0;
            columns[i] = new int[rows.entriesOf(i) - first];
            values[i] = new double[columns[i].length];
            for (int k = 0; k < columns[i].length; k++) {
                columns[i][k] = rows.column(i, k + first);
                values[i][k] = rows.value(i, k + first);
            }
        }
        return SparseRows.of(rows.columns(), columns, values);
    }

    /** Each output of a layer by itself, in place of a random sum of them. */
    @Test
    void outputsOfALayer() {
        TanhLayer layer = new TanhLayer();
        double[] input = {0.5, -1, 2};
        GradientChecker.standard()
                .checkOutputs(GradientSubject.named("tanh layer")
                        .parameter("weights", layer.weights, layer.weightsGradient)
                        .parameter("biases", layer.biases, layer.biasesGradient)
                        .output(() -> layer.forward(input))
                        .outputNames("open", "closed")
                        .backward(upstream -> {
                            layer.clearGradients();
                            layer.backward(upstream);
                        }))
                .assertPassed();
    }
}
