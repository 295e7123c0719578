package org.gradcheck.internal.noise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.parameters.InPlaceEvaluation;
import org.gradcheck.internal.parameters.ParameterScale;
import org.junit.jupiter.api.Test;

class RoundedTermDetectorTests {

    private static final Noise CLEAN = new Noise(1e-16, 1);

    private static final int SEEDS = 100;

    @Test
    void isFoundBesideAnExactTerm() {
        for (double step : new double[] {0x1p-25, 1e-6, 1e-4}) {
            for (int seed = 0; seed < SEEDS; seed++) {
                double level = level(seed, x -> step * Math.rint(Math.sin(x) / step) + x * x);

                // Rounding to multiples of a step has a standard deviation of 0.29 steps.
                assertThat(level / step).as("step %s, seed %s", step, seed).isBetween(0.1, 0.8);
            }
        }
    }

    @Test
    void isNotFoundInSmoothCostsKinksAndJumps() {
        assertClean("exponential", x -> Math.exp(50 * x));
        assertClean("wave", x -> Math.sin(1e5 * x));
        assertClean("fine wave", x -> Math.sin(1e8 * x));
        assertClean("kinks", x -> Math.abs(Math.IEEEremainder(x, 1e-5)));
        assertClean("jump", x -> x > 1 + 0x1p-19 ? 1 : 0);
        assertClean("pole", x -> 1 / (x - 1 - 0x1p-20));
        assertClean("logarithm", x -> Math.log(Math.abs(x - 1 - 1e-8)));
    }

    @Test
    void takesTwentyFourEvaluationsWhereThereIsNone() {
        double[] x = {1};
        int[] evaluations = {0};
        DoubleSupplier cost = () -> {
            evaluations[0]++;
            return Math.exp(x[0]);
        };
        term(ParameterVector.of(x), cost, 1).addTo(CLEAN, false, 0, Math.E);

        assertThat(evaluations[0]).isEqualTo(24);
        assertThat(x).containsExactly(1);
    }

    @Test
    void isNotFoundOutsideTheDomain() {
        assertClean("edge", x -> x == 1 ? 2 : Double.NaN);
    }

    private static void assertClean(String name, DoubleUnaryOperator cost) {
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(level(seed, cost)).as("%s, seed %s", name, seed).isEqualTo(CLEAN.level());
        }
    }

    private static double level(int seed, DoubleUnaryOperator cost) {
        double[] x = {1};
        ParameterVector parameters = ParameterVector.of(x);
        return term(parameters, () -> cost.applyAsDouble(x[0]), seed)
                .addTo(CLEAN, false, 0, cost.applyAsDouble(1))
                .level();
    }

    private static RoundedTermDetector term(ParameterVector parameters, DoubleSupplier cost, int seed) {
        return new RoundedTermDetector(
                List.of(parameters),
                List.of(new ParameterScale(parameters)),
                new InPlaceEvaluation(cost),
                new Well19937c(seed),
                () -> 0);
    }
}
