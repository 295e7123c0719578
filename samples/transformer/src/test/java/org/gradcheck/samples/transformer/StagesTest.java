package org.gradcheck.samples.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.CheckMode;
import org.gradcheck.GradientChecker;
import org.gradcheck.junit.GradientCheck;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

class StagesTest {

    @GradientCheck(trials = 1, mode = CheckMode.SCREENING)
    void gradientIsRight(GradientSubject subject) {
        new StagedTransformer(false).describe(subject);
    }

    /** The embedding alone has a wrong gradient, but its own backward is right. */
    @Test
    void forgottenSkipIsAnErrorOfTheSum() {
        GradientReport report = GradientChecker.standard()
                .mode(CheckMode.SCREENING)
                .check(new StagedTransformer(true).describe(GradientSubject.named("transformer without skip")));

        assertThat(report.wrongStages()).containsExactly("sum");
        assertThat(report.toString())
                .contains(
                        "The error enters in the backward of 'sum': the derivative by its output is right, that by its"
                                + " input 'x' is wrong (")
                .contains("; the part through 'sum' is missing.");
    }
}
