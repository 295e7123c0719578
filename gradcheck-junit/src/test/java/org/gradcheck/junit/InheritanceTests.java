package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Gradient checks are inherited from superclasses and interfaces like other tests. */
class InheritanceTests {

    @Test
    void methodsOfASuperclassAreInherited() {
        assertThat(TestCaseRun.passing(InheritingTestCase.class).invocations()).hasSize(3);
    }

    @Test
    void defaultMethodsOfAnInterfaceAreInherited() {
        assertThat(TestCaseRun.passing(ImplementingTestCase.class).invocations())
                .hasSize(3);
    }

    @Test
    void defaultMethodsOfAGenericInterfaceAreInherited() {
        assertThat(TestCaseRun.passing(GenericImplementingTestCase.class).invocations())
                .hasSize(3);
    }

    @Test
    void aMethodThatAGenericClassOverridesIsRunOnce() {
        assertThat(TestCaseRun.passing(GenericOverridingTestCase.class).invocations())
                .hasSize(3);
    }

    @Test
    void anInheritedMethodIsNamedByTheClassThatRuns() {
        assertThat(TestCaseRun.of(InheritingWrongTestCase.class).onlyFailure())
                .hasMessageStartingWith("InheritanceTests.InheritingWrongTestCase.wrong [1] seed ")
                .hasMessageEndingWith(
                        "Reproduce: mvn test -Dtest='org.gradcheck.junit.InheritanceTests"
                                + "$InheritingWrongTestCase#wrong' -Dgradcheck.seed=0 -Dgradcheck.only=1 -Dsurefire.failIfNoSpecifiedTests=false");
    }

    @Test
    void classesThatInheritAMethodHaveSeedsOfTheirOwn() {
        assertThat(TestCaseRun.passing(InheritingTestCase.class).invocations())
                .doesNotContainAnyElementsOf(
                        TestCaseRun.passing(AlsoInheritingTestCase.class).invocations());
    }

    abstract static class BaseTestCase {

        @GradientCheck
        void squares(GradientSubject subject) {
            Gradients.describeSquares(subject, point());
        }

        abstract double[] point();
    }

    static class InheritingTestCase extends BaseTestCase {

        @Override
        double[] point() {
            return new double[] {1, 2};
        }
    }

    static class AlsoInheritingTestCase extends InheritingTestCase {}

    interface SquaresContract {

        double[] point();

        @GradientCheck
        default void squares(GradientSubject subject) {
            Gradients.describeSquares(subject, point());
        }
    }

    static class ImplementingTestCase implements SquaresContract {

        @Override
        public double[] point() {
            return new double[] {1, 2};
        }
    }

    interface LayerContract<L> {

        L layer();

        double[] parametersOf(L layer);

        @GradientCheck
        default void squares(GradientSubject subject) {
            Gradients.describeSquares(subject, parametersOf(layer()));
        }
    }

    static class GenericImplementingTestCase implements LayerContract<String> {

        @Override
        public String layer() {
            return "12";
        }

        @Override
        public double[] parametersOf(String layer) {
            return layer.chars().asDoubleStream().toArray();
        }
    }

    abstract static class GenericBaseTestCase<S> {

        @GradientCheck
        void squares(S subject) {
            throw new AssertionError("overridden");
        }
    }

    static class GenericOverridingTestCase extends GenericBaseTestCase<GradientSubject> {

        @Override
        @GradientCheck
        void squares(GradientSubject subject) {
            Gradients.describeSquares(subject, 1, 2);
        }
    }

    abstract static class WrongBaseTestCase {

        @GradientCheck(trials = 1)
        void wrong(GradientSubject subject) {
            Gradients.describeWrongSign(subject, 1, 2);
        }
    }

    static class InheritingWrongTestCase extends WrongBaseTestCase {}
}
