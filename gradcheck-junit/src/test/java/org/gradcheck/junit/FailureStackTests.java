package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.gradcheck.GradientAssertions;
import org.gradcheck.GradientChecker;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stack trace of a failure: the frame of the user's test, which IDEs show as a link. */
class FailureStackTests {

    @ParameterizedTest
    @ValueSource(
            classes = {
                SubjectTestCase.class,
                InheritingTestCase.class,
                NothingCheckedTestCase.class,
                RefusedTestCase.class,
                RefusedNameTestCase.class,
                RefusedShapeTestCase.class,
                CheckerTestCase.class,
                AssertionTestCase.class,
                RefusedAssertionTestCase.class,
                RefusedJacobianTestCase.class,
                RefusedCheckTestCase.class,
                DynamicTestCase.class,
                RefusedDynamicTestCase.class
            })
    void isTheTestMethodAlone(Class<?> testCase) {
        Throwable failure = TestCaseRun.of(testCase).onlyFailure();

        assertThat(failure.getStackTrace()).hasSize(1);
        assertThat(failure.getStackTrace()[0].toString().replaceFirst(".*//", ""))
                .isEqualTo(declaring(testCase).getName() + ".test(FailureStackTests.java:" + lineOf(declaring(testCase))
                        + ")");
    }

    @Test
    void refusedParameterIsAtItsMethod() {
        assertThat(onlyFrame(RefusedSetUpTestCase.class)).matches("setUp:[1-9]\\d*");
    }

    @Test
    void refusedParameterIsAtItsConstructor() {
        assertThat(onlyFrame(RefusedConstructorTestCase.class)).matches("<init>:[1-9]\\d*");
    }

    @Test
    void refusalKeepsTheDeclarationOfTheUser() {
        Throwable failure = TestCaseRun.of(RefusedDeclarationTestCase.class).onlyFailure();

        assertThat(failure).isExactlyInstanceOf(IllegalArgumentException.class);
        assertThat(Arrays.stream(failure.getStackTrace()).map(StackTraceElement::getMethodName))
                .containsExactly("lambda$test$1", "test");
    }

    @Test
    void keepsTheMethodsOfTheUserBetweenTestAndAssertion() {
        Throwable failure = TestCaseRun.of(CallingTestCase.class).onlyFailure();

        assertThat(Arrays.stream(failure.getStackTrace()).map(StackTraceElement::getMethodName))
                .containsExactly("assertion", "test");
    }

    @Test
    void exceptionOfTheUserKeepsItsOwn() {
        Throwable failure = TestCaseRun.of(ThrowingCostTestCase.class).onlyFailure();

        assertThat(failure).hasMessage("no data");
        assertThat(Arrays.stream(failure.getStackTrace()).map(StackTraceElement::getMethodName))
                .startsWith("cost", "lambda$test$0"); // JUnit 6 leaves these two, JUnit 5 those of the check as well
    }

    private static String onlyFrame(Class<?> testCase) {
        Throwable failure = TestCaseRun.of(testCase).onlyFailure();
        assertThat(failure).hasMessageStartingWith("Configuration error: ").hasNoCause();
        assertThat(failure.getStackTrace()).hasSize(1);
        StackTraceElement frame = failure.getStackTrace()[0];
        return frame.getMethodName() + ":" + frame.getLineNumber();
    }

    private static Class<?> declaring(Class<?> testCase) {
        return testCase == InheritingTestCase.class ? SubjectTestCase.class : testCase;
    }

