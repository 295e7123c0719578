package org.gradcheck.internal.diagnosis.direction;

import java.util.BitSet;
import java.util.List;

/**
 * Block whose derivatives noise hides one by one: its parameters, the claimed derivatives, and the displacements in whose units slopes are
 * measured.
 *
 * @param sizes the shape
 * @param parameters the parameters
 * @param claimed the claimed derivatives
 * @param displacements the size of each parameter; 0 for one that directions do not displace
 * @param wrong the entries that are known to be wrong
 */
@SuppressWarnings("ArrayRecordComponent") // a value that is never compared
public record ClaimedBlock(
        List<Integer> sizes, double[] parameters, double[] claimed, double[] displacements, BitSet wrong) {

    /** Rounding of claims in single precision, as a part of the largest. Formula: sixteen roundings of a float. */
    private static final double ROUNDING = 0x1p-20;

    int entries() {
        return parameters.length;
    }

    boolean isDisplaced(int i) {
        return displacements[i] > 0;
    }

    /** Returns the index of an entry along an axis. */
    int index(int entry, int axis) {
        int stride = 1;
        for (int inner = axis + 1; inner < sizes.size(); inner++) {
            stride *= sizes.get(inner);
        }
        return entry / stride % sizes.get(axis);
    }

    /** Returns derivatives as changes of the cost by displacements: the units of different parameters cancel. */
    double[] changes(double... derivatives) {
        double[] changes = new double[derivatives.length];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = isDisplaced(i) ? derivatives[i] * displacements[i] : 0;
        }
        return changes;
    }

    /** Returns {@code c} of {@code claimed = c x}, if all claims are that multiple within their rounding; NaN otherwise. */
    public double multipleOf(double... values) {
        double products = 0;
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            products += claimed[i] * values[i];
            squares += values[i] * values[i];
        }
        double multiple = products / squares;
        double largest = 0;
        double distance = 0;
        for (int i = 0; i < values.length; i++) {
            largest = Math.max(largest, Math.abs(claimed[i]));
            distance = Math.max(distance, Math.abs(claimed[i] - multiple * values[i]));
        }
        return largest > 0 && distance <= ROUNDING * largest ? multiple : Double.NaN;
    }
}
