package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No check exceeds its limit, whatever is checked and wherever the limit ends it. */
class LimitOfEachKindTests {

    /** Each of them up to where the limit ends no phase any more. */
    private static final int MOST = 400;

    @ParameterizedTest
    @EnumSource
    void aRightGradientIsNeverWrong(LimitedCode.Kind kind) {
        Verdict last = Verdict.VACUOUS;
        for (int most = 1; most <= MOST; most += 1 + most / 10) {
            LimitedCode code = new LimitedCode(kind == LimitedCode.Kind.FROZEN ? 0 : 1);
            double[] before = code.x.clone();
            GradientReport report = code.check(kind, GradientChecker.standard().mostEvaluations(most));

            assertThat(code.evaluations).as("of %s", most).isLessThanOrEqualTo(most);
            assertThat(code.x).containsExactly(before);
            last = report.verdict();
            if (kind != LimitedCode.Kind.FROZEN) {
                assertThat(last).as("%s: %s", most, report).isIn(Verdict.UNRESOLVED, Verdict.AGREES);
            }
        }
        assertThat(last).isEqualTo(kind == LimitedCode.Kind.FROZEN ? Verdict.DISAGREES : Verdict.AGREES);
    }

    @ParameterizedTest
    @EnumSource
    void aWrongGradientIsNeverRight(LimitedCode.Kind kind) {
        Verdict last = Verdict.VACUOUS;
        for (int most = 1; most <= MOST; most += 1 + most / 10) {
            LimitedCode code = new LimitedCode(0.5);
            GradientReport report = code.check(kind, GradientChecker.standard().mostEvaluations(most));

            assertThat(code.evaluations).as("of %s", most).isLessThanOrEqualTo(most);
            assertThat(report.verdict()).as("%s: %s", most, report).isIn(Verdict.UNRESOLVED, Verdict.DISAGREES);
            last = report.verdict();
        }
        assertThat(last).isEqualTo(Verdict.DISAGREES);
    }

    @ParameterizedTest
    @EnumSource
    void aLimitThatSufficesChangesNothing(LimitedCode.Kind kind) {
        LimitedCode limited = new LimitedCode(0.5);
        LimitedCode free = new LimitedCode(0.5);
        GradientReport report = limited.check(kind, GradientChecker.standard().mostEvaluations(100_000));

        assertThat(report.toString().replace("\n  declared by the user: mostEvaluations = 100000", ""))
                .isEqualTo(free.check(kind, GradientChecker.standard()).toString());
        assertThat(limited.evaluations).isEqualTo(free.evaluations);
    }
}
