package org.gradcheck.samples.shapes;

/**
 * Temperatures along a rod that conducts heat and radiates it, in {@code points} equal parts between two ends of fixed temperature.
 *
 * <p>Each part exchanges heat with its two neighbours alone, so that the Jacobian has three entries in a row. It is kept in compressed
 * rows, as solvers for sparse systems take it.
 */
public final class HeatedRod {

    private static final double CONDUCTION = 3;
    private static final double RADIATION = 0.2;
    private static final double LEFT = 1.5;
    private static final double RIGHT = 0.5;

    private final int[] rowStarts;
    private final int[] columns;

    /** Makes the pattern of the Jacobian. */
    public HeatedRod(int points) {
        rowStarts = new int[points + 1];
        columns = new int[3 * points - 2];
        int next = 0;
        for (int row = 0; row < points; row++) {
            rowStarts[row] = next;
            for (int column = Math.max(0, row - 1); column <= Math.min(points - 1, row + 1); column++) {
                columns[next++] = column;
            }
        }
        rowStarts[points] = next;
    }

    /**
     * Returns the heat that each part loses: zero at the steady state.
     *
     * @param temperatures of all parts
     * @return the heat of each part
     */
    public double[] losses(double[] temperatures) {
        double[] losses = new double[temperatures.length];
        for (int i = 0; i < losses.length; i++) {
            double left = i == 0 ? LEFT : temperatures[i - 1];
            double right = i == losses.length - 1 ? RIGHT : temperatures[i + 1];
            losses[i] = CONDUCTION * (2 * temperatures[i] - left - right) + RADIATION * Math.pow(temperatures[i], 4);
        }
        return losses;
    }

    /**
     * Returns the potential whose gradient are the losses.
     *
     * @param temperatures of all parts
     * @return half the conduction times squared differences, and a fifth of the radiation times fifth powers
     */
    public double potential(double[] temperatures) {
        double last = LEFT;
        double potential = 0;
        for (double temperature : temperatures) {
            potential += CONDUCTION / 2 * (temperature - last) * (temperature - last);
            potential += RADIATION / 5 * Math.pow(temperature, 5);
            last = temperature;
        }
        return potential + CONDUCTION / 2 * (RIGHT - last) * (RIGHT - last);
    }

    /**
     * Returns the entries of the Jacobian of the losses, which is the Hessian of the potential.
     *
     * @param temperatures of all parts
     * @return the entries in the order of {@link #columns}
     */
    public double[] jacobianValues(double[] temperatures) {
        double[] values = new double[columns.length];
        for (int row = 0; row < temperatures.length; row++) {
            for (int k = rowStarts[row]; k < rowStarts[row + 1]; k++) {
                values[k] = columns[k] == row
                        ? 2 * CONDUCTION + 4 * RADIATION * Math.pow(temperatures[row], 3)
                        : -CONDUCTION;
            }
        }
        return values;
    }

    /**
     * Returns the Jacobian with its zeros, for a solver that is not sparse.
     *
     * @param temperatures of all parts
     * @return a row for each loss, a column for each temperature
     */
    public double[][] denseJacobian(double[] temperatures) {
        double[][] jacobian = new double[temperatures.length][temperatures.length];
        double[] values = jacobianValues(temperatures);
        for (int row = 0; row < jacobian.length; row++) {
            for (int k = rowStarts[row]; k < rowStarts[row + 1]; k++) {
                jacobian[row][columns[k]] = values[k];
            }
        }
        return jacobian;
    }

    /** {@return the index of the first entry of each row, and the number of all entries} */
    public int[] rowStarts() {
        return rowStarts.clone();
    }

    /** {@return the column of each entry, row by row} */
    public int[] columns() {
        return columns.clone();
    }
}
