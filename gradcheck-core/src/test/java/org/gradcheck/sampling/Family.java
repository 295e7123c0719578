package org.gradcheck.sampling;

import org.apache.commons.math3.random.RandomGenerator;

/** Family of estimators: the distribution, and how the gradient is estimated. */
@SuppressWarnings("ImmutableEnumChecker") // the factories keep no state
enum Family {
    GAUSSIAN_PATH(GaussianPath::of),
    GAUSSIAN_SCORE(ScoreEstimators::gaussian),
    GAUSSIAN_THRESHOLD(ScoreEstimators::threshold),
    BERNOULLI_SCORE(ScoreEstimators::bernoulli),
    CATEGORICAL_SCORE(ScoreEstimators::categorical),
    EXPONENTIAL_PATH(Exponentials::path),
    EXPONENTIAL_SCORE(ScoreEstimators::exponential),
    GAMMA_PATH(GammaPath::of),
    MINI_BATCH(MiniBatch::of),
    DROPOUT(Dropout::of),
    DROPOUT_NETWORK(DropoutNetwork::of),
    HEAVY_TAILS(HeavyTails::of);

    private interface Factory {
        Estimator of(int parameters, RandomGenerator random);
    }

    private final Factory factory;

    Family(Factory factory) {
        this.factory = factory;
    }

    /** A random estimator of about so many parameters. */
    Estimator estimator(int parameters, RandomGenerator random) {
        return factory.of(parameters, random);
    }

    /** Whether each gradient sample has a variance. */
    boolean hasVariance() {
        return this != HEAVY_TAILS;
    }
}
