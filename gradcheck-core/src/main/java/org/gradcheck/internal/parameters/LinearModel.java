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
        this.gradient = new double[gradient.size()][];
        for (int b = 0; b < this.gradient.length; b++) {
            this.gradient[b] = finite(gradient.get(b));
        }
    }

    /** Returns the entries with 0 in place of those that are not finite. */
    private static double[] finite(double[] entries) {
        double[] finite = entries;
        for (int i = 0; i < entries.length; i++) {
            if (!Double.isFinite(entries[i])) {
                finite = finite == entries ? entries.clone() : finite;
                finite[i] = 0;
            }
        }
        return finite;
    }

    /** Returns the change of the cost between the point and the stored parameters, as the model predicts it. */
    public double change() {
        return change(space.point().all());
    }

    /** Returns the predicted change if only the parameters of a range are displaced. */
    public double change(EntryRange moved) {
        double sum = 0;
        for (int b = 0; b < gradient.length; b++) {
            EntryRange part = moved.within(space.rangeOf(b));
            sum += part.size() == 0 ? 0 : space.point().change(b, part, gradient[b]);
        }
        return limited(sum);
    }

    /** Returns the predicted change if only parameters of a range are displaced, along a direction. */
    public double change(Direction direction, EntryRange range) {
        double sum = 0;
        for (int b = 0; b < gradient.length; b++) {
            EntryRange part = range.within(space.rangeOf(b));
            for (EntryRange span : part.size() == 0 ? List.<EntryRange>of() : direction.spans(part)) {
                sum += space.point().change(b, span, gradient[b]);
            }
        }
        return limited(sum);
    }

    private static double limited(double sum) {
        return Double.isNaN(sum) ? LARGEST : Math.max(-LARGEST, Math.min(LARGEST, sum));
    }
}
