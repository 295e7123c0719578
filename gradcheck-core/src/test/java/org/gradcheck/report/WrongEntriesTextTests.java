package org.gradcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/** Text of a report for each bug that shows in the position of wrong entries or in the parameters. */
class WrongEntriesTextTests {

    @Test
    void aConstantOffset() {
        assertThat(Reports.wrong(
                        "weights",
                        Shape.of(2, 2),
                        new double[] {0.625, -1.125, 2.125, 0.875},
                        new Diagnosis(
                                Cause.CONSTANT_OFFSET,
                                "weights",
                                "analytic - numeric = 0.125000 in all 4 entries",
                                "look for a term that is added to each entry and does not depend on it",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: all 4 entries disagree, in weights (42 cost evaluations)
                          weights  2 x 2  DISAGREES  4 wrong
                          worst entries       analytic        numeric  error bar
                          weights[0][0]   6.250000e-01   5.000000e-01    1.0e-11
                          weights[0][1]  -1.125000e+00  -1.250000e+00    1.0e-11
                          weights[1][0]   2.125000e+00   2.000000e+00    1.0e-11
                          weights[1][1]   8.750000e-01   7.500000e-01    1.0e-11
                        Cause: same number added to each entry (CONSTANT_OFFSET) in weights
                          analytic - numeric = 0.125000 in all 4 entries
                          remedy: look for a term that is added to each entry and does not depend on it""");
    }

    @Test
    void aForgottenWeightDecay() {
        assertThat(Reports.wrong(
                        "weights",
                        Shape.of(2, 2),
                        new double[] {0.45, -1.275, 2.0125, 0.65},
                        new Diagnosis(
                                Cause.MISSING_WEIGHT_DECAY,
                                "weights",
                                "analytic - numeric = -0.100000 x the parameter in all 4 entries",
                                "add the derivative of the weight decay, 0.100000 x the parameter",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: all 4 entries disagree, in weights (42 cost evaluations)
                          weights  2 x 2  DISAGREES  4 wrong
                          worst entries       analytic        numeric  error bar
                          weights[0][0]   4.500000e-01   5.000000e-01    1.0e-11
                          weights[0][1]  -1.275000e+00  -1.250000e+00    1.0e-11
                          weights[1][0]   2.012500e+00   2.000000e+00    1.0e-11
                          weights[1][1]   6.500000e-01   7.500000e-01    1.0e-11
                        Cause: less weight decay than the cost has (MISSING_WEIGHT_DECAY) in weights
                          analytic - numeric = -0.100000 x the parameter in all 4 entries
                          remedy: add the derivative of the weight decay, 0.100000 x the parameter""");
    }

    @Test
    void anExtraWeightDecay() {
        assertThat(Reports.wrong(
                        "biases",
                        Shape.of(4),
                        new double[] {0.55, -1.225, 1.9875, 0.85},
                        new Diagnosis(
                                Cause.EXTRA_WEIGHT_DECAY,
                                "biases",
                                "analytic - numeric = 0.100000 x the parameter in all 4 entries",
                                "take the weight decay off the gradient, or add it to the cost",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: all 4 entries disagree, in biases (42 cost evaluations)
                          biases  4  DISAGREES  4 wrong
                          worst entries       analytic        numeric  error bar
                          biases[0]       5.500000e-01   5.000000e-01    1.0e-11
                          biases[1]      -1.225000e+00  -1.250000e+00    1.0e-11
                          biases[2]       1.987500e+00   2.000000e+00    1.0e-11
                          biases[3]       8.500000e-01   7.500000e-01    1.0e-11
                        Cause: more weight decay than the cost has (EXTRA_WEIGHT_DECAY) in biases
                          analytic - numeric = 0.100000 x the parameter in all 4 entries
                          remedy: take the weight decay off the gradient, or add it to the cost""");
    }

    @Test
    void forgottenBiases() {
        assertThat(Reports.wrong(
                        "biases",
                        Shape.of(4),
                        new double[] {0.0, 0.0, 0.0, 0.0},
                        new Diagnosis(
                                Cause.BIAS_FORGOTTEN,
                                "biases",
                                "analytic = 0 in all 4 entries, though the cost depends on them; the weights beside them are right",
                                "add up the delta of each unit: it is the derivative by its bias",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: all 4 entries disagree, in biases (42 cost evaluations)
                          biases  4  DISAGREES  4 wrong
                          worst entries      analytic        numeric  error bar
                          biases[0]      0.000000e+00   5.000000e-01    1.0e-11
                          biases[1]      0.000000e+00  -1.250000e+00    1.0e-11
                          biases[2]      0.000000e+00   2.000000e+00    1.0e-11
                          biases[3]      0.000000e+00   7.500000e-01    1.0e-11
                        Cause: gradient of the biases forgotten (BIAS_FORGOTTEN) in biases
                          analytic = 0 in all 4 entries, though the cost depends on them; the weights beside them are right
                          remedy: add up the delta of each unit: it is the derivative by its bias""");
    }

    @Test
    void aTransposedMatrix() {
        assertThat(Reports.wrong(
                        "weights",
                        Shape.of(2, 2),
                        new double[] {0.5, 2.0, -1.25, 0.75},
                        new Diagnosis(
                                Cause.TRANSPOSED,
                                "weights",
                                "analytic[i][j] = numeric[j][i] in the whole 2 x 2 matrix",
                                "swap the two factors of the outer product, or the indices",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: 2 of 4 entries disagree, in weights (42 cost evaluations)
                          weights  2 x 2  DISAGREES  2 right, 2 wrong, errors above 3e-09 would show
                          worst entries       analytic        numeric  error bar
                          weights[0][1]   2.000000e+00  -1.250000e+00    1.0e-11
                          weights[1][0]  -1.250000e+00   2.000000e+00    1.0e-11
                        Cause: matrix transposed (TRANSPOSED) in weights
                          analytic[i][j] = numeric[j][i] in the whole 2 x 2 matrix
                          remedy: swap the two factors of the outer product, or the indices""");
    }

    @Test
    void valuesInAnotherOrder() {
        assertThat(Reports.wrong(
                        "weights",
                        Shape.of(2, 2),
                        new double[] {0.75, 0.5, -1.25, 2.0},
                        new Diagnosis(
                                Cause.REORDERED,
                                "weights",
                                "the right values are there, each one entry too late",
                                "start to write at index 0",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: all 4 entries disagree, in weights (42 cost evaluations)
                          weights  2 x 2  DISAGREES  4 wrong
                          worst entries       analytic        numeric  error bar
                          weights[0][0]   7.500000e-01   5.000000e-01    1.0e-11
                          weights[0][1]   5.000000e-01  -1.250000e+00    1.0e-11
                          weights[1][0]  -1.250000e+00   2.000000e+00    1.0e-11
                          weights[1][1]   2.000000e+00   7.500000e-01    1.0e-11
                        Cause: right values in another order (REORDERED) in weights
                          the right values are there, each one entry too late
                          remedy: start to write at index 0""");
    }

    @Test
    void aFactorForEachRow() {
        assertThat(Reports.wrong(
                        "weights",
                        Shape.of(2, 2),
                        new double[] {1.0, -2.5, 1.0, 0.375},
                        new Diagnosis(
                                Cause.CONSTANT_ROW_FACTOR,
                                "weights",
                                "analytic = numeric x one factor for each row, from 0.500000 to 2.000000, in 2 of 2 rows",
                                "look at what is multiplied once for each unit (row)",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: all 4 entries disagree, in weights (42 cost evaluations)
                          weights  2 x 2  DISAGREES  4 wrong
                          worst entries       analytic        numeric  error bar
                          weights[0][0]   1.000000e+00   5.000000e-01    1.0e-11
                          weights[0][1]  -2.500000e+00  -1.250000e+00    1.0e-11
                          weights[1][0]   1.000000e+00   2.000000e+00    1.0e-11
                          weights[1][1]   3.750000e-01   7.500000e-01    1.0e-11
                        Cause: a factor of its own for each row (CONSTANT_ROW_FACTOR) in weights
                          analytic = numeric x one factor for each row, from 0.500000 to 2.000000, in 2 of 2 rows
                          remedy: look at what is multiplied once for each unit (row)""");
    }

    @Test
    void aFactorForEachColumn() {
        assertThat(Reports.wrong(
                        "weights",
                        Shape.of(2, 2),
                        new double[] {1.0, -0.625, 4.0, 0.375},
                        new Diagnosis(
                                Cause.CONSTANT_COLUMN_FACTOR,
                                "weights",
                                "analytic = numeric x one factor for each column, from 0.500000 to 2.000000, in 2 of 2 columns",
                                "look at what is multiplied once for each input (column)",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: all 4 entries disagree, in weights (42 cost evaluations)
                          weights  2 x 2  DISAGREES  4 wrong
                          worst entries       analytic        numeric  error bar
                          weights[0][0]   1.000000e+00   5.000000e-01    1.0e-11
                          weights[0][1]  -6.250000e-01  -1.250000e+00    1.0e-11
                          weights[1][0]   4.000000e+00   2.000000e+00    1.0e-11
                          weights[1][1]   3.750000e-01   7.500000e-01    1.0e-11
                        Cause: a factor of its own for each column (CONSTANT_COLUMN_FACTOR) in weights
                          analytic = numeric x one factor for each column, from 0.500000 to 2.000000, in 2 of 2 columns
                          remedy: look at what is multiplied once for each input (column)""");
    }

    @Test
    void isolatedEntries() {
        assertThat(Reports.wrong(
                        "weights",
                        Shape.of(2, 2),
                        new double[] {0.5, -1.25, 2.125, 0.75},
                        new Diagnosis(
                                Cause.ISOLATED_ENTRIES,
                                "weights",
                                "1 of 4 entries wrong, the others right: [1][0]",
                                "look at what is special about these entries: an index, a boundary, a branch",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: 1 of 4 entries disagrees: weights[1][0] (42 cost evaluations)
                          weights  2 x 2  DISAGREES  3 right, 1 wrong, errors above 3e-09 would show
                          worst entries      analytic       numeric  error bar
                          weights[1][0]  2.125000e+00  2.000000e+00    1.0e-11
                        Cause: isolated wrong entries (ISOLATED_ENTRIES) in weights
                          1 of 4 entries wrong, the others right: [1][0]
                          remedy: look at what is special about these entries: an index, a boundary, a branch""");
    }
}
