package org.gradcheck.internal.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;
import org.junit.jupiter.api.Test;

/** Stack traces that end and begin with the user's code, and the test that runs. */
class UserFramesTests {

    @Test
    void keepsTheTestMethodUnderJupiter() {
        assertThat(kept(
                        "org.gradcheck.report.GradientReport.failure",
                        "org.gradcheck.report.GradientReport.assertPassed",
                        "org.gradcheck.GradientAssertions.assertGradient",
                        "com.example.LineTest.helper",
                        "com.example.LineTest.gradient",
                        "java.lang.reflect.Method.invoke",
                        "org.junit.platform.commons.util.ReflectionUtils.invokeMethod",
                        "org.junit.jupiter.engine.execution.MethodInvocation.proceed",
                        "org.apache.maven.surefire.booter.ForkedBooter.main"))
                .containsExactly("com.example.LineTest.helper", "com.example.LineTest.gradient");
    }

    @Test
    void beginsWithTheMethodThatPassesTheAssertionToTheJdk() {
        assertThat(kept(
                        "org.gradcheck.report.GradientReport.failure",
                        "org.gradcheck.report.GradientReport.assertPassed",
                        "java.util.Spliterators$ArraySpliterator.forEachRemaining",
                        "java.util.stream.ReferencePipeline$Head.forEach",
                        "com.example.LineTest.gradients",
                        "java.lang.reflect.Method.invoke",
                        "org.junit.platform.commons.util.ReflectionUtils.invokeMethod"))
                .containsExactly("com.example.LineTest.gradients");
    }

    @Test
    void leavesATraceOfTheJdkAlone() {
        assertThat(kept("org.gradcheck.report.GradientReport.assertPassed", "java.lang.Thread.run"))
                .hasSize(2);
    }

    @Test
    void firstFrameOfAFailureInALoopOfTheJdkIsTheTest() {
        GradientReport wrong = GradientChecker.standard().check(x -> x[0], x -> new double[] {2}, 1);

        assertThatThrownBy(() -> List.of(wrong).forEach(GradientReport::assertPassed))
                .satisfies(failure -> assertThat(failure.getStackTrace()[0].getClassName())
                        .isEqualTo(UserFramesTests.class.getName()));
    }

    @Test
    void keepsTheTestMethodUnderJUnit4() {
        assertThat(kept(
                        "org.gradcheck.GradientAssertions.assertGradient",
                        "com.example.LineTest.gradient",
                        "jdk.internal.reflect.DirectMethodHandleAccessor.invoke",
                        "java.lang.reflect.Method.invoke",
                        "org.junit.runners.model.FrameworkMethod$1.runReflectiveCall"))
                .containsExactly("com.example.LineTest.gradient");
    }

    @Test
    void keepsTheTestMethodUnderTestNG() {
        assertThat(kept(
                        "org.gradcheck.GradientAssertions.assertGradient",
                        "com.example.LineTest.gradient",
                        "java.lang.reflect.Method.invoke",
                        "org.testng.internal.invokers.MethodInvocationHelper.invokeMethod"))
                .containsExactly("com.example.LineTest.gradient");
    }

    @Test
    void keepsAllFramesOfAProgram() {
        assertThat(kept(
                        "org.gradcheck.GradientAssertions.assertGradient",
                        "com.example.Fit.check",
                        "java.lang.reflect.Method.invoke",
                        "com.example.Main.main"))
                .containsExactly("com.example.Fit.check", "java.lang.reflect.Method.invoke", "com.example.Main.main");
    }

    @Test
    void keepsAssertionsOfJUnitAroundTheCheck() {
        assertThat(kept(
                        "org.gradcheck.GradientAssertions.assertGradient",
                        "com.example.LineTest.lambda$both$0",
                        "org.junit.jupiter.api.AssertAll.assertAll",
                        "com.example.LineTest.both",
                        "org.junit.platform.commons.util.ReflectionUtils.invokeMethod"))
                .containsExactly(
                        "com.example.LineTest.lambda$both$0",
                        "org.junit.jupiter.api.AssertAll.assertAll",
                        "com.example.LineTest.both");
    }

