package consumer;

import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.junit.GradientCheck;
import org.gradcheck.subject.GradientSubject;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(RightTest.Beans.class)
class RightTest {

    private final double[] weights;
    private final RandomGenerator random;

    /** Spring provides the parameters that say so, gradcheck the generator. */
    RightTest(@Autowired double[] weights, RandomGenerator random) {
        this.weights = weights;
        this.random = random;
    }

    @GradientCheck
    void squares(GradientSubject subject) {
        weights[0] = random.nextDouble();
        subject.parameter("weights", weights, () -> new double[] {2 * weights[0], 2 * weights[1]})
                .cost(() -> weights[0] * weights[0] + weights[1] * weights[1]);
    }

    static class Beans {

        @Bean
        double[] weights() {
            return new double[] {1, 2};
        }
    }
}
