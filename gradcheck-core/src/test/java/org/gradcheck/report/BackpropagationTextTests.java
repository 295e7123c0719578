package org.gradcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/** Text of a report for each bug of backpropagation. */
class BackpropagationTextTests {

    @Test
    void aMissingActivationDerivative() {
        assertThat(Reports.wrong(
                        "layer 0 weights",
                        Shape.of(2, 2),
                        new double[] {0.625, -0.5, 1.5, -0.25},
                        new Diagnosis(
                                Cause.MISSING_ACTIVATION_DERIVATIVE,
                                "layer 0",
                                "the delta without the derivative of tanh: this gives all 4 wrong entries to 1e-14 of the largest",
                                "multiply the delta of layer 0 by the derivative of its activation",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: all 4 entries disagree, in layer 0 weights (42 cost evaluations)
                          layer 0 weights  2 x 2  DISAGREES  4 wrong
                          worst entries               analytic        numeric  error bar
                          layer 0 weights[0][0]   6.250000e-01   5.000000e-01    1.0e-11
                          layer 0 weights[0][1]  -5.000000e-01  -1.250000e+00    1.0e-11
                          layer 0 weights[1][0]   1.500000e+00   2.000000e+00    1.0e-11
                          layer 0 weights[1][1]  -2.500000e-01   7.500000e-01    1.0e-11
                        Cause: derivative of the activation left out (MISSING_ACTIVATION_DERIVATIVE) in layer 0
                          the delta without the derivative of tanh: this gives all 4 wrong entries to 1e-14 of the largest
                          remedy: multiply the delta of layer 0 by the derivative of its activation""");
    }

    @Test
    void aDerivativeAtTheWrongArgument() {
        assertThat(Reports.wrong(
                        "layer 0 weights",
                        Shape.of(2, 2),
                        new double[] {0.625, -0.5, 1.5, -0.25},
                        new Diagnosis(
                                Cause.DERIVATIVE_AT_WRONG_ARGUMENT,
                                "layer 0",
                                "f'(a) in place of f'(z): this gives all 4 wrong entries to 1e-14 of the largest",
                                "evaluate the derivative at the pre-activation z",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: all 4 entries disagree, in layer 0 weights (42 cost evaluations)
                          layer 0 weights  2 x 2  DISAGREES  4 wrong
                          worst entries               analytic        numeric  error bar
                          layer 0 weights[0][0]   6.250000e-01   5.000000e-01    1.0e-11
                          layer 0 weights[0][1]  -5.000000e-01  -1.250000e+00    1.0e-11
                          layer 0 weights[1][0]   1.500000e+00   2.000000e+00    1.0e-11
                          layer 0 weights[1][1]  -2.500000e-01   7.500000e-01    1.0e-11
                        Cause: derivative of the activation at the wrong argument (DERIVATIVE_AT_WRONG_ARGUMENT) in layer 0
                          f'(a) in place of f'(z): this gives all 4 wrong entries to 1e-14 of the largest
                          remedy: evaluate the derivative at the pre-activation z""");
    }

    @Test
    void theDerivativeOfAnotherActivation() {
        assertThat(Reports.wrong(
                        "layer 0 weights",
                        Shape.of(2, 2),
                        new double[] {0.625, -0.5, 1.5, -0.25},
                        new Diagnosis(
                                Cause.WRONG_ACTIVATION_DERIVATIVE,
                                "layer 0",
                                "the delta with the derivative of sigmoid where the activation is tanh: this gives all 4 wrong entries to 1e-14 of the largest",
                                "take the derivative of tanh in layer 0",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: all 4 entries disagree, in layer 0 weights (42 cost evaluations)
                          layer 0 weights  2 x 2  DISAGREES  4 wrong
                          worst entries               analytic        numeric  error bar
                          layer 0 weights[0][0]   6.250000e-01   5.000000e-01    1.0e-11
                          layer 0 weights[0][1]  -5.000000e-01  -1.250000e+00    1.0e-11
                          layer 0 weights[1][0]   1.500000e+00   2.000000e+00    1.0e-11
                          layer 0 weights[1][1]  -2.500000e-01   7.500000e-01    1.0e-11
                        Cause: derivative of another activation (WRONG_ACTIVATION_DERIVATIVE) in layer 0
                          the delta with the derivative of sigmoid where the activation is tanh: this gives all 4 wrong entries to 1e-14 of the largest
                          remedy: take the derivative of tanh in layer 0""");
    }

    @Test
    void theOutputDeltaOfAnotherCost() {
        assertThat(Reports.wrong(
                        "layer 1 weights",
                        Shape.of(2, 2),
                        new double[] {0.625, -0.5, 1.5, -0.25},
                        new Diagnosis(
                                Cause.FUSED_OUTPUT_DELTA,
                                "layer 1",
                                "a - t as the output delta, though the output is sigmoid with quadratic cost: this gives all 4 wrong entries to 1e-14 of the largest",
                                "take the derivative of the cost by the output, times that of the output activation",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: all 4 entries disagree, in layer 1 weights (42 cost evaluations)
                          layer 1 weights  2 x 2  DISAGREES  4 wrong
                          worst entries               analytic        numeric  error bar
                          layer 1 weights[0][0]   6.250000e-01   5.000000e-01    1.0e-11
                          layer 1 weights[0][1]  -5.000000e-01  -1.250000e+00    1.0e-11
                          layer 1 weights[1][0]   1.500000e+00   2.000000e+00    1.0e-11
                          layer 1 weights[1][1]  -2.500000e-01   7.500000e-01    1.0e-11
                        Cause: output delta of another cost or activation (FUSED_OUTPUT_DELTA) in layer 1
                          a - t as the output delta, though the output is sigmoid with quadratic cost: this gives all 4 wrong entries to 1e-14 of the largest
                          remedy: take the derivative of the cost by the output, times that of the output activation""");
    }

    @Test
    void weightsThatAreNotTransposed() {
        assertThat(Reports.wrong(
                        "layer 0 weights",
                        Shape.of(2, 2),
                        new double[] {0.625, -0.5, 1.5, -0.25},
                        new Diagnosis(
                                Cause.WEIGHTS_NOT_TRANSPOSED_IN_DELTA,
                                "layer 0",
                                "the delta below layer 1 by its weights with rows and columns exchanged: this gives all 4 wrong entries to 1e-14 of the largest",
                                "multiply the delta by the transposed weights: sum over the units, not over the inputs",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: all 4 entries disagree, in layer 0 weights (42 cost evaluations)
                          layer 0 weights  2 x 2  DISAGREES  4 wrong
                          worst entries               analytic        numeric  error bar
                          layer 0 weights[0][0]   6.250000e-01   5.000000e-01    1.0e-11
                          layer 0 weights[0][1]  -5.000000e-01  -1.250000e+00    1.0e-11
                          layer 0 weights[1][0]   1.500000e+00   2.000000e+00    1.0e-11
                          layer 0 weights[1][1]  -2.500000e-01   7.500000e-01    1.0e-11
                        Cause: delta sent through weights that are not transposed (WEIGHTS_NOT_TRANSPOSED_IN_DELTA) in layer 0
                          the delta below layer 1 by its weights with rows and columns exchanged: this gives all 4 wrong entries to 1e-14 of the largest
                          remedy: multiply the delta by the transposed weights: sum over the units, not over the inputs""");
    }

    @Test
    void weightsThatHaveTakenTheirStep() {
        assertThat(Reports.wrong(
                        "layer 0 weights",
                        Shape.of(2, 2),
                        new double[] {0.625, -0.5, 1.5, -0.25},
                        new Diagnosis(
                                Cause.UPDATED_WEIGHTS_IN_DELTA,
                                "layer 0",
                                "the delta below layer 1 by weights that have taken a step of -0.100000 x gradient: this gives all 4 wrong entries to 1e-14 of the largest",
                                "update the weights after all deltas are computed",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: all 4 entries disagree, in layer 0 weights (42 cost evaluations)
                          layer 0 weights  2 x 2  DISAGREES  4 wrong
                          worst entries               analytic        numeric  error bar
                          layer 0 weights[0][0]   6.250000e-01   5.000000e-01    1.0e-11
                          layer 0 weights[0][1]  -5.000000e-01  -1.250000e+00    1.0e-11
                          layer 0 weights[1][0]   1.500000e+00   2.000000e+00    1.0e-11
                          layer 0 weights[1][1]  -2.500000e-01   7.500000e-01    1.0e-11
                        Cause: delta sent through weights that have taken their step (UPDATED_WEIGHTS_IN_DELTA) in layer 0
                          the delta below layer 1 by weights that have taken a step of -0.100000 x gradient: this gives all 4 wrong entries to 1e-14 of the largest
                          remedy: update the weights after all deltas are computed""");
    }

    @Test
    void anInputBeforeItsActivation() {
        assertThat(Reports.wrong(
                        "layer 1 weights",
                        Shape.of(2, 2),
                        new double[] {0.625, -0.5, 1.5, -0.25},
                        new Diagnosis(
                                Cause.INPUT_BEFORE_ACTIVATION,
                                "layer 1 weights",
                                "delta x z of the layer below as the derivatives by the weights of layer 1: this gives all 4 wrong entries to 1e-14 of the largest",
                                "take the activations a of the layer below, not its pre-activations z",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: all 4 entries disagree, in layer 1 weights (42 cost evaluations)
                          layer 1 weights  2 x 2  DISAGREES  4 wrong
                          worst entries               analytic        numeric  error bar
                          layer 1 weights[0][0]   6.250000e-01   5.000000e-01    1.0e-11
                          layer 1 weights[0][1]  -5.000000e-01  -1.250000e+00    1.0e-11
                          layer 1 weights[1][0]   1.500000e+00   2.000000e+00    1.0e-11
                          layer 1 weights[1][1]  -2.500000e-01   7.500000e-01    1.0e-11
                        Cause: input of the layer taken before the activation (INPUT_BEFORE_ACTIVATION) in layer 1 weights
                          delta x z of the layer below as the derivatives by the weights of layer 1: this gives all 4 wrong entries to 1e-14 of the largest
                          remedy: take the activations a of the layer below, not its pre-activations z""");
    }

    @Test
    void theInputOfAnotherLayer() {
        assertThat(Reports.wrong(
                        "layer 1 weights",
                        Shape.of(2, 2),
                        new double[] {0.625, -0.5, 1.5, -0.25},
                        new Diagnosis(
                                Cause.WRONG_LAYER_INPUT,
                                "layer 1 weights",
                                "delta x the inputs of the network as the derivatives by the weights of layer 1: this gives all 4 wrong entries to 1e-14 of the largest",
                                "take what flows into layer 1: the activations of layer 0",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: all 4 entries disagree, in layer 1 weights (42 cost evaluations)
                          layer 1 weights  2 x 2  DISAGREES  4 wrong
                          worst entries               analytic        numeric  error bar
                          layer 1 weights[0][0]   6.250000e-01   5.000000e-01    1.0e-11
                          layer 1 weights[0][1]  -5.000000e-01  -1.250000e+00    1.0e-11
                          layer 1 weights[1][0]   1.500000e+00   2.000000e+00    1.0e-11
                          layer 1 weights[1][1]  -2.500000e-01   7.500000e-01    1.0e-11
                        Cause: input taken from another layer (WRONG_LAYER_INPUT) in layer 1 weights
                          delta x the inputs of the network as the derivatives by the weights of layer 1: this gives all 4 wrong entries to 1e-14 of the largest
                          remedy: take what flows into layer 1: the activations of layer 0""");
    }

    @Test
    void aDeltaThatIsNotPropagated() {
        assertThat(Reports.wrong(
                        "layer 0 weights",
                        Shape.of(2, 2),
                        new double[] {0.625, -0.5, 1.5, -0.25},
                        new Diagnosis(
                                Cause.DELTA_NOT_PROPAGATED,
                                "layer 0",
                                "the delta of layer 1 used below without its weights: this gives all 4 wrong entries to 1e-14 of the largest",
                                "multiply it by the transposed weights on the way down",
                                List.of())))
                .hasToString("""
                        2-3-1 tanh: all 4 entries disagree, in layer 0 weights (42 cost evaluations)
                          layer 0 weights  2 x 2  DISAGREES  4 wrong
                          worst entries               analytic        numeric  error bar
                          layer 0 weights[0][0]   6.250000e-01   5.000000e-01    1.0e-11
                          layer 0 weights[0][1]  -5.000000e-01  -1.250000e+00    1.0e-11
                          layer 0 weights[1][0]   1.500000e+00   2.000000e+00    1.0e-11
                          layer 0 weights[1][1]  -2.500000e-01   7.500000e-01    1.0e-11
                        Cause: delta not sent through the weights above (DELTA_NOT_PROPAGATED) in layer 0
                          the delta of layer 1 used below without its weights: this gives all 4 wrong entries to 1e-14 of the largest
                          remedy: multiply it by the transposed weights on the way down""");
    }
}