    @Test
    void keepsClassesWhoseNameBeginsWithThatOfAClassOfGradcheck() {
        assertThat(kept(
                        "org.gradcheck.report.GradientReport.failure",
                        "org.gradcheck.report.GradientReportTests.fails"))
                .containsExactly("org.gradcheck.report.GradientReportTests.fails");
    }

    @Test
    void leavesATraceWithoutFramesOfTheUser() {
        assertThat(kept(
                        "org.gradcheck.report.GradientReport.assertPassed",
                        "org.junit.platform.commons.util.ReflectionUtils.invokeMethod"))
                .hasSize(2);
    }

    @Test
    void refusalKeepsTheFramesOfTheUser() {
        assertThat(keptOf(
                        new IllegalArgumentException("refused"),
                        "java.util.Objects.requireNonNull",
                        "org.gradcheck.subject.GradientSubject.point",
                        "com.example.LineTest.lambda$gradient$0",
                        "org.gradcheck.GradientAssertions.assertGradient",
                        "com.example.LineTest.gradient",
                        "java.lang.reflect.Method.invoke",
                        "org.junit.platform.commons.util.ReflectionUtils.invokeMethod"))
                .containsExactly("com.example.LineTest.lambda$gradient$0", "com.example.LineTest.gradient");
    }

    @Test
    void exceptionOfTheUserKeepsItsFrames() {
        assertThat(keptOf(
                        new IllegalArgumentException("no data"),
                        "java.util.Objects.checkIndex",
                        "com.example.LineTest.cost",
                        "org.gradcheck.GradientChecker.check",
                        "com.example.LineTest.gradient",
                        "org.junit.platform.commons.util.ReflectionUtils.invokeMethod"))
                .hasSize(5);
    }

    @Test
    void otherExceptionsKeepTheirFrames() {
        String[] frames = {
            "org.gradcheck.GradientChecker.check", "com.example.LineTest.gradient", "org.testng.internal.A.b"
        };

        assertThat(keptOf(new IllegalArgumentException(new RuntimeException()), frames))
                .hasSize(3);
        assertThat(keptOf(new NumberFormatException(), frames)).hasSize(3);
        assertThat(keptOf(new IllegalStateException(), frames)).hasSize(1);
    }

    @Test
    void runningTestIsTheMethodBelowTheRunner() {
        assertThat(UserFrames.runningTest()).isEqualTo("UserFramesTests.runningTestIsTheMethodBelowTheRunner");
    }

    @Test
    void runningTestOfALambdaIsItsMethod() {
        assertThat(UserFrames.testOf(frames(
                        "org.gradcheck.GradientAssertions.checker",
                        "com.example.LineTest$Inner.lambda$tests$0",
                        "org.junit.jupiter.engine.descriptor.DynamicTestTestDescriptor.execute")))
                .isEqualTo("LineTest.Inner.tests");
    }

    @Test
    void programRunsNoTest() {
        assertThat(UserFrames.testOf(frames("org.gradcheck.GradientAssertions.checker", "com.example.Main.main")))
                .isEmpty();
    }

    private static List<String> keptOf(RuntimeException thrown, String... methods) {
        thrown.setStackTrace(frames(methods));
        return methods(UserFrames.keepInRefusal(thrown));
    }

    private static List<String> kept(String... methods) {
        Throwable failure = new Throwable();
        failure.setStackTrace(frames(methods));
        return methods(UserFrames.keepIn(failure));
    }

    private static StackTraceElement[] frames(String... methods) {
        return Arrays.stream(methods).map(UserFramesTests::frame).toArray(StackTraceElement[]::new);
    }

    private static List<String> methods(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .map(frame -> frame.getClassName() + "." + frame.getMethodName())
                .toList();
    }

    private static StackTraceElement frame(String method) {
        int dot = method.lastIndexOf('.');
        return new StackTraceElement(method.substring(0, dot), method.substring(dot + 1), null, 1);
    }
}
