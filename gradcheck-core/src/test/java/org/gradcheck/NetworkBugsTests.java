package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.network.Activation;
import org.gradcheck.network.CostFunction;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The classic bugs of backpropagation, in every network that can be built of the built-in activations and costs. */
class NetworkBugsTests {

    private record Combination(Activation hidden, Activation output, CostFunction cost) {

        static List<Combination> all() {
            List<Combination> combinations = new ArrayList<>();
            for (Activation hidden : Activation.values()) {
                for (Activation output : Activation.values()) {
                    for (CostFunction cost : CostFunction.values()) {
                        if (hidden.isElementwise() && cost.fits(output)) {
                            combinations.add(new Combination(hidden, output, cost));
                        }
                    }
                }
            }
            return combinations;
        }

        /** A 3-3-2 network: the weights of its hidden layer can be transposed without anybody's noticing the shape. */
        NetworkClaim claim(int seed) {
            return NetworkClaim.of(new Well19937c(seed), hidden, output, cost, 5, seed % 2 * 1e-2, 3, 3, 2);
        }
    }

    private enum Bug {
        WRONG_SIGN_OF_ONE_ENTRY {
            @Override
            void spoil(NetworkGradient gradient, RandomGenerator random) {
                RealVector entries = gradient.asVector();
                int[] exercised = IntStream.range(0, entries.getDimension())
                        .filter(i -> Math.abs(entries.getEntry(i)) > 1e-6 * entries.getLInfNorm())
                        .toArray();
                int entry = exercised[random.nextInt(exercised.length)];
                entries.setEntry(entry, -entries.getEntry(entry));
            }
        },

        WRONG_SIGN_OF_ALL {
            @Override
            void spoil(NetworkGradient gradient, RandomGenerator random) {
                gradient.asVector().mapMultiplyToSelf(-1);
            }
        },

        FACTOR {
            @Override
            void spoil(NetworkGradient gradient, RandomGenerator random) {
                gradient.asVector().mapMultiplyToSelf(random.nextBoolean() ? 2 : 0.5);
            }
        },

        MISSING_BIAS {
            @Override
            void spoil(NetworkGradient gradient, RandomGenerator random) {
                gradient.biases(random.nextInt(2)).set(0);
            }
        },

        TRANSPOSED_MATRIX {
            @Override
            void spoil(NetworkGradient gradient, RandomGenerator random) {
                RealMatrix weights = gradient.weights(0);
                weights.setSubMatrix(weights.transpose().getData(), 0, 0);
            }
        };

        abstract void spoil(NetworkGradient gradient, RandomGenerator random);
    }

    @ParameterizedTest
    @EnumSource(Bug.class)
    void eachIsCaughtInEveryCombination(Bug bug) {
        List<String> missed = new ArrayList<>();
        int seed = 0;
        for (Combination combination : Combination.all()) {
            NetworkClaim claim = combination.claim(++seed);
            bug.spoil(claim.gradient(), new Well19937c(seed));
            GradientReport report = claim.check();
            if (report.verdict() != Verdict.DISAGREES) {
                missed.add(combination + ", seed " + seed + ": " + report);
            }
        }

        assertThat(missed).isEmpty();
    }

    @Test
    void noRightGradientFailsOverAThousandSeeds() {
        List<Combination> combinations = Combination.all();
        List<String> accused = new ArrayList<>();
        for (int seed = 1; seed <= 1000; seed++) {
            Combination combination = combinations.get(seed % combinations.size());
            GradientReport report = combination.claim(seed).check();
            if (!report.passed()) {
                accused.add(combination + ", seed " + seed + ": " + report);
            }
        }

        assertThat(accused).isEmpty();
    }

    @Test
    void coverEveryActivationAndCost() {
        List<Combination> combinations = Combination.all();

        assertThat(combinations).extracting(Combination::hidden).contains(elementwise());
        assertThat(combinations).extracting(Combination::output).contains(Activation.values());
        assertThat(combinations).extracting(Combination::cost).contains(CostFunction.values());
    }

    private static Activation[] elementwise() {
        return Arrays.stream(Activation.values())
                .filter(Activation::isElementwise)
                .toArray(Activation[]::new);
    }
}
