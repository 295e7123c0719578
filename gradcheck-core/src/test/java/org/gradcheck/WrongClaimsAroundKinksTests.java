package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Absolute values of weights of which some are zero, and a factor of 1.001 on one claim")
class WrongClaimsAroundKinksTests {

    private static final int UNITS = 4;
    private static final int INPUTS = 2;
    private static final int EXAMPLES = 3;

    private final double[] weights = new double[UNITS * INPUTS];
    private final double[] ofWeights = new double[weights.length];
    private double[] inputs = {};
    private double[] upstream = {};

    @ParameterizedTest
    @CsvSource({"8, 5", "28, 7", "56, 7", "68, 5", "70, 7", "164, 7"})
    void theFactorDoesNotPass(int seed, int entry) {
        Random random = new Random(seed);
        inputs = random.doubles(EXAMPLES * INPUTS, -1, 1).toArray();
        upstream = random.doubles(UNITS, -1, 1).toArray();
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.nextBoolean() ? 0 : random.nextDouble() - 0.5;
        }
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("units")
                        .parameter("weights", weights, ofWeights)
                        .cost(this::cost)
                        .backward(() -> {
                            backward();
                            ofWeights[entry] *= 1.001;
                        }));

        assertThat(report.verdict()).as("%s", report).isIn(Verdict.DISAGREES, Verdict.UNRESOLVED);
    }

    private double cost() {
        double sum = 0;
        for (int e = 0; e < EXAMPLES; e++) {
            for (int u = 0; u < UNITS; u++) {
                sum += upstream[u] * Math.abs(sum(u, e));
            }
        }
        return sum;
    }

    private void backward() {
        for (int i = 0; i < weights.length; i++) {
            ofWeights[i] = 0;
            for (int e = 0; e < EXAMPLES; e++) {
                int unit = i / INPUTS;
                ofWeights[i] += upstream[unit] * inputs[INPUTS * e + i % INPUTS] * Math.signum(sum(unit, e));
            }
        }
    }

    private double sum(int unit, int example) {
        double sum = 0;
        for (int i = 0; i < INPUTS; i++) {
            sum += weights[INPUTS * unit + i] * inputs[INPUTS * example + i];
        }
        return sum;
    }
}
