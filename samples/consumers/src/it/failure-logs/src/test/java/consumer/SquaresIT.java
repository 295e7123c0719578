package consumer;

import org.gradcheck.junit.GradientCheck;
import org.gradcheck.subject.GradientSubject;

class SquaresIT {

    @GradientCheck
    void annotated(GradientSubject subject) {
        Squares.describe(subject);
    }
}
