package org.gradcheck.internal.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gradcheck.internal.evaluation.EvaluationMeter;
import org.gradcheck.report.ReportContents.Stages;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.Objective;
import org.junit.jupiter.api.Test;

/** Statements where the tests of the sources tell little. */
class StageStatementsTests {

    private static StagePass pass() {
        double[] w = {1};
        double[] h = new double[1];
        Objective objective = GradientSubject.named("f")
                .parameter("w", w, new double[] {2})
                .stage("hidden", h, new double[] {1}, () -> h[0] = w[0])
                .cost(() -> h[0])
                .objective();
        StagePass pass = new StagePass(objective.stages().orElseThrow(), EvaluationMeter.unlimited());
        pass.begin(objective.gradient());
        return pass;
    }

    private static Stages statements(SourceStatus status) {
        StagePass pass = pass();
        TestedSource hidden =
                new TestedSource(Source.ofStage(pass, 0), status, List.of(1), List.of(), new double[0], List.of(), 1);
        return new StageStatements(pass, List.of(hidden), List.of())
                .of(source -> new EntryCount(0, 0, 1, Set.of(), Map.of()));
    }

    @Test
    void saysWhichDerivativeIsNotKnown() {
        Stages stages = statements(SourceStatus.OPEN);

        assertThat(stages.wrong()).isEmpty();
        assertThat(stages.sentences())
                .containsExactly(
                        "The stages do not tell where the error enters: noise or kinks hide whether the derivative by"
                                + " 'hidden' is right");
        assertThat(stages.steps())
                .first()
                .isEqualTo(new Stages.Step(
                        "hidden",
                        Stages.State.UNKNOWN,
                        "it is not known whether the derivative by its values is right"));
    }

    @Test
    void saysThatAllDerivativesFollow() {
        assertThat(statements(SourceStatus.RIGHT).sentences())
                .containsExactly(
                        "The stages do not tell where the error enters: each derivative follows from that of the step"
                                + " after it, as far as the noise of the cost lets it be seen");
    }
}
