package org.gradcheck.sampling;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.random.RandomGenerator;

/** Independent Gaussians: the first half of the coordinates are their means, the other half give their deviations. */
final class Gaussians {

    final int size;
    final Spread spread;
    private final double[] point;

    Gaussians(int size, RandomGenerator random) {
        this.size = size;
        List<Spread> spreads = List.of(Spread.values());
        this.spread = spreads.get(random.nextInt(spreads.size()));
        this.point = new double[2 * size];
        for (int i = 0; i < size; i++) {
            point[i] = random.nextGaussian();
            point[size + i] = spread.parameter(Vectors.uniform(0.3, 1.2, random));
        }
    }

    double[] point() {
        return point.clone();
    }

    double[] means(double[] x) {
        return Arrays.copyOf(x, size);
    }

    double[] deviations(double[] x) {
        return spread.deviations(Arrays.copyOfRange(x, size, 2 * size));
    }

    double[] values(double[] x, double[] noise) {
        double[] z = means(x);
        double[] s = deviations(x);
        for (int i = 0; i < size; i++) {
            z[i] += s[i] * noise[i];
        }
        return z;
    }

    /** A gradient by means and deviations as one by the coordinates. */
    double[] byCoordinates(double[] x, double[] byMeans, double[] byDeviations) {
        double[] gradient = Arrays.copyOf(byMeans, 2 * size);
        for (int i = 0; i < size; i++) {
            gradient[size + i] = byDeviations[i] * spread.slope(x[size + i]);
        }
        return gradient;
    }

    /** The derivative of the logarithm of the density by the coordinates. */
    double[] score(double[] x, double[] noise) {
        double[] s = deviations(x);
        double[] byMeans = new double[size];
        double[] byDeviations = new double[size];
        for (int i = 0; i < size; i++) {
            byMeans[i] = noise[i] / s[i];
            byDeviations[i] = (noise[i] * noise[i] - 1) / s[i];
        }
        return byCoordinates(x, byMeans, byDeviations);
    }

    @Override
    public String toString() {
        return spread.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
