package org.gradcheck.internal.inspection;

import java.util.Arrays;

/** Smallest and largest value of each output in repeated evaluations at one point. */
final class RepeatedOutputs {

    private final double[] smallest;
    private final double[] largest;

    RepeatedOutputs(double[] outputs) {
        this.smallest = outputs.clone();
        this.largest = outputs.clone();
    }

    void add(double[] outputs) {
        Arrays.setAll(smallest, output -> Math.min(smallest[output], outputs[output]));
        Arrays.setAll(largest, output -> Math.max(largest[output], outputs[output]));
    }

    /** The spread of the values of one output; NaN if one of them is NaN. */
    double spread(int output) {
        return largest[output] - smallest[output];
    }
}
