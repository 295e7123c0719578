package org.gradcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/** Text of a report for each bug of a gradient as a whole. */
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
    void aGradientThatWasNeverFilled() {
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
                                "the second call returns twice what the first returned, at the same parameters",
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
                          the second call returns twice what the first returned, at the same parameters
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
                                "analytic = the numeric gradient at the first point, in all 4 entries",
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
                        Cause: gradient that does not follow the parameters (STALE_GRADIENT) in all blocks
                          analytic = the numeric gradient at the first point, in all 4 entries
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
                                "example 5 of 5 alone, divided by 5: this gives all 4 wrong entries to 1e-14 of the largest",
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
                          example 5 of 5 alone, divided by 5: this gives all 4 wrong entries to 1e-14 of the largest
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
}
