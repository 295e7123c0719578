package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradcheck.CheckMode;
import org.gradcheck.GradientChecker;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A setting is an attribute of the annotation, else a configuration parameter, else the default. */
class SettingsTests {

    private static final String PLAIN =
            "Configuration error: @GradientCheck method org.gradcheck.junit.SettingsTests$PlainTestCase.squares: ";

    @Test
    void eachSettingIsInTheGuide() throws IOException {
        assertThat(Files.readString(Path.of("..", "gradcheck-core", "guide", "settings.md")))
                .contains(CheckSettings.NAMES.stream()
                        .map(name -> "`" + name + "`")
                        .toList());
    }

    @Test
    void threeTrialsByDefault() {
        assertThat(TestCaseRun.passing(PlainTestCase.class).invocations()).hasSize(3);
    }

    @Test
    void trialsByParameter() {
        assertThat(TestCaseRun.passing(PlainTestCase.class, "gradcheck.trials=5")
                        .invocations())
                .hasSize(5);
    }

    @Test
    void trialsByAttributeOverruleTheParameter() {
        assertThat(TestCaseRun.passing(StatedTestCase.class, "gradcheck.trials=5")
                        .invocations())
                .hasSize(2);
    }

    @Test
    void seedZeroByDefault() {
        assertThat(TestCaseRun.passing(PlainTestCase.class).invocations())
                .isEqualTo(TestCaseRun.passing(PlainTestCase.class, "gradcheck.seed=0")
                        .invocations());
    }

    @Test
    void seedByParameter() {
        assertThat(TestCaseRun.passing(PlainTestCase.class, "gradcheck.seed=1").invocations())
                .doesNotContainAnyElementsOf(
                        TestCaseRun.passing(PlainTestCase.class).invocations());
    }

    @Test
    void seedWithLeadingZeroIsDecimal() {
        assertThat(TestCaseRun.passing(PlainTestCase.class, "gradcheck.seed=010")
                        .invocations())
                .isEqualTo(TestCaseRun.passing(PlainTestCase.class, "gradcheck.seed=10")
                        .invocations());
    }

    @Test
    void everySeedIsValid() {
        assertThat(TestCaseRun.passing(PlainTestCase.class, "gradcheck.seed=" + Long.MIN_VALUE)
                        .invocations())
                .doesNotContainAnyElementsOf(
                        TestCaseRun.passing(PlainTestCase.class).invocations());
    }

    @Test
    void seedByAttributeOverrulesTheParameter() {
        assertThat(TestCaseRun.passing(StatedTestCase.class, "gradcheck.seed=1").invocations())
                .isEqualTo(TestCaseRun.passing(StatedTestCase.class).invocations());
    }

    @Test
    void withoutTolerancesASlightlyWrongGradientFails() {
        assertThat(TestCaseRun.of(SlightlyWrongTestCase.class, "gradcheck.trials=1")
                        .failures())
                .hasSize(1);
    }

    @Test
    void relativeToleranceByParameter() {
        TestCaseRun.passing(SlightlyWrongTestCase.class, "gradcheck.relativeTolerance=0.02");
    }

    @Test
    void absoluteToleranceByParameter() {
        TestCaseRun.passing(SlightlyWrongTestCase.class, "gradcheck.absoluteTolerance=0.1");
    }

    @Test
    void tolerancesByAttribute() {
        assertThat(TestCaseRun.passing(TolerantTestCase.class).succeeded()).isEqualTo(2);
    }

