package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.GradientChecker;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid methods are refused before their body runs, by a text with the method and the remedy. */
class MisuseTests {

    @ParameterizedTest
    @MethodSource("misuses")
    void isRefusedBeforeTheBodyRuns(Class<?> testCase, String refusal) {
        assertThat(TestCaseRun.of(testCase).refusal())
                .isEqualTo("Configuration error: @GradientCheck method " + testCase.getName() + ".body: " + refusal);
    }

    static Stream<Arguments> misuses() {
        return Stream.of(
                Arguments.of(
                        TwoSubjectsTestCase.class,
                        "it has 2 parameters of type GradientSubject, which would be the same object; keep one of them"),
                Arguments.of(
                        NothingToCheckTestCase.class,
                        "it has no parameter that receives the gradient to check; add a NetworkGradient, a"
                                + " GradientSubject or a GradientChecker parameter"),
                Arguments.of(
                        NoParametersTestCase.class,
                        "it has no parameter that receives the gradient to check; add a NetworkGradient, a"
                                + " GradientSubject or a GradientChecker parameter"),
                Arguments.of(
                        GenericParameterTestCase.class,
                        "it has no parameter that receives the gradient to check; add a NetworkGradient, a"
                                + " GradientSubject or a GradientChecker parameter"),
                Arguments.of(
                        PointOnFloatsTestCase.class,
                        "@RandomPoint is on parameter 2 of type float[]; put it on a double[] parameter"),
                Arguments.of(
                        EmptyPointTestCase.class, "parameter 2: @RandomPoint has size = 0; give 1 or more coordinates"),
                Arguments.of(
                        EmptyIntervalTestCase.class,
                        "parameter 2: @RandomPoint has min = 1.0 and max = 1.0; give finite bounds with min below max"),
                Arguments.of(
                        UnboundedPointTestCase.class,
                        "parameter 2: @RandomPoint has min = -1.0 and max = Infinity; give finite bounds with min below"
                                + " max"),
                Arguments.of(
                        NanPointTestCase.class,
                        "parameter 2: @RandomPoint has min = NaN and max = 1.0; give finite bounds with min below max"),
                Arguments.of(
                        TwiceGradientCheckTestCase.class,
                        "it carries @GradientCheck 2 times, counting composed annotations; keep one of them"));
    }

    @ParameterizedTest
    @ValueSource(classes = {OverloadedTestCase.class, InheritedOverloadTestCase.class})
    void methodsOfOneNameAreRefused(Class<?> testCase) {
        TestCaseRun run = TestCaseRun.of(testCase);

        assertThat(run.invocations()).isEmpty();
        assertThat(run.failures())
                .hasSize(2)
                .allSatisfy(refusal -> assertThat(refusal.getMessage())
                        .matches(
                                "Configuration error: @GradientCheck method org\\.gradcheck\\.junit\\.MisuseTests\\$\\w+"
                                        + "\\.body: there are 2 @GradientCheck methods of this name, which gradcheck\\.only cannot"
                                        + " distinguish; give each another name"));
    }

    @ParameterizedTest
    @ValueSource(classes = {BesideTestTestCase.class, BesideTestFactoryTestCase.class})
    void anotherKindOfTestIsRefused(Class<?> testCase) throws ReflectiveOperationException {
        MethodSignature signature =
                new MethodSignature(testCase, testCase.getDeclaredMethod("body", GradientSubject.class));
        String kind = testCase == BesideTestTestCase.class ? "@Test" : "@TestFactory";

        assertThatThrownBy(signature::validate)
                .isExactlyInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("Configuration error: @GradientCheck method " + testCase.getName() + ".body: " + kind
                        + " makes it another kind of test as well; keep @GradientCheck alone");
    }

    @ParameterizedTest
    @ValueSource(classes = {BesideRepeatedTestTestCase.class, ComposedWithRepeatedTestTestCase.class})
    void anotherTemplateIsRefused(Class<?> testCase) {
        assertThat(TestCaseRun.of(testCase).failures())
                .extracting(Throwable::getMessage)
                .contains("Configuration error: @GradientCheck method " + testCase.getName()
                        + ".body: @RepeatedTest makes it another kind of test as well; keep @GradientCheck alone");
    }

