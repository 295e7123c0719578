package org.gradcheck.junit;

import org.gradcheck.subject.GradientSubject;

/** Passes; its line is in the guide. */
class SquaresTestCase {

    @GradientCheck(trials = 1)
    void gradient(GradientSubject subject) {
        Gradients.describeSquares(subject, 1, 2);
    }
}
