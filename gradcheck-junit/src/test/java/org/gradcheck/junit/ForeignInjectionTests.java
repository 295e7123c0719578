package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.util.Arrays;
import org.apache.commons.math3.random.JDKRandomGenerator;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Which parameters are left to a framework that injects dependencies, as Spring's extension does. */
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
                        + " comes from gradcheck, but the annotation on the constructor has another extension provide"
                        + " all of its parameters; annotate the parameters of that extension instead of the"
                        + " constructor");
    }

    @Test
    void aPointOfAnAnnotatedConstructorIsRefused() {
        assertThat(TestCaseRun.of(PointOfAnnotatedConstructorTestCase.class).onlyFailure())
                .isInstanceOf(ParameterResolutionException.class)
                .hasMessageContaining("parameter 1 comes from gradcheck");
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Autowired {}

    /** Claims what is annotated, as Spring's extension does. */
    static class Framework implements ParameterResolver {

        static final RandomGenerator BEAN = new JDKRandomGenerator(1);

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            Executable executable = parameter.getDeclaringExecutable();
            return parameter.isAnnotated(Autowired.class)
                    || (executable instanceof Constructor<?> && executable.isAnnotationPresent(Autowired.class));
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return BEAN;
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
}
