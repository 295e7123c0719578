package consumer;

import org.gradcheck.junit.GradientCheck;
import org.gradcheck.subject.GradientSubject;

class WrongTest {

    @GradientCheck(trials = 1)
    void squares(GradientSubject subject) {
        double[] w = {1, 2};
        subject.parameter("w", w, () -> new double[] {-2 * w[0], -2 * w[1]}).cost(() -> w[0] * w[0] + w[1] * w[1]);
    }
}
