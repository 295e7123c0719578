package consumer;

import org.gradcheck.junit.GradientCheck;
import org.gradcheck.subject.GradientSubject;

class NeverRunTest {

    @GradientCheck
    GradientSubject returned(GradientSubject subject) {
        return subject;
    }
}
