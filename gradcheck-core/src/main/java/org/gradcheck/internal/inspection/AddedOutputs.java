package org.gradcheck.internal.inspection;

import java.util.List;
import java.util.Optional;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.report.Finding;

/**
 * Recognition of a backward pass that adds to the gradient, in code that computes the gradient of one output after another.
 *
 * <p>Without a reset, the gradient of output {@code k} contains those of all outputs before. When all are computed a second time, each
 * one contains in addition the sum over all outputs. So the two results differ by the same array in each output: the first result of
 * the last output.
 *
 * @param outputs the number of outputs
 */
public record AddedOutputs(int outputs) {

    /**
     * Compares the results of two computations of the gradients of all outputs.
     *
     * @param first the first result, one array for each output
     * @param again the second result, with the same lengths
     * @return empty unless each of several outputs has grown by the sum over all outputs
     */
    public static Optional<AddedOutputs> in(List<double[]> first, List<double[]> again) {
        return first.size() > 1 && containsLast(first, again)
                ? Optional.of(new AddedOutputs(first.size()))
                : Optional.empty();
    }

    /**
     * Returns the finding.
     *
     * @param name the name of the derivative, such as {@code gradient of weights}
     */
    public Finding finding(String name) {
        return new Finding(
                Finding.Kind.GRADIENT_ACCUMULATES,
                "the " + name + ": " + evidence() + "; set it to zero before adding to it");
    }

    /**
     * Returns the bug.
     *
     * @param block the name of the block
     */
    public Diagnosis diagnosis(String block) {
        return new Diagnosis(
                Cause.ACCUMULATED, block, evidence(), "set the gradient to zero at the start of backward", List.of());
    }

    private String evidence() {
        return "computed a second time at the same parameters, the gradients of all " + outputs
                + " outputs are larger by the same array, that of the call before";
    }

    private static boolean containsLast(List<double[]> first, List<double[]> again) {
        double largest = 0;
        for (double[] row : again) {
            for (double entry : row) {
                largest = Math.max(largest, Math.abs(entry));
            }
        }
        double allowed = largest * CostRounding.SINGLE_PRECISION;
        boolean hasGrown = false;
        for (int i = 0; i < first.get(0).length; i++) {
            double growth = first.get(first.size() - 1)[i];
            for (int output = 0; output < first.size(); output++) {
                if (!(Math.abs(again.get(output)[i] - first.get(output)[i] - growth) <= allowed)) {
                    return false;
                }
            }
            hasGrown |= Math.abs(growth) > allowed;
        }
        return hasGrown;
    }
}
