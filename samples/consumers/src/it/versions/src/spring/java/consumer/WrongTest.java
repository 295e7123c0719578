package consumer;

import org.gradcheck.junit.GradientCheck;
import org.gradcheck.subject.GradientSubject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(WrongTest.Beans.class)
class WrongTest {

    private final double[] w;

    /** All parameters are Spring's: gradcheck claims none. */
    @Autowired
    WrongTest(double[] weights) {
        w = weights;
    }

    @GradientCheck(trials = 1)
    void squares(GradientSubject subject) {
        subject.parameter("w", w, () -> new double[] {-2 * w[0], -2 * w[1]}).cost(() -> w[0] * w[0] + w[1] * w[1]);
    }

    static class Beans {

        @Bean
        double[] weights() {
            return new double[] {1, 2};
        }
    }
}
