package org.gradcheck.internal.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.DirectionalDifferentiator;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.parameters.InPlaceEvaluation;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.junit.jupiter.api.Test;

/** Entries beside kinks among 3,000 of a sum of squares, found with a step of 1e-6. */
class KinkSearchTests {

    private static final int SIZE = 3000;

    private final double[] x = new Random(1).doubles(SIZE, 0.5, 1).toArray();
    private final double[] kinks = new double[SIZE];
    private double coupled = Double.POSITIVE_INFINITY;
    private int evaluations;

    KinkSearchTests() {
        Arrays.fill(kinks, Double.NaN);
    }

    @Test
    void smoothCostTakesFourEvaluations() {
        assertThat(search()).isEmpty();
        assertThat(evaluations).isEqualTo(4);
    }

    @Test
    void kinksWithinTheStepAreFoundWhateverTheirDistance() {
        for (double distance : new double[] {0, 1e-10, -1e-8, 2e-7}) {
            kinks[1234] = x[1234] + distance;

            assertThat(search()).containsExactly(1234);
        }
    }

    @Test
    void oneKinkTakesFiftyEvaluations() {
        kinks[777] = x[777];

        assertThat(search()).containsExactly(777);
        assertThat(evaluations).isLessThanOrEqualTo(56);
    }

    @Test
    void severalKinksAreAllFound() {
        int[] near = {0, 5, 6, 1000, 2345, 2999};
        for (int entry : near) {
            kinks[entry] = x[entry] + 1e-9;
        }

        assertThat(search()).containsExactlyInAnyOrder(0, 5, 6, 1000, 2345, 2999);
    }

    @Test
    void kinksBeyondTheStepAreLeftOut() {
        kinks[5] = x[5] + 1e-4;

        assertThat(search()).isEmpty();
    }

    @Test
    void veryManyKinksAreGivenUpAfterAFewSignals() {
        IntStream.range(0, SIZE).filter(i -> i % 2 == 0).forEach(i -> kinks[i] = x[i]);

        assertThat(search()).isEmpty();
        assertThat(evaluations).isLessThanOrEqualTo(24);
    }

    @Test
    void aKinkThatAllEntriesCrossTogetherIsGivenUp() {
        coupled = Arrays.stream(x).sum() + 2e-5;

        assertThat(search()).isEmpty();
        assertThat(evaluations).isLessThanOrEqualTo(100);
    }

    @Test
    void aKinkThatEachOfManyEntriesCrossesIsGivenUp() {
        coupled = Arrays.stream(x).sum();

        assertThat(search()).isEmpty();
        assertThat(evaluations).isLessThanOrEqualTo(400);
    }

    private List<Integer> search() {
        List<double[]> gradient = List.of(Arrays.stream(x).map(v -> 2 * v).toArray());
        ParameterSpace space = new ParameterSpace(List.of(ParameterVector.of(x)), number -> false);
        DoubleSupplier cost = () -> {
            evaluations++;
            return IntStream.range(0, SIZE)
                            .mapToDouble(i -> x[i] * x[i] + (Double.isNaN(kinks[i]) ? 0 : Math.max(0, x[i] - kinks[i])))
                            .sum()
                    + Math.max(0, Arrays.stream(x).sum() - coupled);
        };
        DirectionalComparison comparison = new DirectionalComparison(
                space,
                gradient,
                CheckOptions.NONE,
                new DirectionalDifferentiator(space, gradient, new InPlaceEvaluation(cost), cost.getAsDouble()));
        evaluations = 0;
        return new KinkSearch(comparison, 1e-6).search();
    }
}
