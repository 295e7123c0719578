package org.gradcheck.samples.libraries.comparison;

import cc.mallet.optimize.tests.TestOptimizable;
import java.util.List;
import java.util.function.Predicate;
import org.ddogleg.optimization.DerivativeChecker;
import org.gradcheck.GradientChecker;

/**
 * Something that says whether a gradient is right, used as it comes.
 *
 * @param name the name of the checker
 * @param rule what it does, and what it was made for
 * @param accepts whether it takes a gradient for right; may throw what the cost throws where the checker steps
 */
record Checker(String name, String rule, Predicate<Case> accepts) {

    static List<Checker> all() {
        return List.of(
                new Checker(
                        "Gradcheck",
                        "error bar of each entry",
                        subject -> GradientChecker.standard()
                                .check(subject.cost(), subject.gradient(), subject.point())
                                .passed()),
                new Checker(
                        "fixed step, loose",
                        "central difference, step 1e-6; absolute 1e-5 or relative 1e-3: PyTorch's defaults, for inputs"
                                + " and gradients of a size around 1",
                        subject -> FixedStep.accepts(
                                subject, 1e-6, (a, n) -> Math.abs(a - n) <= 1e-5 + 1e-3 * Math.abs(n))),
                new Checker(
                        "fixed step, tight",
                        "central difference, step 1e-5; relative 1e-7: the advice of courses, for smooth costs",
                        subject -> FixedStep.accepts(
                                subject, 1e-5, (a, n) -> Math.abs(a - n) <= 1e-7 * Math.max(Math.abs(a), Math.abs(n)))),
                new Checker(
                        "MALLET 2.0.8 `TestOptimizable`",
                        "forward difference; the angle between both gradients: for objectives of sequence models",
                        subject -> TestOptimizable.testValueAndGradientCurrentParameters(new MalletObjective(subject))
                                >= 0),
                new Checker(
                        "CoreNLP 4.5.7 `gradientCheck`",
                        "central difference, step 1e-5; absolute 0.01 or relative 0.1: for a quick look at an objective",
                        subject -> new CoreNlpObjective(subject).gradientCheck(100, 50, subject.point())),
                new Checker(
                        "DDogleg 0.23.4 `DerivativeChecker`",
                        "forward difference; absolute tolerance of the caller, here 1e-4: for tests of one's own functions",
                        subject -> DerivativeChecker.gradient(
                                new DdoglegCost(subject), new DdoglegGradient(subject), subject.point(), 1e-4)));
    }

    /** Some checkers reject by an exception or an assertion. */
    boolean takesForRight(Case subject) {
        try {
            return accepts.test(subject);
        } catch (RuntimeException | AssertionError rejected) {
            return false;
        }
    }
}
