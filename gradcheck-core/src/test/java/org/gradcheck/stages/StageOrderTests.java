package org.gradcheck.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** A cost that differs at the same parameters because of its stages: the report names the stage. */
class StageOrderTests {

    @Test
    void stagesInTheWrongOrder() {
        ScaledTanh net = new ScaledTanh();

        assertThat(text(inWrongOrder(net)))
                .isEqualTo("the cost is 0.36 before and 0.773624792770385 after the gradient is computed, at the same"
                        + " parameters; the forward of 'scaled' reads the values of 'hidden', which is declared after it:"
                        + " declare the stages in the order of the forward pass");
    }

    /** The arrays already have the values of the point, so that the cost differs only after it was evaluated elsewhere. */
    @Test
    void stagesInTheWrongOrderAfterAForwardPass() {
        ScaledTanh net = new ScaledTanh();
        net.hidden();
        net.scaled();

        assertThat(text(inWrongOrder(net)))
                .contains("; the forward of 'scaled' reads the values of 'hidden', which is declared after it");
    }

    @Test
    void forwardThatAddsToItsArray() {
        ScaledTanh net = new ScaledTanh() {
            @Override
            void scaled() {
                Arrays.setAll(y, i -> y[i] + v[i] * h[i]);
            }
        };

        assertThat(text(net.describe()))
                .endsWith(
                        "at the same parameters; the forward of 'scaled' does not give the same values twice: it adds to"
                                + " its array, keeps state or draws random numbers");
    }

    /** No stage is to blame for a cost that counts its evaluations. */
    @Test
    void randomCostBehindStagesKeepsItsAdvice() {
        int[] calls = {0};
        ScaledTanh net = new ScaledTanh() {
            @Override
            double cost() {
                return super.cost() + calls[0]++;
            }
        };

        assertThat(text(net.describe())).contains("switch off dropout and shuffling");
    }

    @Test
    void valuesOfTheStagesAreRestored() {
        ScaledTanh net = new ScaledTanh();
        Arrays.fill(net.h, 3);
        Arrays.fill(net.y, 5);

        text(inWrongOrder(net));

        assertThat(net.h).containsOnly(3);
        assertThat(net.y).containsOnly(5);
    }

    private static GradientSubject inWrongOrder(ScaledTanh net) {
        return net.parameters()
                .stage("scaled", net.y, net.dy, net::scaled)
                .stage("hidden", net.h, net.dh, net::hidden)
                .cost(net::cost)
                .backward(net::backward);
    }

    private static String text(GradientSubject subject) {
        GradientReport report = GradientChecker.standard().check(subject);
        assertThat(report.verdict()).isEqualTo(Verdict.NONDETERMINISTIC);
        return report.findings().stream().map(Finding::text).findFirst().orElseThrow();
    }
}
