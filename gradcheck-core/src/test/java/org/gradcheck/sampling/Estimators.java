package org.gradcheck.sampling;

import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/** Random estimators; a seed always gives the same one. */
final class Estimators {

    /**
     * An estimator of a seed.
     *
     * @param own the estimator with its own noise only
     * @param noisy with noise added
     * @param checked also in units
     * @param units the units of the coordinates
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Seeded(long seed, Family family, Estimator own, Estimator noisy, Estimator checked, double[] units) {

        boolean isInUnits() {
            return !noisy.name().equals(checked.name());
        }
    }

    /**
     * What estimators are drawn from.
     *
     * @param parameters the largest number of parameters
     * @param ratio the smallest signal-to-noise ratio of the noise added
     */
    record Range(int parameters, double ratio) {}

    private Estimators() {}

    /**
     * The families take turns. The number of parameters is 1 to 200, the signal-to-noise ratio 0.01 to 10, or within a smaller range,
     * both uniform on a logarithmic scale. The ratio is the norm of the mean gradient over the root of the summed variances of the noise added; half of the
     * estimators have their own noise only. A quarter draws other random numbers for
     * the gradient than for the cost, a quarter has a cost with noise added. A fifth has coordinates in units from 1e-3 to 1e3.
     */
    static Seeded of(long seed, Range range) {
        List<Family> families = List.of(Family.values());
        Family family = families.get((int) Math.floorMod(seed, (long) families.size()));
        RandomGenerator random = new Well19937c(seed);
        int parameters = (int) Math.round(Math.pow(range.parameters(), random.nextDouble()));
        Estimator own = Mistakes.in(family.estimator(parameters, random), random);
        Estimator noisy = own;
        if (family.hasVariance() && random.nextBoolean()) {
            double ratio = Math.pow(10, Vectors.uniform(Math.log10(range.ratio()), 1, random));
            noisy = own.withNoise(Vectors.norm(own.exactGradient()) / ratio / Math.sqrt(own.size()));
        }
        if (random.nextInt(4) == 0) {
            noisy = noisy.withOtherRandomNumbers();
        }
        if (random.nextInt(4) == 0) {
            noisy = noisy.withNoisyCost(
                    Vectors.norm(own.exactGradient()) * Math.pow(10, Vectors.uniform(-1, 1, random)));
        }
        if (random.nextInt(5) > 0) {
            return new Seeded(seed, family, own, noisy, noisy, Vectors.ones(own.size()));
        }
        double[] units = units(own.size(), random);
        return new Seeded(seed, family, own, noisy, noisy.inUnits(units), units);
    }

    private static double[] units(int size, RandomGenerator random) {
        double[] units = new double[size];
        for (int i = 0; i < size; i++) {
            units[i] = Math.pow(10, Vectors.uniform(-3, 3, random));
        }
        return units;
    }
}
