package org.gradcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/** What a report says of each bug that the backpropagation of a network can have. */
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
                                "analytic = what backprop gives without tanh'(z), to 11 digits in all 4 entries",
                                "multiply the delta of layer 0 by 1 - tanh(z)^2",
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
                          analytic = what backprop gives without tanh'(z), to 11 digits in all 4 entries
                          remedy: multiply the delta of layer 0 by 1 - tanh(z)^2""");
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
                                "analytic = what backprop gives with tanh'(tanh(z)), to 11 digits in all 4 entries",
                                "take the derivative at the pre-activation z, or use 1 - a^2 with the activation a",
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
                          analytic = what backprop gives with tanh'(tanh(z)), to 11 digits in all 4 entries
                          remedy: take the derivative at the pre-activation z, or use 1 - a^2 with the activation a""");
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
                                "analytic = what backprop gives with the derivative of SIGMOID, to 11 digits in all 4 entries",
                                "use the derivative of TANH in layer 0",
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
                          analytic = what backprop gives with the derivative of SIGMOID, to 11 digits in all 4 entries
                          remedy: use the derivative of TANH in layer 0""");
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
                                "analytic = what backprop gives with delta = output - target, to 11 digits in all 4 entries",
                                "that delta is for softmax with cross-entropy; multiply by the derivative of SIGMOID for QUADRATIC",
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
                          analytic = what backprop gives with delta = output - target, to 11 digits in all 4 entries
                          remedy: that delta is for softmax with cross-entropy; multiply by the derivative of SIGMOID for QUADRATIC""");
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
                                "analytic = what backprop gives with W delta in place of W^T delta, to 11 digits in all 4 entries",
                                "send the delta of layer 1 down through the transpose of its weights",
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
                          analytic = what backprop gives with W delta in place of W^T delta, to 11 digits in all 4 entries
                          remedy: send the delta of layer 1 down through the transpose of its weights""");
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
                                "analytic = what backprop gives with the weights of layer 1 after a step of 0.1, to 11 digits in all 4 entries",
                                "compute all gradients before any weight is updated",
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
                          analytic = what backprop gives with the weights of layer 1 after a step of 0.1, to 11 digits in all 4 entries
                          remedy: compute all gradients before any weight is updated""");
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
                                "analytic = delta x z of layer 0, to 11 digits in all 4 entries",
                                "use the activation a = tanh(z) of layer 0 in the outer product",
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
                          analytic = delta x z of layer 0, to 11 digits in all 4 entries
                          remedy: use the activation a = tanh(z) of layer 0 in the outer product""");
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
                                "analytic = delta x the inputs of the network, to 11 digits in all 4 entries",
                                "use the activations of layer 0 in the outer product",
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
                          analytic = delta x the inputs of the network, to 11 digits in all 4 entries
                          remedy: use the activations of layer 0 in the outer product""");
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
                                "analytic = what backprop gives with the delta of layer 1 as it is, to 11 digits in all 4 entries",
                                "multiply the delta of layer 1 by the transpose of its weights",
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
                          analytic = what backprop gives with the delta of layer 1 as it is, to 11 digits in all 4 entries
                          remedy: multiply the delta of layer 1 by the transpose of its weights""");
    }
}
