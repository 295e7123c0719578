package org.gradcheck.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CountedCostTests {

    @Test
    void countsEvaluations() {
        CountedCost cost = new CountedCost(() -> 7);

        assertThat(cost.evaluations()).isZero();
        assertThat(cost.getAsDouble()).isEqualTo(7);
        assertThat(cost.getAsDouble()).isEqualTo(7);
        assertThat(cost.evaluations()).isEqualTo(2);
    }

    @Test
    void countsEvaluationsThatFailToo() {
        CountedCost cost = new CountedCost(() -> {
            throw new IllegalStateException("no cost");
        });

        assertThatThrownBy(cost::getAsDouble).hasMessage("no cost");
        assertThat(cost.evaluations()).isEqualTo(1);
    }

    @Test
    void stopsWhenTheThreadIsInterrupted() {
        CountedCost cost = new CountedCost(() -> 7);
        cost.getAsDouble();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(cost::getAsDouble)
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("the gradient check was interrupted before evaluation 2 of the cost; all parameters are"
                            + " restored");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(cost.evaluations()).isEqualTo(1);
    }

    @Test
    void stopsBeforeAPartWhenTheThreadIsInterrupted() {
        CountedCost cost = new CountedCost(() -> 7);
        cost.countPart();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(cost::countPart)
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("the gradient check was interrupted before evaluation 1 of the cost; all parameters are"
                            + " restored");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(cost.allEvaluations()).isEqualTo(1);
    }

    @Test
    void leavesSpareEvaluationsToBeSpent() {
        CountedCost cost = new CountedCost(() -> 7);
        EvaluationBudget spare = new EvaluationBudget(cost, 3); // a step takes two
        cost.getAsDouble();

        assertThat(spare.areLeft()).isTrue();
        assertThat(spare.<Double>spend(cost::getAsDouble)).isEqualTo(7);
        assertThat(spare.areLeft()).isTrue();
        assertThat(spare.<Double>spend(cost::getAsDouble)).isEqualTo(7);
        assertThat(spare.areLeft()).isFalse();
    }
}
