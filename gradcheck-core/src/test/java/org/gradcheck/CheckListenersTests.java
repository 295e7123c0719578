package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.gradcheck.report.GradientReport;
import org.junit.jupiter.api.Test;

/** Listeners of a checker. */
class CheckListenersTests {

    private static final MultivariateFunction COST = x -> x[0] * x[0] * x[1];
    private static final MultivariateVectorFunction GRADIENT = x -> new double[] {2 * x[0] * x[1], x[0] * x[0]};

    private final GradientChecker checker = GradientChecker.standard();

    @Test
    void getEachReportOnce() {
        List<GradientReport> heard = new ArrayList<>();
        GradientChecker listening = checker.reportingTo(heard::add);

        GradientReport right = listening.check(COST, GRADIENT, 1, 2);
        GradientReport wrong = listening.check(COST, x -> new double[2], 1, 2);

        assertThat(heard).containsExactly(right, wrong);
    }

    @Test
    void areCalledInTheOrderInWhichTheyWereAdded() {
        List<String> calls = new ArrayList<>();

        checker.reportingTo(report -> calls.add("first"))
                .reportingTo(report -> calls.add("second"))
                .check(COST, GRADIENT, 1, 2);

        assertThat(calls).containsExactly("first", "second");
    }

    @Test
    void stayWhenSomethingIsOverridden() {
        List<GradientReport> heard = new ArrayList<>();

        checker.reportingTo(heard::add)
                .relativeTolerance(1e-3)
                .absoluteTolerance(1e-3)
                .step(1e-3)
                .check(COST, GRADIENT, 1, 2);

        assertThat(heard).hasSize(1);
    }
}
