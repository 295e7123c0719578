package org.gradcheck.internal.stages;

import org.gradcheck.differentiation.ParameterVector;

/**
 * Values of a stage at displaced points. Its forward overwrites the values of the stage, so they are displaced here, and a {@link
 * StagePass} writes them to the array of the stage after the forward has run.
 *
 * <p>Displaced values are rounded as the array of the stage rounds them. A value is displaced in proportion to its own size, so that small probabilities
 * stay positive, but at least in proportion to an eighth of the root mean square.
 */
final class StageValues implements ParameterVector {

    /** Smallest size, as a part of the root mean square. Chosen: a value that is close to zero by coincidence is no value of another unit. */
    private static final double SMALLEST_SIZE = 0x1p-3;

    private final ParameterVector live;
    private final double[] origin;
    private final double[] values;
    private final double smallestSize;

    /**
     * Begins at a point.
     *
     * @param live the array of the stage, which rounds values that are written to it
     * @param origin the values after the forward has run; not changed
     */
    StageValues(ParameterVector live, double[] origin) {
        this.live = live;
        this.origin = origin;
        this.values = origin.clone();
        this.smallestSize = SMALLEST_SIZE * rootMeanSquare(origin);
    }

    private static double rootMeanSquare(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Double.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
        }
        if (largest < Double.MIN_NORMAL) {
            return 1 / SMALLEST_SIZE;
        }
        double squares = 0;
        int finite = 0;
        for (double value : values) {
            double ratio = Double.isFinite(value) ? value / largest : 0;
            squares += ratio * ratio;
            finite += Double.isFinite(value) ? 1 : 0;
        }
        return largest * Math.sqrt(squares / finite);
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public double get(int index) {
        return values[index];
    }

    @Override
    public void set(int index, double value) {
        if (Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(origin[index])) {
            values[index] = value;
        } else {
            live.set(index, value);
            values[index] = live.get(index);
            live.set(index, origin[index]);
        }
    }

    @Override
    public void setAll(double[] all) {
        live.setAll(all);
        System.arraycopy(live.toArray(), 0, values, 0, values.length);
        live.setAll(origin);
    }

    @Override
    public double[] toArray() {
        return values.clone();
    }

    /** A value that is NaN or infinite, such as a masked score, is not displaced. */
    @Override
    public boolean isFixed(int index) {
        return !Double.isFinite(origin[index]);
    }

    @Override
    public double scale(int index) {
        double size = Math.abs(origin[index]);
        return Double.isFinite(size) ? Math.max(size, smallestSize) : smallestSize;
    }
}
