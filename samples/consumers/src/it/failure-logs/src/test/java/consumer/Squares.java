package consumer;

import org.gradcheck.subject.GradientSubject;

/** A sum of squares, and a gradient of the opposite sign. */
final class Squares {

    static void describe(GradientSubject subject) {
        double[] w = {1, 2};
        subject.parameter("w", w, () -> new double[] {-2 * w[0], -2 * w[1]}).cost(() -> w[0] * w[0] + w[1] * w[1]);
    }
}
