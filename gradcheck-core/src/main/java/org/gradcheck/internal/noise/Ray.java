package org.gradcheck.internal.noise;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradcheck.internal.memory.SinglePrecision;
import org.gradcheck.internal.parameters.Sample;

/**
 * The cost at equidistant points of a direction, the first at the point of the check.
 *
 * <p>Its values show the noise of the cost unless they form a staircase. The values of a staircase are equal or differ by one step
 * height; its noise is hidden between the points, which have to be moved apart.
 *
 * @param samples all points but that of the check; their readings are the expected changes of the cost
 * @param costAtPoint the cost at the point of the check
 * @param spacing the distance between neighbours, as a part of the direction
 */
record Ray(List<Sample> samples, double costAtPoint, double spacing) {

    boolean leavesTheDomain() {
        for (double value : values()) {
            if (!Double.isFinite(value)) {
                return true;
            }
        }
        return false;
    }

    /** Whether half of the differences are 0, or some are and all others are equal. */
    boolean isStaircase() {
        if (leavesTheDomain()) {
            return false;
        }
        double[] values = values();
        int differences = values.length - 1;
        int zeros = 0;
        Set<Double> distinct = new HashSet<>();
        for (int i = 1; i < values.length; i++) {
            double difference = Math.abs(values[i] - values[i - 1]);
            zeros += difference == 0 ? 1 : 0;
            distinct.add(difference);
        }
        return 2 * zeros >= differences || (zeros > 0 && distinct.size() <= 2);
    }

    double slope() {
        return Math.abs(samples.get(samples.size() - 1).cost() - costAtPoint) / (samples.size() * spacing);
    }

    /** The slope without the value at the point of the check, which may be at a jump. */
    double slopeBesidePoint() {
        int last = samples.size() - 1;
        return Math.abs(samples.get(last).cost() - samples.get(0).cost()) / (last * spacing);
    }

    /** The largest size of a value: the cost may be zero at the point, and is rounded in proportion to its values elsewhere. */
    double largestValue() {
        double largest = 0;
        for (double value : values()) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** Whether all values are numbers of single precision. */
    boolean isSinglePrecision() {
        return SinglePrecision.containsAll(values());
    }

    /** Whether some value shows the precision of the cost, as round numbers do not, or all values are the same number other than zero. */
    boolean isConstantOrUnround() {
        for (double value : values()) {
            if (SinglePrecision.isUnround(value)) {
                return true;
            }
        }
        return costAtPoint != 0 && isConstant();
    }

    boolean isConstant() {
        for (Sample sample : samples) {
            if (sample.cost() != costAtPoint) {
                return false;
            }
        }
        return true;
    }

    /** The noise level without the value at the point of the check, which may be at a kink or a jump. */
    double noise() {
        return new DifferenceTable(Sample.rests(samples)).noise();
    }

    private double[] values() {
        double[] values = new double[samples.size() + 1];
        values[0] = costAtPoint;
        for (int i = 1; i < values.length; i++) {
            values[i] = samples.get(i - 1).cost();
        }
        return values;
    }
}
