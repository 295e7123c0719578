package org.gradcheck.junit;

import java.util.Arrays;
import java.util.stream.Stream;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.page.ReportPages;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * Gradient checks as dynamic tests: a container for each subject and in it a test for each block of parameters, so that
 * the tree of an IDE shows which block is wrong.
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
 * <p>Each subject is checked once, when its container is opened. What its code throws fails a test {@code check} in that
 * container, unchanged; only errors that leave no test run whole, such as an {@link OutOfMemoryError}, end all of it.
 *
 * <p>A check that fails leaves a page, which the failures name, as that of a {@link GradientCheck} does. Of the settings,
 * {@code gradcheck.report} and {@code gradcheck.report.directory} count, as system properties or in {@code
 * junit-platform.properties}.
 */
public final class GradientTests {

    private GradientTests() {}

    /**
     * Describes the tests of some subjects.
     *
     * @param subjects complete descriptions; they are not evaluated before the tests run
     * @return one container for each subject, called {@code gradient} if the subject has no name
     */
    public static Stream<DynamicNode> of(GradientSubject... subjects) {
        return of(GradientChecker.standard(), subjects);
    }

    /**
     * Describes the tests of some subjects, with a checker that has overrides.
     *
     * @param checker checks each subject once
     * @param subjects complete descriptions; they are not evaluated before the tests run
     * @return one container for each subject, called {@code gradient} if the subject has no name
     */
    public static Stream<DynamicNode> of(GradientChecker checker, GradientSubject... subjects) {
        return Arrays.stream(subjects)
                .map(subject -> DynamicContainer.dynamicContainer(
                        displayName(subject), Stream.of(subject).flatMap(opened -> tests(checker, opened))));
    }

    /** What the check as a whole has to say comes first; what the user's code throws is the failure of that test. */
    private static Stream<DynamicNode> tests(GradientChecker checker, GradientSubject subject) {
        GradientReport report;
        try {
            report = checked(checker, subject);
        } catch (StackOverflowError tooDeep) {
            return failing(tooDeep);
        } catch (VirtualMachineError unrecoverable) {
            throw unrecoverable;
        } catch (RuntimeException | Error thrown) {
            return failing(thrown);
        }
        boolean blocksTell =
                report.blocks().stream().anyMatch(block -> !report.of(block).passed());
        boolean wholeTells = !report.findings().isEmpty() || !(report.passed() || blocksTell);
        Stream<DynamicNode> whole =
                wholeTells ? Stream.of(DynamicTest.dynamicTest("check", report::assertPassed)) : Stream.of();
        Stream<DynamicNode> blocks = report.blocks().stream()
                .map(block -> DynamicTest.dynamicTest(
                        block.name(), () -> report.of(block).assertPassed()));
        return Stream.concat(whole, blocks);
    }

    /** A checker that writes pages already goes on to write them where it was told to. */
    private static GradientReport checked(GradientChecker checker, GradientSubject subject) {
        if (checker.writesPages()) {
            return checker.check(subject);
        }
        try (ReportPages pages = PagesOfRun.ofDynamicTests()) {
            return checker.writingTo(pages).check(subject);
        }
    }

    /** JUnit refuses names that are blank, and all containers with the one that has such a name. */
    private static String displayName(GradientSubject subject) {
        return subject.name().isBlank() ? "gradient" : subject.name();
    }

    private static Stream<DynamicNode> failing(Throwable thrown) {
        return Stream.of(DynamicTest.dynamicTest("check", () -> {
            throw thrown;
        }));
    }
}
