package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Recurrences that amplify the rounding of their parameters")
class ChaoticCostTests {

    /** The square of the value of the logistic map after some steps; the parameters are its first value and its rate. */
    private record LogisticMap(int steps) {

        double cost(double... x) {
            double value = x[0];
            for (int i = 0; i < steps; i++) {
                value = x[1] * value * (1 - value);
            }
            return value * value;
        }

        double[] gradient(double... x) {
            double value = x[0];
            double byFirst = 1;
            double byRate = 0;
            for (int i = 0; i < steps; i++) {
                double slope = x[1] * (1 - 2 * value);
                byRate = value * (1 - value) + slope * byRate;
                byFirst = slope * byFirst;
                value = x[1] * value * (1 - value);
            }
            return new double[] {2 * value * byFirst, 2 * value * byRate};
        }
    }

    /** A change of a parameter by 2^-33 of its size, times the slope, makes up for noise as large as the cost. */
    @Test
    void aRightGradientThatExplainsTheNoiseDoesNotDisagree() {
        Random random = new Random(5);
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (int k = 0; k < 40; k++) {
            LogisticMap map = new LogisticMap(20 + random.nextInt(60));
            double[] point = {0.1 + 0.8 * random.nextDouble(), 3.6 + 0.4 * random.nextDouble()};
            double[] gradient = map.gradient(point);
            if (Math.max(Math.abs(gradient[0] * point[0]), Math.abs(gradient[1] * point[1])) < 0x1p33) {
                continue;
            }
            checked++;
            GradientReport report = GradientChecker.standard().check(map::cost, map::gradient, point);
            if (report.verdict() == Verdict.DISAGREES) {
                wrong.add(map + ": " + report);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThan(10);
    }

    @Test
    void twiceTheGradientDisagreesWhereRoundingHidesNothing() {
        LogisticMap map = new LogisticMap(30);

        GradientReport report = GradientChecker.standard()
                .check(
                        map::cost,
                        x -> {
                            double[] right = map.gradient(x);
                            return new double[] {right[0], 2 * right[1]};
                        },
                        0.3,
                        3.9);

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.DISAGREES);
    }
}
