package org.gradcheck.junit;

import org.gradcheck.network.Backpropagation;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.subject.GradientSubject;

/** Gradients for test cases: right ones, and one with a wrong sign. */
final class Gradients {

    private Gradients() {}

    static void fill(NetworkGradient gradient, FeedforwardNetwork network, TrainingBatch batch) {
        gradient.asVector()
                .setSubVector(0, Backpropagation.gradient(network, batch).asVector());
    }

    /** The sum of squares of these parameters, and twice the parameters. */
    static void describeSquares(GradientSubject subject, double... w) {
        subject.parameter("w", w, () -> doubled(w)).cost(() -> sumOfSquares(w));
    }

    /** The sum of squares, and a gradient whose last entry has the wrong sign. */
    static void describeWrongSign(GradientSubject subject, double... w) {
        subject.parameter("w", w, () -> {
                    double[] gradient = doubled(w);
                    gradient[w.length - 1] *= -1;
                    return gradient;
                })
                .cost(() -> sumOfSquares(w));
    }

    static double[] doubled(double[] w) {
        double[] doubled = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            doubled[i] = 2 * w[i];
        }
        return doubled;
    }

    static double sumOfSquares(double[] w) {
        double sum = 0;
        for (double entry : w) {
            sum += entry * entry;
        }
        return sum;
    }
}