    /** Returns the line that each fixture states about itself. */
    private static int lineOf(Class<?> testCase) {
        try {
            return testCase.getDeclaredField("LINE").getInt(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a fixture has no field LINE", e);
        }
    }

    private static int nextLine() {
        return StackWalker.getInstance()
                        .walk(frames -> frames.skip(1).findFirst())
                        .orElseThrow()
                        .getLineNumber()
                + 4;
    }

    // Each fixture has its statement four lines below the call of nextLine().

    static class SubjectTestCase {
        static final int LINE = nextLine();

        @GradientCheck(trials = 1)
        void test(GradientSubject subject) {
            Gradients.describeWrongSign(subject, 1, 2);
        }
    }

    static class InheritingTestCase extends SubjectTestCase {}

    static class NothingCheckedTestCase {
        static final int LINE = nextLine();

        @GradientCheck(trials = 1)
        void test(GradientChecker checker) {
            assertThat(checker).isNotNull();
        }
    }

    static class RefusedTestCase {
        static final int LINE = nextLine();

        @GradientCheck(trials = 1)
        void test() {
            assertThat(LINE).isPositive();
        }
    }

    static class RefusedNameTestCase {
        static final int LINE = nextLine();

        @GradientCheck(trials = 1)
        void test(GradientSubject subject) {
            subject.declare("x", block -> block.scale(-1));
        }
    }

    /** Refused by the check after the body. */
    static class RefusedShapeTestCase {
        static final int LINE = nextLine();

        @GradientCheck(trials = 1)
        void test(GradientSubject subject) {
            subject.parameter("w", new double[2], () -> new double[3]).cost(() -> 1);
        }
    }

    static class CheckerTestCase {
        static final int LINE = nextLine();

        @GradientCheck(trials = 1)
        void test(GradientChecker checker) {
            checker.check(Gradients::sumOfSquares, x -> new double[] {5}, 1).assertPassed();
        }
    }

    static class AssertionTestCase {
        static final int LINE = nextLine();

        @Test
        void test() {
            GradientAssertions.assertGradient(Gradients::sumOfSquares, x -> new double[] {5}, 1);
        }
    }

    static class RefusedAssertionTestCase {
        static final int LINE = nextLine();

        @Test
        void test() {
            GradientAssertions.assertGradient(Gradients::sumOfSquares, x -> new double[] {5, 6}, 1);
        }
    }

    static class RefusedJacobianTestCase {
        static final int LINE = nextLine();

        @Test
        void test() {
            GradientAssertions.assertJacobian(x -> x, x -> new double[3][5], 1);
        }
    }

    static class RefusedCheckTestCase {
        static final int LINE = nextLine();

        @Test
        void test() {
            GradientChecker.standard().check(GradientSubject.named("empty"));
        }
    }

    static class RefusedDeclarationTestCase {

        @Test
        void test() {
            GradientAssertions.assertGradient(Gradients::sumOfSquares, x -> x, x -> x.names("a", "b"), 1);
        }
    }

    static class RefusedSetUpTestCase {

        @BeforeEach
        void setUp(@RandomPoint(size = 0) double[] x) {
            assertThat(x).isNotNull();
        }

        @GradientCheck(trials = 1)
        void test(GradientSubject subject) {
            Gradients.describeSquares(subject, 1);
        }
    }

    static class RefusedConstructorTestCase {

        private final double[] x;

        RefusedConstructorTestCase(@RandomPoint(size = 0) double[] x) {
            this.x = x;
        }

        @GradientCheck(trials = 1)
        void test(GradientSubject subject) {
            Gradients.describeSquares(subject, x);
        }
    }

    static class DynamicTestCase {
        static final int LINE = nextLine();

        @TestFactory
        Stream<DynamicNode> test() {
            return GradientTests.of(GradientSubject.named("squares")
                    .point(1)
                    .cost(Gradients::sumOfSquares)
                    .gradient(x -> new double[] {5}));
        }
    }

    static class RefusedDynamicTestCase {
        static final int LINE = nextLine();

        @TestFactory
        Stream<DynamicNode> test() {
            return GradientTests.of(GradientSubject.named("empty"));
        }
    }

    static class ThrowingCostTestCase {

        @GradientCheck(trials = 1)
        void test(GradientSubject subject) {
            subject.point(1).cost(x -> cost()).gradient(x -> x);
        }

        private static double cost() {
            throw new IllegalStateException("no data");
        }
    }

    static class CallingTestCase {

        @Test
        void test() {
            assertion();
        }

        private static void assertion() {
            GradientAssertions.assertGradient(Gradients::sumOfSquares, x -> new double[] {5}, 1);
        }
    }
}
