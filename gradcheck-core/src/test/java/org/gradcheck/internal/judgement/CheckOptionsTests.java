package org.gradcheck.internal.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckOptionsTests {

    @Test
    void leaveTheChoiceToTheErrorBarIfThereAreNone() {
        assertThat(CheckOptions.NONE.allowance(1, 2)).isEmpty();
        assertThat(CheckOptions.NONE.withStep(1e-3).allowance(1, 2)).isEmpty();
        assertThat(CheckOptions.NONE.describe()).isEmpty();
    }

    @Test
    void allowWhatTheTolerancesSayTogether() {
        CheckOptions both = CheckOptions.NONE.withRelativeTolerance(0.1).withAbsoluteTolerance(3);

        assertThat(both.allowance(-20, 10).orElseThrow()).isCloseTo(5, within(1e-15));
        assertThat(both.allowance(10, -20).orElseThrow()).isCloseTo(5, within(1e-15));
        assertThat(CheckOptions.NONE.withRelativeTolerance(0.1).allowance(-20, 10))
                .hasValue(2);
        assertThat(CheckOptions.NONE.withAbsoluteTolerance(3).allowance(-20, 10))
                .hasValue(3);
        assertThat(CheckOptions.NONE.withAbsoluteTolerance(0).allowance(-20, 10))
                .hasValue(0);
    }

    @Test
    void areDescribedOneByOne() {
        assertThat(CheckOptions.NONE
                        .withStep(1e-3)
                        .withAbsoluteTolerance(1e-8)
                        .withRelativeTolerance(1e-4)
                        .describe())
                .containsExactly("relativeTolerance = 1.0E-4", "absoluteTolerance = 1.0E-8", "step = 0.001");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refuseTolerancesThatNothingCanBeComparedWith(double tolerance) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckOptions.NONE.withRelativeTolerance(tolerance))
                .withMessage("relativeTolerance is " + tolerance + "; give a finite value of 0 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckOptions.NONE.withAbsoluteTolerance(tolerance))
                .withMessage("absoluteTolerance is " + tolerance + "; give a finite value of 0 or more");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, Double.NaN, Double.POSITIVE_INFINITY})
    void refuseStepsThatGoNowhere(double step) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckOptions.NONE.withStep(step))
                .withMessage("step is " + step + "; give a finite value of more than 0");
    }
}
