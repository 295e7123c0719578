package org.gradcheck;

import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.network.Activation;
import org.gradcheck.network.Backpropagation;
import org.gradcheck.network.CostFunction;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkBuilder;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;

/** A network, a batch and the gradient that somebody claims for it: at first the right one. */
record NetworkClaim(FeedforwardNetwork network, TrainingBatch batch, NetworkGradient gradient) {

    static NetworkClaim of(FeedforwardNetwork network, TrainingBatch batch) {
        return new NetworkClaim(network, batch, Backpropagation.gradient(network, batch));
    }

    /** A network with random weights and a random batch, at a point where each block has a gradient. */
    static NetworkClaim of(
            RandomGenerator random,
            Activation hidden,
            Activation output,
            CostFunction cost,
            int batchSize,
            double weightDecay,
            int... sizes) {
        for (int attempt = 0; attempt < 100; attempt++) {
            NetworkBuilder builder = FeedforwardNetwork.builder(sizes[0]);
            for (int l = 1; l < sizes.length; l++) {
                builder.dense(sizes[l], l == sizes.length - 1 ? output : hidden);
            }
            FeedforwardNetwork network = builder.cost(cost)
                    .weightDecay(weightDecay)
                    .seed(random.nextLong())
                    .build();
            NetworkClaim claim = of(network, TrainingBatch.random(network, batchSize, random));
            if (claim.hasGradientEverywhere()) {
                return claim;
            }
        }
        throw new AssertionError("no live network in 100 attempts");
    }

    NetworkClaim but(Consumer<RealVector> spoil) {
        spoil.accept(gradient.asVector());
        return this;
    }

    NetworkClaim butGradient(UnaryOperator<double[]> change) {
        return but(g -> g.setSubVector(0, new ArrayRealVector(change.apply(g.toArray()))));
    }

    /** Adds a multiple of the weights to their gradient, as weight decay does. */
    NetworkClaim withDecayInGradient(double weightDecay) {
        for (int l = 0; l < gradient.depth(); l++) {
            RealMatrix decayed =
                    gradient.weights(l).add(network.layer(l).weights().scalarMultiply(weightDecay));
            gradient.weights(l).setSubMatrix(decayed.getData(), 0, 0);
        }
        return this;
    }

    /** Checks the gradient of the network against a cost that somebody else computes of the same parameters. */
    GradientReport checkAgainst(DoubleSupplier cost) {
        return GradientChecker.standard()
                .check(GradientSubject.named("network")
                        .network(network, batch, gradient)
                        .cost(cost));
    }

    GradientReport check() {
        return GradientChecker.standard().check(network, batch, gradient);
    }

    private boolean hasGradientEverywhere() {
        for (int l = 0; l < gradient.depth(); l++) {
            if (gradient.biases(l).getNorm() == 0 || gradient.weights(l).getFrobeniusNorm() == 0) {
                return false;
            }
        }
        return true;
    }
}
