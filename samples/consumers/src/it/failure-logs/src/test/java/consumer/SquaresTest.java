package consumer;

import org.gradcheck.GradientAssertions;
import org.gradcheck.junit.GradientCheck;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

class SquaresTest {

    @GradientCheck
    void annotated(GradientSubject subject) {
        Squares.describe(subject);
    }

    @Test
    void asserted() {
        GradientAssertions.assertGradient(x -> x[0] * x[0], x -> new double[] {-2 * x[0]}, 3);
    }
}
