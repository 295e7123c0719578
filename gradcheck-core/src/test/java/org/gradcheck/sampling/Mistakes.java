package org.gradcheck.sampling;

import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.sampling.Estimator.Biased;
import org.gradcheck.sampling.Estimator.Gradient;

/** Mistakes that any gradient can have. */
final class Mistakes {

    private Mistakes() {}

    /** The wrong entry is one of the largest of a few, since the sign of a negligible one is not visible. */
    static Estimator in(Estimator estimator, RandomGenerator random) {
        double[] exact = estimator.exactGradient();
        int entry = random.nextInt(exact.length);
        for (int attempt = 0; attempt < 3; attempt++) {
            int other = random.nextInt(exact.length);
            entry = Math.abs(exact[other]) > Math.abs(exact[entry]) ? other : entry;
        }
        double[] direction = Vectors.gaussian(exact.length, 1, random);
        double[] tenth = Vectors.times(0.1 * Vectors.norm(exact) / Vectors.norm(direction), direction);
        return estimator.with(List.of(
                new Biased("sign of one entry", scaled(estimator.gradient(), entry, -1)),
                new Biased("one entry never filled", scaled(estimator.gradient(), entry, 0)),
                new Biased("10 % of the norm in a random direction", shifted(estimator.gradient(), tenth))));
    }

    private static Gradient scaled(Gradient right, int entry, double factor) {
        return (x, random) -> {
            double[] gradient = right.sample(x, random);
            gradient[entry] *= factor;
            return gradient;
        };
    }

    /** A gradient whose mean is off by a vector. */
    static Gradient shifted(Gradient right, double[] shift) {
        return (x, random) -> {
            double[] gradient = right.sample(x, random);
            Vectors.add(gradient, 1, shift);
            return gradient;
        };
    }
}
