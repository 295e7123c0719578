package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.random.JDKRandomGenerator;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.network.Activation;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;

/** Parameters that are left to a framework for dependency injection, such as Spring. */
class ForeignInjectionTests {

    @Test
    void anAnnotatedParameterIsLeftToTheFramework() {
        TestCaseRun.passing(AnnotatedParameterTestCase.class);
    }

    @Test
    void anAnnotatedParameterOfAMethodIsLeftToTheFramework() {
        TestCaseRun.passing(AnnotatedMethodParameterTestCase.class);
    }

    @Test
    void aGeneratorOfAnAnnotatedConstructorIsLeftToTheFramework() {
        TestCaseRun.passing(AnnotatedConstructorTestCase.class);
    }

    @Test
    void aSubjectOfAnAnnotatedConstructorIsRefused() {
        assertThat(TestCaseRun.of(SubjectOfAnnotatedConstructorTestCase.class).onlyFailure())
                .isInstanceOf(ParameterResolutionException.class)
                .hasMessage("Configuration error: org.gradcheck.junit.ForeignInjectionTests"
                        + "$SubjectOfAnnotatedConstructorTestCase(org.gradcheck.subject.GradientSubject): parameter 1"
                        + " comes from gradcheck, but Spring claims every parameter of an annotated constructor;"
                        + " annotate the parameters that Spring provides instead of the constructor");
    }

    @Test
    void aPointOfAnAnnotatedConstructorIsRefused() {
        assertThat(TestCaseRun.of(PointOfAnnotatedConstructorTestCase.class).onlyFailure())
                .isInstanceOf(ParameterResolutionException.class)
                .hasMessageContaining("parameter 1 comes from gradcheck");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                QualifierTestCase.class,
                ValueTestCase.class,
                ComposedTestCase.class,
                InjectedNetworkTestCase.class
            })
    void aParameterOfTheCheckIsLeftToTheFramework(Class<?> testCase) {
        TestCaseRun.passing(testCase);
    }

    @Test
    void anAnnotationOfTheSameNameMeansNothing() {
        TestCaseRun.passing(OwnAnnotationTestCase.class);
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Autowired
    @interface Composed {}

    @Retention(RetentionPolicy.RUNTIME)
    @interface Named {}

    /** Claims every parameter that is annotated, as Spring's extension does. */
    static class Framework implements ParameterResolver {

        static final FeedforwardNetwork NETWORK =
                FeedforwardNetwork.builder(2).dense(1, Activation.TANH).build();

        static final RandomGenerator BEAN = new JDKRandomGenerator(1);

        private static final List<Class<? extends Annotation>> ANNOTATIONS =
                List.of(Autowired.class, Qualifier.class, Value.class, Composed.class);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            Executable executable = parameter.getDeclaringExecutable();
            return ANNOTATIONS.stream().anyMatch(parameter::isAnnotated)
                    || (executable instanceof Constructor<?> && executable.isAnnotationPresent(Autowired.class));
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == FeedforwardNetwork.class ? NETWORK : BEAN;
        }
    }

    @ExtendWith(Framework.class)
    static class AnnotatedParameterTestCase {

        private final GradientSubject subject;

        AnnotatedParameterTestCase(@Autowired RandomGenerator bean, GradientSubject subject) {
            assertThat(bean).isSameAs(Framework.BEAN);
            this.subject = subject;
        }

        @GradientCheck(trials = 1)
        void right(GradientSubject same) {
            assertThat(same).isSameAs(subject);
            Gradients.describeSquares(same, 1, 2);
        }
    }

    @ExtendWith(Framework.class)
    static class AnnotatedMethodParameterTestCase {

        @BeforeEach
        void setUp(@Autowired RandomGenerator bean, RandomGenerator random) {
            assertThat(Arrays.asList(bean, random)).doesNotHaveDuplicates().contains(Framework.BEAN);
        }

        @GradientCheck(trials = 1)
        void right(GradientSubject subject) {
            Gradients.describeSquares(subject, 1, 2);
        }
    }

    @ExtendWith(Framework.class)
    static class AnnotatedConstructorTestCase {

        @Autowired
        AnnotatedConstructorTestCase(RandomGenerator bean) {
            assertThat(bean).isSameAs(Framework.BEAN);
        }

        @GradientCheck(trials = 1)
        void right(GradientSubject subject) {
            Gradients.describeSquares(subject, 1, 2);
        }
    }

    @ExtendWith(Framework.class)
    static class SubjectOfAnnotatedConstructorTestCase {

        @Autowired
        SubjectOfAnnotatedConstructorTestCase(GradientSubject subject) {}

        @GradientCheck(trials = 1)
        void right(GradientSubject subject) {
            Gradients.describeSquares(subject, 1, 2);
        }
    }

    @ExtendWith(Framework.class)
    static class PointOfAnnotatedConstructorTestCase {

        @Autowired
        PointOfAnnotatedConstructorTestCase(@RandomPoint(size = 2) double[] point) {}

        @GradientCheck(trials = 1)
        void right(GradientSubject subject) {
            Gradients.describeSquares(subject, 1, 2);
        }
    }

    @ExtendWith(Framework.class)
    static class QualifierTestCase {

        @GradientCheck(trials = 1)
        void right(@Qualifier("bean") RandomGenerator bean, RandomGenerator random, GradientSubject subject) {
            assertThat(Arrays.asList(bean, random)).doesNotHaveDuplicates().contains(Framework.BEAN);
            Gradients.describeSquares(subject, 1, 2);
        }
    }

    @ExtendWith(Framework.class)
    static class ValueTestCase {

        @GradientCheck(trials = 1)
        void right(@Value("1") RandomGenerator bean, GradientSubject subject) {
            assertThat(bean).isSameAs(Framework.BEAN);
            Gradients.describeSquares(subject, 1, 2);
        }
    }

    @ExtendWith(Framework.class)
    static class ComposedTestCase {

        @GradientCheck(trials = 1)
        void right(@Composed RandomGenerator bean, GradientSubject subject) {
            assertThat(bean).isSameAs(Framework.BEAN);
            Gradients.describeSquares(subject, 1, 2);
        }
    }

    @ExtendWith(Framework.class)
    static class InjectedNetworkTestCase {

        @GradientCheck(trials = 1)
        void right(@Autowired FeedforwardNetwork bean, GradientSubject subject) {
            assertThat(bean).isSameAs(Framework.NETWORK);
            Gradients.describeSquares(subject, 1, 2);
        }
    }

    static class OwnAnnotationTestCase {

        @GradientCheck(trials = 1)
        void right(@Named GradientSubject subject) {
            Gradients.describeSquares(subject, 1, 2);
        }
    }
}
