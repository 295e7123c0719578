package org.gradcheck.samples.runners;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.expectThrows;

import org.gradcheck.GradientAssertions;
import org.opentest4j.AssertionFailedError;
import org.testng.annotations.Test;

public class RosenbrockTest {

    @Test
    public void gradientIsRight() {
        GradientAssertions.assertGradient(Rosenbrock::value, Rosenbrock::gradient, -1.2, 1.0);
    }

    @Test
    public void bugIsFound() {
        AssertionFailedError failure = expectThrows(AssertionFailedError.class, this::checkGradientWithBug);

        assertEquals("""
                RosenbrockTest.bugIsFound, gradient: 1 of 2 entries disagrees: x[1] (53 cost evaluations)
                  x  2  DISAGREES  1 right, 1 wrong, errors above 7e-08 would show
                  worst entries       analytic        numeric  error bar
                  x[1]           -4.400000e+01  -8.800000e+01    4.7e-09
                Cause: isolated wrong entries (ISOLATED_ENTRIES) in x
                  1 of 2 entries wrong, the others right: [1]; analytic = 0.500000 x numeric there
                  remedy: look at what is special about these entries: an index, a boundary, a branch
                """, failure.getMessage().replaceFirst("\nPage: .*", "") + "\n");
        assertEquals("checkGradientWithBug", failure.getStackTrace()[0].getMethodName());
    }

    private void checkGradientWithBug() {
        GradientAssertions.assertGradient(Rosenbrock::value, Rosenbrock::gradientWithBug, -1.2, 1.0);
    }
}
