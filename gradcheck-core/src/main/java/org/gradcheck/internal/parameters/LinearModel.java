package org.gradcheck.internal.parameters;

import java.util.List;

/**
 * First-order model of the cost from a claimed gradient: the sum of each entry times the displacement of its parameter. The
 * displacements are those of the stored parameters, so that the rounding of a storage in lower precision is no error of the model.
 */
public final class LinearModel {

    /** Largest change. Formula: 2^1000 is far below the largest double, 2^1024, so differences of two changes do not overflow. */
    private static final double LARGEST = 0x1p1000;

    private final ParameterSpace space;
    private final double[][] gradient;

    /**
     * Creates the model of a gradient.
     *
     * @param gradient the entries of each block; entries that are not finite are left out
     */
    public LinearModel(ParameterSpace space, List<double[]> gradient) {
        this.space = space;
        this.gradient = gradient.toArray(double[][]::new);
    }

    /** Returns the change of the cost between the point and the stored parameters, as the model predicts it. */
    public double change() {
        return change(space.point().all());
    }

    /** Returns the predicted change if only the parameters of a range are displaced. */
    public double change(EntryRange moved) {
        double sum = 0;
        double lost = 0;
        for (int b = 0; b < gradient.length; b++) {
            EntryRange part = moved.within(space.rangeOf(b));
            if (part.size() > 0) {
                int first = space.rangeOf(b).from();
                double[] changes = space.point().changes(b, part);
                for (int k = 0; k < changes.length; k++) {
                    double entry = gradient[b][part.from() - first + k];
                    double term = changes[k] == 0 || !Double.isFinite(entry) ? 0 : entry * changes[k];
                    // compensated summation (Kahan, 1965), so that the sum of a million terms keeps the digits of each
                    // of them
                    double compensated = term - lost;
                    double next = sum + compensated;
                    lost = (next - sum) - compensated;
                    sum = next;
                }
            }
        }
        return Double.isNaN(sum) ? LARGEST : Math.max(-LARGEST, Math.min(LARGEST, sum));
    }
}
