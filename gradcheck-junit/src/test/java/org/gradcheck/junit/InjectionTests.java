package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.GradientChecker;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Objects that methods and constructors of a test class receive. */
class InjectionTests {

    @Test
    void aRandomGeneratorIsSeededAndDiffersByInvocation() {
        List<String> drawn = TestCaseRun.passing(RandomTestCase.class).published("generator");

        assertThat(drawn).hasSize(3).doesNotHaveDuplicates();
        assertThat(TestCaseRun.passing(RandomTestCase.class).published("generator"))
                .isEqualTo(drawn);
        assertThat(TestCaseRun.passing(RandomTestCase.class, "gradcheck.seed=1").published("generator"))
                .doesNotContainAnyElementsOf(drawn);
    }

    @Test
    void aRandomPointIsSeededAndDiffersByInvocationAndParameter() {
        List<String> points = TestCaseRun.passing(RandomTestCase.class).published("point");

        assertThat(points).hasSize(6).doesNotHaveDuplicates();
        assertThat(TestCaseRun.passing(RandomTestCase.class).published("point")).isEqualTo(points);
        assertThat(TestCaseRun.passing(RandomTestCase.class, "gradcheck.seed=1").published("point"))
                .doesNotContainAnyElementsOf(points);
    }

    @Test
    void aRandomPointDiffersByTheMethodThatReceivesIt() {
        assertThat(TestCaseRun.passing(PointsEverywhereTestCase.class).published("point"))
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void aRandomPointLiesBetweenItsBounds() {
        TestCaseRun.passing(BoundedTestCase.class);
    }

    @Test
    void randomPointCanBeAMetaAnnotation() {
        TestCaseRun.passing(ComposedPointTestCase.class);
    }

    @Test
    void networkCanBeAMetaAnnotation() {
        assertThat(TestCaseRun.passing(ComposedNetworkTestCase.class).invocations())
                .allMatch(name -> name.contains("] 3-2-1 sigmoid, batch 5, "));
    }

    @Test
    void theConstructorReceivesTheObjectsOfTheBody() {
        TestCaseRun.passing(ConstructorTestCase.class);
    }

    @Test
    void beforeEachAndAfterEachReceiveTheObjectsOfTheBody() {
        assertThat(TestCaseRun.passing(BeforeEachTestCase.class).published("after each"))
                .hasSize(3)
                .containsOnly("the same");
    }

    @Test
    void aConstructorThatRunsBeforeAnyInvocationReceivesNothing() {
        assertThat(TestCaseRun.of(PerClassConstructorTestCase.class).onlyFailure())
                .isInstanceOf(ParameterResolutionException.class)
                .hasMessageStartingWith(
                        "No ParameterResolver registered for parameter [org.gradcheck.network.FeedforwardNetwork");
    }

    @Test
    void otherParametersAreLeftToOtherExtensions() {
        assertThat(TestCaseRun.passing(OtherExtensionTestCase.class).published("other"))
                .containsExactly("text of another extension, [7.0]");
    }

    @Test
    void aMethodDeclaresWhatItNeedsInAnyOrder() {
        TestCaseRun.passing(EverythingTestCase.class);
    }

    @Test
    void plainTestsOfTheClassAreNotTouched() {
        assertThat(TestCaseRun.passing(PlainTestBesideTestCase.class).invocations())
                .hasSize(2)
                .contains("plain()");
    }

    @Test
    void unknownParameterIsLeftToJupiter() {
        assertThat(TestCaseRun.of(UnknownParameterTestCase.class).onlyFailure())
                .isInstanceOf(ParameterResolutionException.class)
                .hasMessageStartingWith("No ParameterResolver registered for parameter [double[]");
    }

    static class RandomTestCase {

        @GradientCheck
        void squares(
                GradientSubject subject,
                RandomGenerator random,
                @RandomPoint(size = 2) double[] x,
                @RandomPoint(size = 2) double[] y,
                TestReporter reporter) {
            Gradients.describeSquares(subject, x);
            reporter.publishEntry("generator", String.valueOf(random.nextLong()));
            reporter.publishEntry("point", Arrays.toString(x));
            reporter.publishEntry("point", Arrays.toString(y));
        }
    }

    static class PointsEverywhereTestCase {

        private final double[] ofConstructor;
        private double[] ofBeforeEach = {};

        PointsEverywhereTestCase(@RandomPoint(size = 2) double[] x) {
            ofConstructor = x;
        }

        @BeforeEach
        void setUp(@RandomPoint(size = 2) double[] x) {
            ofBeforeEach = x;
        }

        @GradientCheck(trials = 1)
        void squares(@RandomPoint(size = 2) double[] x, GradientSubject subject, TestReporter reporter) {
            Gradients.describeSquares(subject, x);
            for (double[] point : new double[][] {ofConstructor, ofBeforeEach, x}) {
                reporter.publishEntry("point", Arrays.toString(point));
            }
        }
    }

    static class BoundedTestCase {

        @GradientCheck(trials = 20)
        void squares(@RandomPoint(size = 10, min = 3, max = 3.5) double[] x, GradientSubject subject) {
            assertThat(x).hasSize(10).doesNotHaveDuplicates();
            assertThat(Arrays.stream(x).boxed()).allMatch(coordinate -> coordinate >= 3 && coordinate < 3.5);
            Gradients.describeSquares(subject, x);
        }
    }

    @RandomPoint(size = 4, min = 1, max = 2)
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Probabilities {}

    static class ComposedPointTestCase {

        @GradientCheck
        void squares(@Probabilities double[] x, GradientSubject subject) {
            assertThat(x).hasSize(4);
            assertThat(Arrays.stream(x).boxed()).allMatch(coordinate -> coordinate >= 1 && coordinate < 2);
            Gradients.describeSquares(subject, x);
        }
    }

    @Network(layers = {3, 2, 1})
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    @interface ThreeTwoOne {}

    static class ComposedNetworkTestCase {

        @GradientCheck
        void backprop(@ThreeTwoOne FeedforwardNetwork network, TrainingBatch batch, NetworkGradient gradient) {
            Gradients.fill(gradient, network, batch);
        }
    }

    static class ConstructorTestCase {

        private final FeedforwardNetwork network;
        private final TrainingBatch batch;
        private final GradientSubject subject;

        ConstructorTestCase(FeedforwardNetwork network, TrainingBatch batch, GradientSubject subject) {
            this.network = network;
            this.batch = batch;
            this.subject = subject;
        }

        @GradientCheck
        void backprop(
                @Network(layers = {2, 1}) FeedforwardNetwork ofBody,
                TrainingBatch batchOfBody,
                NetworkGradient gradient,
                GradientSubject subjectOfBody) {
            assertThat(ofBody).isSameAs(network);
            assertThat(batchOfBody).isSameAs(batch);
            assertThat(subjectOfBody).isSameAs(subject);
            Gradients.fill(gradient, ofBody, batchOfBody);
            Gradients.describeSquares(subject, 1, 2);
        }
    }

    static class BeforeEachTestCase {

        private FeedforwardNetwork network;
        private NetworkGradient gradient;
        private RandomGenerator random;

        @BeforeEach
        void setUp(FeedforwardNetwork network, TrainingBatch batch, NetworkGradient gradient, RandomGenerator random) {
            this.network = network;
            this.gradient = gradient;
            this.random = random;
            Gradients.fill(gradient, network, batch);
        }

        @GradientCheck
        void wasFilledBefore(
                @Network(layers = {2, 1}) FeedforwardNetwork network,
                NetworkGradient gradient,
                RandomGenerator random) {
            assertThat(network).isSameAs(this.network);
            assertThat(gradient).isSameAs(this.gradient);
            assertThat(random).isSameAs(this.random);
        }

        @AfterEach
        void tearDown(FeedforwardNetwork network, TestReporter reporter) {
            reporter.publishEntry("after each", network == this.network ? "the same" : "another");
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClassConstructorTestCase {

        PerClassConstructorTestCase(FeedforwardNetwork network) {}

        @GradientCheck
        void backprop(@Network(layers = {2, 1}) FeedforwardNetwork network, NetworkGradient gradient) {}
    }

    /** Claims texts and all arrays of doubles that carry no annotation. */
    static class TextResolver implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            Class<?> type = parameter.getParameter().getType();
            return type == String.class
                    || (type == double[].class && parameter.getParameter().getAnnotations().length == 0);
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == String.class ? "text of another extension" : new double[] {7};
        }
    }

    @ExtendWith(TextResolver.class)
    static class OtherExtensionTestCase {

        @GradientCheck(trials = 1)
        void squares(
                String text,
                double[] sevens,
                @RandomPoint(size = 3) double[] x,
                GradientSubject subject,
                TestInfo info,
                TestReporter reporter) {
            assertThat(x).hasSize(3);
            assertThat(info.getDisplayName()).startsWith("[1] seed ");
            Gradients.describeSquares(subject, x);
            reporter.publishEntry("other", text + ", " + Arrays.toString(sevens));
        }
    }

    static class EverythingTestCase {

        @GradientCheck
        void everything(
                NetworkGradient gradient,
                RandomGenerator random,
                GradientChecker checker,
                TrainingBatch batch,
                @RandomPoint(size = 2) double[] x,
                GradientSubject subject,
                @Network(layers = {2, 3, 1}) FeedforwardNetwork network) {
            assertThat(gradient.asVector().getMaxValue()).isZero();
            assertThat(gradient.asVector().getMinValue()).isZero();
            Gradients.fill(gradient, network, batch);
            Gradients.describeSquares(subject, x);
            checker.check(Gradients::sumOfSquares, Gradients::doubled, random.nextDouble())
                    .assertPassed();
        }
    }

    static class PlainTestBesideTestCase {

        @Test
        void plain() {}

        @GradientCheck(trials = 1)
        void squares(GradientSubject subject) {
            Gradients.describeSquares(subject, 1, 2);
        }
    }

    static class UnknownParameterTestCase {

        @GradientCheck(trials = 1)
        void squares(GradientSubject subject, double[] notAnnotated) {}
    }
}
