package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Patterns of reports, which are left out where something else says more. */
class PatternsTests {

    @Test
    void kinkHasNoPattern() {
        GradientReport report = GradientChecker.standard()
                .check(x -> Math.abs(x[0]) + x[1] * x[1] + x[2], x -> new double[] {1.5, 2 * x[1], 1}, 0, 1, 2);

        assertThat(report.mismatches()).hasSize(1);
        assertThat(report.pattern()).isEmpty();
    }

    @Test
    void absentPatternIsNotToldBesideTheStage() {
        assertThat(new Products().report(true).wrongStages()).containsExactly("scaled");
        assertThat(new Products().report(true).pattern()).isEmpty();
    }

    @Test
    void absentPatternIsToldWithoutStages() {
        assertThat(new Products().report(false).pattern())
                .contains("none found; next, check one term of the cost, one layer or one example at a time, until the"
                        + " smallest part that is wrong remains");
    }

    /** Products of v with tanh of w; the backward of the product forgets the factor v. */
    private static final class Products {

        private final double[] w = {0.3, -0.2, 0.8};
        private final double[] wGradient = new double[3];
        private final double[] v = {1.1, -0.4, 0.6};
        private final double[] vGradient = new double[3];
        private final double[] hidden = new double[3];
        private final double[] hiddenGradient = new double[3];
        private final double[] scaled = new double[3];
        private final double[] scaledGradient = new double[3];

        GradientReport report(boolean hasStages) {
            GradientSubject subject = GradientSubject.named("products")
                    .parameter("w", w, wGradient)
                    .parameter("v", v, vGradient);
            if (hasStages) {
                subject.stage("hidden", hidden, hiddenGradient, this::hide)
                        .stage("scaled", scaled, scaledGradient, this::scale)
                        .cost(this::squares);
            } else {
                subject.cost(() -> {
                    hide();
                    scale();
                    return squares();
                });
            }
            return GradientChecker.standard().check(subject.backward(this::backward));
        }

        private void hide() {
            Arrays.setAll(hidden, i -> Math.tanh(w[i]));
        }

        private void scale() {
            Arrays.setAll(scaled, i -> v[i] * hidden[i]);
        }

        private double squares() {
            return Arrays.stream(scaled).map(y -> y * y / 2).sum();
        }

        private void backward() {
            Arrays.setAll(scaledGradient, i -> scaled[i]);
            Arrays.setAll(vGradient, i -> scaledGradient[i] * hidden[i]);
            Arrays.setAll(hiddenGradient, i -> scaledGradient[i]);
            Arrays.setAll(wGradient, i -> hiddenGradient[i] * (1 - hidden[i] * hidden[i]));
        }
    }
}
