package org.gradcheck.internal.parameters;

import java.util.List;

/**
 * What a claimed gradient says of the cost beside the point, to first order. It is taken from the parameters as they are
 * stored, so that it does not matter how far a storage of lower precision has rounded each of them.
 */
public final class LinearModel {

    /** A change that overflows is this large: differences of two such changes do not overflow. */
    private static final double LARGEST = 0x1p1000;

    private final ParameterSpace space;
    private final double[][] gradient;

    /**
     * Remembers a gradient.
     *
     * @param gradient for each block its entries; those that are not finite say nothing
     */
    public LinearModel(ParameterSpace space, List<double[]> gradient) {
        this.space = space;
        this.gradient = gradient.toArray(double[][]::new);
    }

    /** By how much the cost should have changed since the point, whichever parameters have been moved. */
    public double change() {
        return change(space.point().all());
    }

    /** By how much the cost should have changed since the point, if no parameters but these have been moved. */
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
                    // compensated (Kahan, 1965): a million terms must not cost the digits that one of them shows in
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
