package org.gradcheck.samples.runners;

import org.gradcheck.GradientAssertions;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;

/** Checks two gradients in a program. A report can be read; an assertion ends the program. */
public final class CheckRosenbrock {

    private CheckRosenbrock() {}

    /**
     * Prints the report of a right gradient, and fails with that of a wrong one.
     *
     * @param args none
     */
    public static void main(String[] args) {
        GradientReport report = GradientChecker.standard().check(Rosenbrock::value, Rosenbrock::gradient, -1.2, 1.0);
        System.out.println(report);
        GradientAssertions.assertGradient(Rosenbrock::value, Rosenbrock::gradientWithBug, -1.2, 1.0);
    }
}
