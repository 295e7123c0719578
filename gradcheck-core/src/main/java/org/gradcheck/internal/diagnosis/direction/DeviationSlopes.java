package org.gradcheck.internal.diagnosis.direction;

/** Measures what a claimed gradient leaves unexplained along directions in one block. */
@FunctionalInterface
public interface DeviationSlopes {

    /**
     * A slope of the cost less the claimed one.
     *
     * @param value the change of the cost by the components that is not claimed, to first order; NaN if it is not known
     * @param error its standard deviation
     */
    record Slope(double value, double error) {

        boolean isKnown() {
            return Double.isFinite(value) && Double.isFinite(error);
        }
    }

    /**
     * Returns the slope along a direction.
     *
     * @param components the component of each entry of the block, in displacements of its parameter
     */
    Slope along(double[] components);
}
