package org.gradcheck.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;

/** A search for wrong stages that the limit of the evaluations ends. */
class LimitedStagesTests {

    private int evaluations;

    private final class ForgottenFactor extends ScaledTanh {

        @Override
        double cost() {
            evaluations++;
            return super.cost();
        }

        @Override
        void backwardOfScaled() {
            Arrays.setAll(dv, i -> dy[i] * h[i]);
            Arrays.setAll(dh, i -> dy[i]);
        }
    }

    @Test
    void endsQuietlyWithWhatItHas() {
        boolean isStated = false;
        for (int most = 1; most <= 500; most++) {
            evaluations = 0;
            ForgottenFactor net = new ForgottenFactor();
            GradientReport report =
                    GradientChecker.standard().mostEvaluations(most).check(net.describe());

            assertThat(evaluations).isLessThanOrEqualTo(most);
            assertThat(report.verdict()).as("%s: %s", most, report).isIn(Verdict.UNRESOLVED, Verdict.DISAGREES);
            boolean isNow = report.toString().contains("backward of 'scaled'");
            assertThat(isStated && !isNow).as("%s: %s", most, report).isFalse();
            isStated = isNow;
        }
        assertThat(isStated).isTrue();
    }
}
