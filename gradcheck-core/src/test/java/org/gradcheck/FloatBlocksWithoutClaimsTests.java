package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("3000 parameters in single precision whose derivatives are all claimed to be zero")
class FloatBlocksWithoutClaimsTests {

    private static final int UNITS = 60;
    private static final int INPUTS = 50;

    private final float[] weights = new float[UNITS * INPUTS];
    private final float[] ofWeights = new float[weights.length];

    @Test
    void absoluteValuesOfZeroAreTestedAtPointsNearby() {
        GradientReport report = check(true);
        BlockReport block = report.blocks().get(0);

        assertThat(block.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(block.note())
                .startsWith("right as a whole to 0.3 % at points within half of the size of each parameter");
        assertThat(report.evaluations()).isLessThan(400);
    }

    @Test
    void gradientThatWasNeverFilledIsFound() {
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) Math.cos(3 * i);
        }
        GradientReport report = check(false);

        assertThat(report.blocks().get(0).verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.evaluations()).isLessThan(200);
    }

    private GradientReport check(boolean isFilled) {
        return GradientChecker.standard()
                .check(GradientSubject.named("absolute values")
                        .parameter("weights", weights, ofWeights)
                        .cost(this::cost)
                        .backward(() -> backward(isFilled)));
    }

    private float cost() {
        float sum = 1.3f;
        for (int unit = 0; unit < UNITS; unit++) {
            sum += factor(unit) * Math.abs(value(unit));
        }
        return sum;
    }

    private void backward(boolean isFilled) {
        Arrays.fill(ofWeights, 0);
        for (int unit = 0; isFilled && unit < UNITS; unit++) {
            float sign = Math.signum(value(unit));
            for (int i = 0; i < INPUTS; i++) {
                ofWeights[unit * INPUTS + i] = factor(unit) * sign * input(i);
            }
        }
    }

    private float value(int unit) {
        float sum = 0;
        for (int i = 0; i < INPUTS; i++) {
            sum += weights[unit * INPUTS + i] * input(i);
        }
        return sum;
    }

    private static float factor(int unit) {
        return (float) Math.sin(unit + 1) / UNITS;
    }

    private static float input(int i) {
        return (float) Math.cos(i + 0.5);
    }
}
