package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverridesTests {

    @Test
    void leaveTheChoiceToTheErrorBarIfThereAreNone() {
        assertThat(Overrides.NONE.allowance(1, 2)).isEmpty();
        assertThat(Overrides.NONE.withStep(1e-3).allowance(1, 2)).isEmpty();
        assertThat(Overrides.NONE.describe()).isEmpty();
    }

    @Test
    void allowWhatTheTolerancesSayTogether() {
        Overrides both = Overrides.NONE.withRelativeTolerance(0.1).withAbsoluteTolerance(3);

        assertThat(both.allowance(-20, 10).orElseThrow()).isCloseTo(5, within(1e-15));
        assertThat(both.allowance(10, -20).orElseThrow()).isCloseTo(5, within(1e-15));
        assertThat(Overrides.NONE.withRelativeTolerance(0.1).allowance(-20, 10)).hasValue(2);
        assertThat(Overrides.NONE.withAbsoluteTolerance(3).allowance(-20, 10)).hasValue(3);
        assertThat(Overrides.NONE.withAbsoluteTolerance(0).allowance(-20, 10)).hasValue(0);
    }

    @Test
    void areDescribedOneByOne() {
        assertThat(Overrides.NONE
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
                .isThrownBy(() -> Overrides.NONE.withRelativeTolerance(tolerance))
                .withMessage("relativeTolerance is " + tolerance + "; give a finite value of 0 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Overrides.NONE.withAbsoluteTolerance(tolerance))
                .withMessage("absoluteTolerance is " + tolerance + "; give a finite value of 0 or more");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, Double.NaN, Double.POSITIVE_INFINITY})
    void refuseStepsThatGoNowhere(double step) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Overrides.NONE.withStep(step))
                .withMessage("step is " + step + "; give a finite value of more than 0");
    }
}
