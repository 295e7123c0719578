package org.gradcheck.internal.differentiation;

/**
 * Three-point stencil: the cost at the point, and at about the same distance on both sides. A cost is NaN outside the domain.
 *
 * @param left the distance to the sample on the left, between the stored values
 * @param right the distance to the sample on the right, between the stored values
 * @param costLeft the cost on the left
 * @param cost the cost at the point
 * @param costRight the cost on the right
 * @param noise the noise of a single value of the cost
 */
record Stencil(double left, double right, double costLeft, double cost, double costRight, double noise) {

    /** Returns the same samples with another noise. */
    Stencil withNoise(double other) {
        return new Stencil(left, right, costLeft, cost, costRight, other);
    }

    /** The larger of the two distances, by which stencils are sorted. */
    double step() {
        return Math.max(left, right);
    }

    boolean hasLeft() {
        return left > 0 && !Double.isNaN(costLeft);
    }

    boolean hasRight() {
        return right > 0 && !Double.isNaN(costRight);
    }

    boolean isCentral() {
        return hasLeft() && hasRight();
    }

    double changeLeft() {
        return costLeft - cost;
    }

    double changeRight() {
        return costRight - cost;
    }

    /** The larger of the changes on the two sides; 0 where there is none. */
    double largestChange() {
        return Math.max(hasLeft() ? Math.abs(changeLeft()) : 0, hasRight() ? Math.abs(changeRight()) : 0);
    }

    DifferenceQuotient backward() {
        return new DifferenceQuotient(left, -changeLeft() / left, 2 * noise / left);
    }

    DifferenceQuotient forward() {
        return new DifferenceQuotient(right, changeRight() / right, 2 * noise / right);
    }

    /** Returns the slope on the right less that on the left. */
    DifferenceQuotient slopeDifference() {
        return new DifferenceQuotient(
                step(),
                forward().value() - backward().value(),
                forward().noise() + backward().noise());
    }

    /** Returns the slope, at the middle point, of the parabola through the three points. The distances may be unequal. */
    DifferenceQuotient central() {
        double width = left + right;
        if (left == right) {
            return new DifferenceQuotient(width / 2, (costRight - costLeft) / width, noise * 2 / width);
        }
        double value = (left / width) * (changeRight() / right) - (right / width) * (changeLeft() / left);
        double weights = left / right + right / left + Math.abs(left / right - right / left);
        return new DifferenceQuotient(width / 2, value, noise * weights / width);
    }
}
