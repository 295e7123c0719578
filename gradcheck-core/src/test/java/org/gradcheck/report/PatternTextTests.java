package org.gradcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/** What a report says of each bug that any gradient can have. */
class PatternTextTests {

    @Test
    void valuesThatAreNoNumbers() {
        assertThat(Reports.wrong(
                        "weights",
                        Shape.of(2, 2),
                        new double[] {Double.NaN, Double.NaN, 2.0, 0.75},
                        new Diagnosis(
                                Cause.NOT_FINITE,
                                "weights",
                                "2 of 4 entries are not finite, the first is NaN at [0][0]",
                                "look for 0/0, the logarithm of 0, an overflow of exp, or an array that was never written",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: 2 of 4 entries disagree, in weights (42 cost evaluations)
                          weights  2 x 2  DISAGREES  2 right, 2 wrong, errors above 3e-09 would show
                          worst entries  analytic        numeric  error bar
                          weights[0][0]       NaN   5.000000e-01    1.0e-11
                          weights[0][1]       NaN  -1.250000e+00    1.0e-11
                        Cause: NaN or infinity in the gradient (NOT_FINITE) in weights
                          2 of 4 entries are not finite, the first is NaN at [0][0]
                          remedy: look for 0/0, the logarithm of 0, an overflow of exp, or an array that was never written""");
    }

    @Test
    void aGradientThatNobodyFilled() {
        assertThat(Reports.wrong(
                        "weights",
                        Shape.of(2, 2),
                        new double[] {0.0, 0.0, 0.0, 0.0},
                        new Diagnosis(
                                Cause.NEVER_FILLED,
                                "weights",
                                "analytic = 0 in all 4 entries, though the cost depends on them",
                                "write the gradient to the array that the check reads, not to a copy",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: all 4 entries disagree, in weights (42 cost evaluations)
                          weights  2 x 2  DISAGREES  4 wrong
                          worst entries      analytic        numeric  error bar
                          weights[0][0]  0.000000e+00   5.000000e-01    1.0e-11
                          weights[0][1]  0.000000e+00  -1.250000e+00    1.0e-11
                          weights[1][0]  0.000000e+00   2.000000e+00    1.0e-11
                          weights[1][1]  0.000000e+00   7.500000e-01    1.0e-11
                        Cause: gradient never filled in (NEVER_FILLED) in weights
                          analytic = 0 in all 4 entries, though the cost depends on them
                          remedy: write the gradient to the array that the check reads, not to a copy""");
    }

    @Test
    void aGradientThatIsAddedUp() {
        assertThat(Reports.wrong(
                        "weights",
                        Shape.of(2, 2),
                        new double[] {1.0, -2.5, 4.0, 1.5},
                        new Diagnosis(
                                Cause.ACCUMULATED,
                                "all blocks",
                                "the second call returns 2.000000 x what the first returned, at the same parameters",
                                "set the gradient to zero before adding to it",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: all 4 entries disagree, in weights (42 cost evaluations)
                          weights  2 x 2  DISAGREES  4 wrong
                          worst entries       analytic        numeric  error bar
                          weights[0][0]   1.000000e+00   5.000000e-01    1.0e-11
                          weights[0][1]  -2.500000e+00  -1.250000e+00    1.0e-11
                          weights[1][0]   4.000000e+00   2.000000e+00    1.0e-11
                          weights[1][1]   1.500000e+00   7.500000e-01    1.0e-11
                        Cause: gradient added up over several calls (ACCUMULATED) in all blocks
                          the second call returns 2.000000 x what the first returned, at the same parameters
                          remedy: set the gradient to zero before adding to it""");
    }

    @Test
    void aGradientOfAnEarlierPoint() {
        assertThat(Reports.wrong(
                        "weights",
                        Shape.of(2, 2),
                        new double[] {0.25, -1.0, 1.5, 0.5},
                        new Diagnosis(
                                Cause.STALE_GRADIENT,
                                "all blocks",
                                "analytic = the numeric gradient of the point before, in all 4 entries",
                                "compute the gradient again after the parameters have moved",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: all 4 entries disagree, in weights (42 cost evaluations)
                          weights  2 x 2  DISAGREES  4 wrong
                          worst entries       analytic        numeric  error bar
                          weights[0][0]   2.500000e-01   5.000000e-01    1.0e-11
                          weights[0][1]  -1.000000e+00  -1.250000e+00    1.0e-11
                          weights[1][0]   1.500000e+00   2.000000e+00    1.0e-11
                          weights[1][1]   5.000000e-01   7.500000e-01    1.0e-11
                        Cause: gradient of an earlier point (STALE_GRADIENT) in all blocks
                          analytic = the numeric gradient of the point before, in all 4 entries
                          remedy: compute the gradient again after the parameters have moved""");
    }

    @Test
    void aFlippedSign() {
        assertThat(Reports.wrong(
                        "weights",
                        Shape.of(2, 2),
                        new double[] {-0.5, 1.25, -2.0, -0.75},
                        new Diagnosis(
                                Cause.SIGN_FLIPPED,
                                "weights",
                                "analytic = -1.000000 x numeric in all 4 entries (spread 2e-11)",
                                "negate it; if it is meant to be added, or to maximise, declare maximizing()",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: all 4 entries disagree, in weights (42 cost evaluations)
                          weights  2 x 2  DISAGREES  4 wrong
                          worst entries       analytic        numeric  error bar
                          weights[0][0]  -5.000000e-01   5.000000e-01    1.0e-11
                          weights[0][1]   1.250000e+00  -1.250000e+00    1.0e-11
                          weights[1][0]  -2.000000e+00   2.000000e+00    1.0e-11
                          weights[1][1]  -7.500000e-01   7.500000e-01    1.0e-11
                        Cause: sign flipped (SIGN_FLIPPED) in weights
                          analytic = -1.000000 x numeric in all 4 entries (spread 2e-11)
                          remedy: negate it; if it is meant to be added, or to maximise, declare maximizing()""");
    }

    @Test
    void aSumInsteadOfAMean() {
        assertThat(Reports.wrong(
                        "weights",
                        Shape.of(2, 2),
                        new double[] {1.5, -3.75, 6.0, 2.25},
                        new Diagnosis(
                                Cause.SUM_INSTEAD_OF_MEAN,
                                "weights",
                                "analytic = 3.000000 x numeric in all 4 entries (spread 2e-11); the batch has 3 examples",
                                "divide the accumulated gradient by the number of examples",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: all 4 entries disagree, in weights (42 cost evaluations)
                          weights  2 x 2  DISAGREES  4 wrong
                          worst entries       analytic        numeric  error bar
                          weights[0][0]   1.500000e+00   5.000000e-01    1.0e-11
                          weights[0][1]  -3.750000e+00  -1.250000e+00    1.0e-11
                          weights[1][0]   6.000000e+00   2.000000e+00    1.0e-11
                          weights[1][1]   2.250000e+00   7.500000e-01    1.0e-11
                        Cause: sum over the batch instead of the mean (SUM_INSTEAD_OF_MEAN) in weights
                          analytic = 3.000000 x numeric in all 4 entries (spread 2e-11); the batch has 3 examples
                          remedy: divide the accumulated gradient by the number of examples""");
    }

    @Test
    void aMeanInsteadOfASum() {
        assertThat(Reports.wrong(
                        "weights",
                        Shape.of(2, 2),
                        new double[] {0.125, -0.3125, 0.5, 0.1875},
                        new Diagnosis(
                                Cause.MEAN_INSTEAD_OF_SUM,
                                "weights",
                                "analytic = 0.250000 x numeric in all 4 entries (spread 2e-11); the batch has 4 examples",
                                "do not divide by the number of examples once more",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: all 4 entries disagree, in weights (42 cost evaluations)
                          weights  2 x 2  DISAGREES  4 wrong
                          worst entries       analytic        numeric  error bar
                          weights[0][0]   1.250000e-01   5.000000e-01    1.0e-11
                          weights[0][1]  -3.125000e-01  -1.250000e+00    1.0e-11
                          weights[1][0]   5.000000e-01   2.000000e+00    1.0e-11
                          weights[1][1]   1.875000e-01   7.500000e-01    1.0e-11
                        Cause: mean over the batch instead of the sum (MEAN_INSTEAD_OF_SUM) in weights
                          analytic = 0.250000 x numeric in all 4 entries (spread 2e-11); the batch has 4 examples
                          remedy: do not divide by the number of examples once more""");
    }

    @Test
    void oneExampleInsteadOfAll() {
        assertThat(Reports.wrong(
                        "weights",
                        Shape.of(2, 2),
                        new double[] {0.25, -0.5, 0.125, 0.0625},
                        new Diagnosis(
                                Cause.LAST_EXAMPLE_ONLY,
                                "all blocks",
                                "example 5 of 5 alone, divided by 5: this gives all 4 wrong entries to 2e-16 of the largest",
                                "add up the gradients of all examples before dividing by their number",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: all 4 entries disagree, in weights (42 cost evaluations)
                          weights  2 x 2  DISAGREES  4 wrong
                          worst entries       analytic        numeric  error bar
                          weights[0][0]   2.500000e-01   5.000000e-01    1.0e-11
                          weights[0][1]  -5.000000e-01  -1.250000e+00    1.0e-11
                          weights[1][0]   1.250000e-01   2.000000e+00    1.0e-11
                          weights[1][1]   6.250000e-02   7.500000e-01    1.0e-11
                        Cause: one example of the batch instead of all (LAST_EXAMPLE_ONLY) in all blocks
                          example 5 of 5 alone, divided by 5: this gives all 4 wrong entries to 2e-16 of the largest
                          remedy: add up the gradients of all examples before dividing by their number""");
    }

    @Test
    void aConstantFactor() {
        assertThat(Reports.wrong(
                        "weights",
                        Shape.of(2, 2),
                        new double[] {0.005, -0.0125, 0.02, 0.0075},
                        new Diagnosis(
                                Cause.CONSTANT_FACTOR,
                                "weights",
                                "analytic = 0.010000 x numeric in all 4 entries (spread 2e-11)",
                                "divide by the factor: a learning rate, or a weight of the cost that is on one side only",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: all 4 entries disagree, in weights (42 cost evaluations)
                          weights  2 x 2  DISAGREES  4 wrong
                          worst entries       analytic        numeric  error bar
                          weights[0][0]   5.000000e-03   5.000000e-01    1.0e-11
                          weights[0][1]  -1.250000e-02  -1.250000e+00    1.0e-11
                          weights[1][0]   2.000000e-02   2.000000e+00    1.0e-11
                          weights[1][1]   7.500000e-03   7.500000e-01    1.0e-11
                        Cause: constant factor (CONSTANT_FACTOR) in weights
                          analytic = 0.010000 x numeric in all 4 entries (spread 2e-11)
                          remedy: divide by the factor: a learning rate, or a weight of the cost that is on one side only""");
    }

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
                        Cause: weight decay forgotten in the gradient (MISSING_WEIGHT_DECAY) in weights
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
                        Cause: weight decay that the cost does not have (EXTRA_WEIGHT_DECAY) in biases
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
