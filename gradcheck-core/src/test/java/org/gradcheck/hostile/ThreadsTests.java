package org.gradcheck.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Costs that depend on the thread that evaluates them. */
class ThreadsTests {

    private final Thread checking = Thread.currentThread();

    @Test
    void costOfAnotherThreadIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> check(value -> isElsewhere() ? value + 1 : value))
                .withMessage(
                        "the cost of replica 1 of line is 1.5 on a thread of its own, but 0.5 on the thread of the check; it"
                                + " must depend on the parameters alone: look for a ThreadLocal, or for a setting that each thread has");
    }

    @Test
    void slopeOfAnotherThreadIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> check(value -> isElsewhere() ? 0.5 + 3 * (value - 0.5) : value))
                .withMessage(
                        "the cost of replica 1 of line is different at displaced parameters: the difference quotient is 3.0 on a"
                                + " thread of its own, but 1.0 on the thread of the check; it must depend on the parameters alone: look for"
                                + " a ThreadLocal, or for a setting that each thread has");
    }

    @Test
    void precisionOfAnotherThreadIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> check(value -> isElsewhere() ? 0.5 + (float) (value - 0.5) : value))
                .withMessageContaining(" on a thread of its own, but 1.0 on the thread of the check;");
    }

    @Test
    void eachReplicaHasOneThread() {
        List<Set<Thread>> threads = new ArrayList<>();
        double[] w = {0.5, 0, 1, 2, 3, 4};

        Verdict verdict = GradientChecker.standard()
                .check(line(w, value -> value).replicas(() -> {
                    Set<Thread> own = ConcurrentHashMap.newKeySet();
                    threads.add(own);
                    return line(w.clone(), value -> {
                        if (isElsewhere()) {
                            own.add(Thread.currentThread());
                        }
                        return value;
                    });
                }))
                .verdict();

        assertThat(verdict).isEqualTo(Verdict.AGREES);
        assertThat(threads).isNotEmpty().allSatisfy(own -> assertThat(own).hasSize(1));
    }

    private boolean isElsewhere() {
        return Thread.currentThread() != checking;
    }

    private void check(DoubleUnaryOperator cost) {
        double[] w = {0.5, 0};
        try {
            GradientChecker.standard().check(line(w, value -> value).replicas(() -> line(w.clone(), cost)));
        } finally {
            assertThat(w).containsExactly(0.5, 0);
        }
    }

    private static GradientSubject line(double[] w, DoubleUnaryOperator cost) {
        double[] ones = new double[w.length];
        java.util.Arrays.fill(ones, 1);
        return GradientSubject.named("line")
                .parameter("w", w, ones::clone)
                .cost(() -> cost.applyAsDouble(java.util.Arrays.stream(w).sum()));
    }
}
