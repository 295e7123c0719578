package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gradcheck.GradientChecker;
import org.gradcheck.junit.GradientCheck;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

class LineTest {

    @Test
    void runsOnTheModulePath() {
        assertEquals("consumer.line", Line.class.getModule().getName());
        assertEquals("org.gradcheck.core", GradientChecker.class.getModule().getName());
        assertTrue(GradientChecker.class.getModule().getDescriptor().requires().size() > 1);
        assertEquals(Verdict.AGREES, Line.check().verdict());
    }

    @GradientCheck
    void right(GradientSubject subject) {
        subject.point(1, 2).cost(Line::cost).gradient(x -> new double[] {2 * x[0], 2 * x[1]});
    }

    @GradientCheck(trials = 1)
    void wrong(GradientSubject subject) {
        subject.point(1, 2).cost(Line::cost).gradient(x -> new double[] {2 * x[0], x[1]});
    }
}
