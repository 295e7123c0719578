package org.gradcheck.internal.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToDoubleFunction;
import org.gradcheck.report.Finding;
import org.junit.jupiter.api.Test;

class RepeatedCostTests {

    @Test
    void countsTheValuesThatDiffer() {
        assertThat(differenceOf(call -> call % 10 == 0 ? 2.75 : 2.5))
                .contains(finding(
                        "the cost is not the same at the same parameters: 2 of 24 repeats differ from 2.5, the farthest"
                                + " is 2.75; keep no state between evaluations, and reset random generators"));
    }

    @Test
    void showsTheValueThatDiffersMost() {
        assertThat(differenceOf(call -> call == 3 ? 2.75 : call == 5 ? 1 : 2.5))
                .contains(finding(
                        "the cost is not the same at the same parameters: 2 of 24 repeats differ from 2.5, the farthest"
                                + " is 1.0; keep no state between evaluations, and reset random generators"));
    }

    @Test
    void findsASingleNaN() {
        assertThat(differenceOf(call -> call == 24 ? Double.NaN : 2.5))
                .contains(finding(
                        "the cost is not the same at the same parameters: 1 of 24 repeats differs from 2.5, it is"
                                + " NaN; keep no state between evaluations, and reset random generators"));
    }

    @Test
    void toleratesTheRoundingOfSums() {
        assertThat(differenceOf(call -> 2.5 + call * Math.ulp(2.5))).isEmpty();
    }

    private static Optional<Finding> differenceOf(IntToDoubleFunction cost) {
        AtomicInteger calls = new AtomicInteger();
        return new RepeatedCost(
                        () -> cost.applyAsDouble(calls.incrementAndGet()), new Inspection.Inspected(2.5, 0, List.of()))
                .difference();
    }

    private static Finding finding(String text) {
        return new Finding(Finding.Kind.COST_NOT_REPEATABLE, text);
    }
}
