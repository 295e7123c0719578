package org.gradcheck.samples.sampling;

import org.apache.commons.math3.random.RandomGenerator;

/** An autoencoder whose derivative by the log-variance forgets the noise. */
final class NoiseForgotten extends VariationalAutoencoder {

    NoiseForgotten(RandomGenerator random) {
        super(random);
    }

    @Override
    double byLogVariance(double byCode, double deviation, double noise) {
        return byCode * deviation / 2;
    }
}
