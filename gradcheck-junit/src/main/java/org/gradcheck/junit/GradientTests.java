package org.gradcheck.junit;

import java.util.Arrays;
import java.util.stream.Stream;
import org.gradcheck.GradientChecker;
import org.gradcheck.junit.internal.RefusalFrames;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.report.page.ReportPages;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/**
 * Gradient checks as dynamic tests: a container for each subject with a test for each block of parameters, so that the tree
 * of an IDE shows the wrong block.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> gradients() {
 *     return GradientTests.of(
 *             GradientSubject.named("encoder").parameter(...).cost(...).backward(...),
 *             GradientSubject.named("decoder").parameter(...).cost(...).backward(...));
 * }
 * }</pre>
 *
 * <p>Each subject is checked once, when its container is opened. An exception of its code is the failure of a test {@code
 * check} in that container. Only errors from which a test run cannot recover, such as an {@link OutOfMemoryError}, end the
 * whole run.
 *
 * <p>A failed check writes a page, which the failures name, as for a {@link GradientCheck}. Two settings apply: {@code
 * gradcheck.report} and {@code gradcheck.report.directory}, as system properties or in {@code junit-platform.properties}.
 */
public final class GradientTests {

    private GradientTests() {}

    /**
     * Returns the tests of some subjects.
     *
     * @param subjects complete descriptions; they are not evaluated before the tests run
     * @return one container for each subject, called {@code gradient} if the subject has no name
     */
    public static Stream<DynamicNode> of(GradientSubject... subjects) {
        return of(GradientChecker.standard(), subjects);
    }

    /**
     * Returns the tests of some subjects, with a checker that has overrides.
     *
     * @param checker checks each subject once
     * @param subjects complete descriptions; they are not evaluated before the tests run
     * @return one container for each subject, called {@code gradient} if the subject has no name
     */
    public static Stream<DynamicNode> of(GradientChecker checker, GradientSubject... subjects) {
        StackTraceElement caller = caller();
        return Arrays.stream(subjects)
                .map(subject -> DynamicContainer.dynamicContainer(
                        displayName(subject), Stream.of(subject).flatMap(opened -> tests(checker, opened, caller))));
    }

    /** Returns a test of the check as a whole if it has findings or threw an exception, then the tests of the blocks. */
    private static Stream<DynamicNode> tests(
            GradientChecker checker, GradientSubject subject, StackTraceElement caller) {
        GradientReport report;
        try {
            report = checked(checker, subject);
        } catch (StackOverflowError tooDeep) {
            return failing(tooDeep);
        } catch (VirtualMachineError unrecoverable) {
            throw unrecoverable;
        } catch (RuntimeException | Error thrown) {
            new RefusalFrames(GradientReport.class, GradientTests.class).keepIn(thrown, caller);
            return failing(thrown);
        }
        boolean blocksFail =
                report.blocks().stream().anyMatch(block -> !report.of(block).passed());
        boolean hasOwnFailure =
                report.findings().stream().anyMatch(GradientTests::isNoAdvice) || !(report.passed() || blocksFail);
        Stream<DynamicNode> whole = hasOwnFailure
                ? Stream.of(DynamicTest.dynamicTest("check", () -> assertPassed(report, caller)))
                : Stream.of();
        Stream<DynamicNode> blocks = report.blocks().stream()
                .map(block -> DynamicTest.dynamicTest(block.name(), () -> assertPassed(report.of(block), caller)));
        return Stream.concat(whole, blocks);
    }

    private static boolean isNoAdvice(Finding finding) {
        return finding.kind().verdict() != Verdict.AGREES;
    }

    /** Returns the frame that called this class, directly or by a method of the JDK such as {@code flatMap}. */
    private static StackTraceElement caller() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::toStackTraceElement)
                        .filter(frame -> !frame.getClassName().equals(GradientTests.class.getName()))
                        .filter(frame -> !frame.getClassName().startsWith("java."))
                        .findFirst())
                .orElseThrow();
    }

    /** Asserts that a report passed; the failure is at the line that described the tests. */
    private static void assertPassed(GradientReport report, StackTraceElement caller) {
        try {
            report.assertPassed();
        } catch (AssertionFailedError failure) {
            failure.setStackTrace(new StackTraceElement[] {caller});
            throw failure;
        }
    }

    /** Checks a subject. A checker with a folder for pages keeps it. */
    private static GradientReport checked(GradientChecker checker, GradientSubject subject) {
        if (checker.writesPages()) {
            return checker.check(subject);
        }
        try (ReportPages pages = PagesOfRun.ofDynamicTests()) {
            return checker.writingTo(pages).check(subject);
        }
    }

    /** Returns a name that is not blank, since JUnit refuses a blank one together with all other containers. */
    private static String displayName(GradientSubject subject) {
        return subject.name().isBlank() ? "gradient" : subject.name();
    }

    private static Stream<DynamicNode> failing(Throwable thrown) {
        return Stream.of(DynamicTest.dynamicTest("check", () -> {
            throw thrown;
        }));
    }
}
