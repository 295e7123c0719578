package org.gradcheck.benchmark;

import java.util.BitSet;
import org.apache.commons.math3.random.RandomGenerator;

/** What is wrong with a gradient, as the table names it. */
enum Mistake {
    NONE("right", 0, 1),
    ONE("1 entry off by 1e-3", 1, 1.001),
    TEN("10 entries off by 1e-3", 10, 1.001),
    ALL_DOUBLED("all entries doubled", Integer.MAX_VALUE, 2);

    private final String label;
    private final int entries;
    private final double factor;

    Mistake(String label, int entries, double factor) {
        this.label = label;
        this.entries = entries;
        this.factor = factor;
    }

    /** Returns the name for the table. */
    @Override
    public String toString() {
        return label;
    }

    /**
     * Draws the entries that are wrong, among those that are not small: at least half the mean magnitude, since the error is
     * relative to the entry.
     */
    BitSet draw(double[] gradient, RandomGenerator random) {
        BitSet wrong = new BitSet(gradient.length);
        if (entries >= gradient.length) {
            wrong.set(0, gradient.length);
            return wrong;
        }
        double large = meanMagnitude(gradient) / 2;
        while (wrong.cardinality() < entries) {
            int entry = random.nextInt(gradient.length);
            if (Math.abs(gradient[entry]) >= large) {
                wrong.set(entry);
            }
        }
        return wrong;
    }

    /** Makes entries of a gradient wrong. */
    void commit(double[] gradient, BitSet wrong) {
        wrong.stream().forEach(entry -> gradient[entry] *= factor);
    }

    private static double meanMagnitude(double[] gradient) {
        double sum = 0;
        for (double entry : gradient) {
            sum += Math.abs(entry);
        }
        return sum / gradient.length;
    }
}