    @Test
    void tolerancesByAttributeOverruleTheParameters() {
        assertThat(TestCaseRun.passing(
                                TolerantTestCase.class,
                                "gradcheck.relativeTolerance=1e-6",
                                "gradcheck.absoluteTolerance=1e-6")
                        .succeeded())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"2", "' 2 '", "2e0"})
    void mostEvaluationsByParameterInAnySpelling(String most) {
        assertThat(TestCaseRun.of(PlainTestCase.class, "gradcheck.trials=1", "gradcheck.mostEvaluations=" + most)
                        .failures())
                .singleElement()
                .asString()
                .contains("the limit of 2 evaluations ended the check before all entries were compared");
    }

    @Test
    void mostEvaluationsByAttributeOverruleTheParameter() {
        TestCaseRun.passing(LimitedTestCase.class, "gradcheck.mostEvaluations=2");
    }

    @Test
    void mostEvaluationsOfZeroByAttributeIsNotSet() {
        TestCaseRun.passing(PlainTestCase.class, "gradcheck.mostEvaluations=1e3");
    }

    /** As in the annotation, 0 stands for 'not set'. */
    @Test
    void zeroByParameterIsNotSet() {
        assertThat(TestCaseRun.passing(PlainTestCase.class, "gradcheck.mostEvaluations=0", "gradcheck.trials=0")
                        .invocations())
                .hasSize(3);
    }

    @Test
    void wholeNumbersInAnySpelling() {
        assertThat(TestCaseRun.passing(PlainTestCase.class, "gradcheck.trials= 0.5e1 ")
                        .invocations())
                .hasSize(5);
    }

    @Test
    void tolerancesHoldForTheInjectedCheckerToo() {
        TestCaseRun.passing(
                SlightlyWrongByCheckerTestCase.class, "gradcheck.relativeTolerance=0.02", "gradcheck.trials=1");
        assertThat(TestCaseRun.of(SlightlyWrongByCheckerTestCase.class, "gradcheck.trials=1")
                        .failures())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"exhaustive", "EXHAUSTIVE", "auto", "' auto '"})
    void modeByParameterInAnyCase(String mode) {
        TestCaseRun.passing(PlainTestCase.class, "gradcheck.mode=" + mode);
    }

    @Test
    void modeByAttributeOverrulesTheParameter() {
        TestCaseRun.passing(StatedTestCase.class, "gradcheck.mode=unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gradcheck.trials=many | the configuration parameter gradcheck.trials is 'many', but must be a whole number",
                "gradcheck.trials= | the configuration parameter gradcheck.trials is '', but must be a whole number",
                "gradcheck.trials=-1 | trials is -1; give 1 or more",
                "gradcheck.seed=9f3c21 | the configuration parameter gradcheck.seed is '9f3c21', but must be a whole number",
                "gradcheck.only=1.5 | the configuration parameter gradcheck.only is '1.5', but must be a whole number",
                "gradcheck.only=0 | gradcheck.only is 0; invocations are numbered from 1",
                "gradcheck.only=4 | gradcheck.only is 4, but it has only 3 invocations",
                "gradcheck.mode=fast | the configuration parameter gradcheck.mode is 'fast', but must be one of [AUTO, EXHAUSTIVE, SCREENING]",
                "gradcheck.relativeTolerance=1e-3x | the configuration parameter gradcheck.relativeTolerance is '1e-3x', but must be a number",
                "gradcheck.relativeTolerance=-1 | relativeTolerance is -1.0; give a finite value of 0 or more",
                "gradcheck.relativeTolerance=NaN | relativeTolerance is NaN; give a finite value of 0 or more",
                "gradcheck.absoluteTolerance=Infinity | absoluteTolerance is Infinity; give a finite value of 0 or more",
                "gradcheck.absoluteTolerance=small | the configuration parameter gradcheck.absoluteTolerance is 'small', but must be a number",
                "gradcheck.mostEvaluations=-1 | mostEvaluations is -1; give 1 or more, or leave it out for a check without a limit",
                "gradcheck.trials=3e9 | the configuration parameter gradcheck.trials is '3e9', which is out of range; give a number between -2147483648 and 2147483647",
                "gradcheck.absoluteTolerance=1e-3f | the configuration parameter gradcheck.absoluteTolerance is '1e-3f', but must be a number",
                "gradcheck.mostEvaluations=1e-3 | the configuration parameter gradcheck.mostEvaluations is '1e-3', but must be a whole number",
                "gradcheck.mostEvaluations=1e30 | the configuration parameter gradcheck.mostEvaluations is '1e30', which is out of range; give a number between -9223372036854775808 and 9223372036854775807",
                "gradcheck.seed=1e999999999 | the configuration parameter gradcheck.seed is '1e999999999', which is out of range; give a number between -9223372036854775808 and 9223372036854775807",
                "gradcheck.progressSeconds=-1 | the configuration parameter gradcheck.progressSeconds is '-1', but must be a whole number of 0 or more"
            })
    void invalidParameterIsRefused(String parameter, String refusal) {
        assertThat(TestCaseRun.of(PlainTestCase.class, parameter).refusal()).isEqualTo(PLAIN + refusal);
    }

    @Test
    void aNumberBeyondTheOnlyInvocationIsRefused() {
        assertThat(TestCaseRun.of(PlainTestCase.class, "gradcheck.trials=1", "gradcheck.only=2")
                        .refusal())
                .isEqualTo(PLAIN + "gradcheck.only is 2, but it has only 1 invocation");
    }

    @Test
    void negativeTrialsAreRefused() {
        assertThat(TestCaseRun.of(NegativeTrialsTestCase.class).refusal())
                .isEqualTo(
                        "Configuration error: @GradientCheck method"
                                + " org.gradcheck.junit.SettingsTests$NegativeTrialsTestCase.squares: trials is -2; give 1 or more");
    }

    @Test
    void negativeTolerancesAreRefused() {
        assertThat(TestCaseRun.of(NegativeToleranceTestCase.class).refusal())
                .isEqualTo("Configuration error: @GradientCheck method"
                        + " org.gradcheck.junit.SettingsTests$NegativeToleranceTestCase.squares: relativeTolerance is"
                        + " -1.0; give a finite value of 0 or more");
    }

    @Test
    void moreInvocationsThanCanBeNumberedAreRefused() {
        assertThat(TestCaseRun.of(AlternativesTestCase.class, "gradcheck.trials=2000000000")
                        .refusal())
                .isEqualTo("Configuration error: @GradientCheck method"
                        + " org.gradcheck.junit.SettingsTests$AlternativesTestCase.backprop: trials is 2000000000, which"
                        + " makes 4000000000 invocations; give fewer trials");
    }

    static class PlainTestCase {

        @GradientCheck
        void squares(GradientSubject subject) {
            Gradients.describeSquares(subject, 1, 2);
        }
    }

    static class LimitedTestCase {

        @GradientCheck(mostEvaluations = 100)
        void squares(GradientSubject subject) {
            Gradients.describeSquares(subject, 1, 2);
        }
    }

    static class StatedTestCase {

        @GradientCheck(trials = 2, seed = 0, mode = CheckMode.EXHAUSTIVE)
        void squares(GradientSubject subject) {
            Gradients.describeSquares(subject, 1, 2);
        }
    }

    /** Off by 1 percent of 2, and by 1 percent of 4. */
    static class SlightlyWrongTestCase {

        @GradientCheck
        void squares(GradientSubject subject) {
            describe(subject);
        }

        static void describe(GradientSubject subject) {
            double[] w = {1, 2};
            subject.parameter("w", w, () -> new double[] {2.02, 4.04}).cost(() -> Gradients.sumOfSquares(w));
        }
    }

    static class SlightlyWrongByCheckerTestCase {

        @GradientCheck
        void squares(GradientChecker checker) {
            GradientSubject subject = GradientSubject.named("squares");
            SlightlyWrongTestCase.describe(subject);
            checker.check(subject).assertPassed();
        }
    }

    static class TolerantTestCase {

        @GradientCheck(trials = 1, relativeTolerance = 0.02)
        void relative(GradientSubject subject) {
            SlightlyWrongTestCase.describe(subject);
        }

        @GradientCheck(trials = 1, absoluteTolerance = 0.1)
        void absolute(GradientSubject subject) {
            SlightlyWrongTestCase.describe(subject);
        }
    }

    static class NegativeTrialsTestCase {

        @GradientCheck(trials = -2)
        void squares(GradientSubject subject) {}
    }

    static class NegativeToleranceTestCase {

        @GradientCheck(relativeTolerance = -1)
        void squares(GradientSubject subject) {}
    }

    static class AlternativesTestCase {

        @GradientCheck
        void backprop(
                @Network(
                                layers = {2, 1},
                                batchSize = {1, 2})
                        FeedforwardNetwork network,
                NetworkGradient gradient) {}
    }
}