    @Test
    void anEmptyPointOutsideOfTheTestIsRefused() {
        assertThat(TestCaseRun.of(PointBeforeEachTestCase.class).onlyFailure())
                .isInstanceOf(ParameterResolutionException.class)
                .hasMessage("Configuration error: void"
                        + " org.gradcheck.junit.MisuseTests$PointBeforeEachTestCase.setUp(double[]): parameter 1:"
                        + " @RandomPoint has size = 0; give 1 or more coordinates");
    }

    @Test
    void anEmptyRangeOfAPointOfTheConstructorIsRefused() {
        assertThat(TestCaseRun.of(PointOfConstructorTestCase.class).onlyFailure())
                .isInstanceOf(ParameterResolutionException.class)
                .hasMessage("Configuration error:"
                        + " org.gradcheck.junit.MisuseTests$PointOfConstructorTestCase(org.gradcheck.subject.GradientSubject,double[]):"
                        + " parameter 2: @RandomPoint has min = 2.0 and max = 1.0; give finite bounds with min below"
                        + " max");
    }

    static class TwoSubjectsTestCase {

        @GradientCheck
        void body(GradientSubject first, GradientSubject second) {}
    }

    static class NothingToCheckTestCase {

        @GradientCheck
        void body(@Network(layers = {2, 1}) FeedforwardNetwork network, TrainingBatch batch, RandomGenerator random) {}
    }

    static class NoParametersTestCase {

        @GradientCheck
        void body() {}
    }

    static class GenericParameterTestCase {

        @GradientCheck
        <T> void body(T checked) {}
    }

    static class PointOnFloatsTestCase {

        @GradientCheck
        void body(GradientSubject subject, @RandomPoint(size = 2) float[] x) {}
    }

    static class EmptyPointTestCase {

        @GradientCheck
        void body(GradientSubject subject, @RandomPoint(size = 0) double[] x) {}
    }

    static class EmptyIntervalTestCase {

        @GradientCheck
        void body(GradientSubject subject, @RandomPoint(size = 1, min = 1, max = 1) double[] x) {}
    }

    static class UnboundedPointTestCase {

        @GradientCheck
        void body(GradientSubject subject, @RandomPoint(size = 1, max = Double.POSITIVE_INFINITY) double[] x) {}
    }

    static class NanPointTestCase {

        @GradientCheck
        void body(GradientSubject subject, @RandomPoint(size = 1, min = Double.NaN) double[] x) {}
    }

    @GradientCheck(trials = 1)
    @Retention(RetentionPolicy.RUNTIME)
    @interface OneTrial {}

    @GradientCheck(trials = 20)
    @Retention(RetentionPolicy.RUNTIME)
    @interface TwentyTrials {}

    static class TwiceGradientCheckTestCase {

        @OneTrial
        @TwentyTrials
        void body(GradientSubject subject) {}
    }

    static class OverloadedTestCase {

        @GradientCheck
        void body(GradientChecker checker) {}

        @OneTrial
        void body(GradientChecker checker, GradientSubject subject) {}
    }

    static class InheritedOverloadTestCase extends BaseTestCase {

        @GradientCheck
        void body(GradientChecker checker) {}
    }

    static class BaseTestCase {

        @GradientCheck
        void body(GradientSubject subject) {}
    }

    static class BesideTestTestCase {

        @Test
        @GradientCheck
        void body(GradientSubject subject) {}
    }

    static class BesideTestFactoryTestCase {

        @TestFactory
        @GradientCheck
        void body(GradientSubject subject) {}
    }

    static class BesideRepeatedTestTestCase {

        @RepeatedTest(2)
        @GradientCheck
        void body(GradientSubject subject) {}
    }

    @GradientCheck
    @RepeatedTest(2)
    @Retention(RetentionPolicy.RUNTIME)
    @interface RepeatedCheck {}

    static class ComposedWithRepeatedTestTestCase {

        @RepeatedCheck
        void body(GradientSubject subject) {}
    }

    static class PointBeforeEachTestCase {

        @BeforeEach
        void setUp(@RandomPoint(size = 0) double[] x) {}

        @GradientCheck(trials = 1)
        void body(GradientSubject subject) {}
    }

    static class PointOfConstructorTestCase {

        PointOfConstructorTestCase(GradientSubject subject, @RandomPoint(size = 1, min = 2) double[] x) {}

        @GradientCheck(trials = 1)
        void body(GradientSubject subject) {}
    }
}
