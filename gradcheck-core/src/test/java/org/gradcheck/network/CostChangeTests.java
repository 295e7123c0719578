package org.gradcheck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How much the cost of one example changes, known better than the difference of two costs. */
class CostChangeTests {

    private static final double TINY = 0x1p-40;

    /** Relative to the change; the difference of two costs near 30 would be right to 2e-3 of it. */
    private static final Offset<Double> TWELVE_DIGITS = within(1e-12 * TINY);

    @ParameterizedTest
    @EnumSource
    void isTheDifferenceOfTheCosts(CostFunction cost) {
        RandomGenerator random = new Well19937c(1);
        Activation output = fittingOutput(cost);
        double[] target = {0.25, 0.75, 0};
        for (double size : new double[] {1e-3, 1, 30}) {
            for (int draw = 0; draw < 20; draw++) {
                double[] z = draw(3, 3, random);
                double[] newZ = z.clone();
                for (int k = 0; k < 3; k++) {
                    newZ[k] += size * random.nextGaussian();
                }

                assertThat(change(cost, output, z, newZ, target))
                        .isCloseTo(of(cost, output, newZ, target) - of(cost, output, z, target), within(1e-12));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void isZeroWithoutAChange(CostFunction cost) {
        double[] z = draw(4, 3, new Well19937c(2));

        assertThat(change(cost, fittingOutput(cost), z, z.clone(), new double[] {0, 0, 1, 0}))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void isNotANumberWhereTheNewCostIsNone(CostFunction cost) {
        double[] newZ = {1, Double.NaN};

        assertThat(change(cost, fittingOutput(cost), new double[] {1, 2}, newZ, new double[] {1, 0}))
                .isNaN();
    }

    @Test
    void keepsItsDigitsBesideALargeCategoricalCost() {
        double[] target = {0, 1};

        assertThat(categorical(new double[] {30, 0}, new double[] {30 + TINY, 0}, target))
                .isCloseTo(TINY, TWELVE_DIGITS);
        assertThat(categorical(new double[] {30, 0}, new double[] {30, TINY}, target))
                .isCloseTo(-TINY, TWELVE_DIGITS);
    }

    @Test
    void keepsItsDigitsWhereTheExampleIsClassifiedRight() {
        assertThat(categorical(new double[] {0, 0}, new double[] {TINY, 0}, new double[] {1, 0}))
                .isCloseTo(-TINY / 2, TWELVE_DIGITS);
    }

    @Test
    void goesFromOneLargestPreActivationToAnother() {
        assertThat(categorical(new double[] {1000, 0}, new double[] {0, 1000}, new double[] {1, 0}))
                .isEqualTo(1000);
        assertThat(categorical(new double[] {1, -1}, new double[] {-1, 1}, new double[] {1, 0}))
                .isEqualTo(2);
    }

    @Test
    void keepsItsDigitsBesideTheLargeCostOfAnotherOutput() {
        double[] target = {0, 1};
        for (CostFunction cost : CostFunction.values()) {
            if (cost == CostFunction.CATEGORICAL_CROSS_ENTROPY) {
                continue; // its outputs are coupled
            }
            Activation output = fittingOutput(cost);
            double alone = change(cost, output, new double[] {0.5}, new double[] {0.5 + TINY}, new double[] {1});

            assertThat(change(cost, output, new double[] {30, 0.5}, new double[] {30, 0.5 + TINY}, target))
                    .as(cost.label())
                    .isEqualTo(alone)
                    .isNotZero();
        }
    }

    private static double categorical(double[] z, double[] newZ, double[] target) {
        return change(CostFunction.CATEGORICAL_CROSS_ENTROPY, Activation.SOFTMAX, z, newZ, target);
    }

    private static double change(CostFunction cost, Activation output, double[] z, double[] newZ, double[] target) {
        return cost.changeOfExample(output, z, outputs(output, z), newZ, outputs(output, newZ), target);
    }

    private static double of(CostFunction cost, Activation output, double[] z, double[] target) {
        return cost.ofExample(output, z, outputs(output, z), target);
    }

    private static Activation fittingOutput(CostFunction cost) {
        return switch (cost) {
            case BINARY_CROSS_ENTROPY -> Activation.SIGMOID;
            case CATEGORICAL_CROSS_ENTROPY -> Activation.SOFTMAX;
            case QUADRATIC, MEAN_ABSOLUTE_ERROR, HUBER -> Activation.IDENTITY;
        };
    }

    private static double[] outputs(Activation output, double[] z) {
        double[] a = new double[z.length];
        output.activate(z, a);
        return a;
    }

    private static double[] draw(int count, double size, RandomGenerator random) {
        double[] drawn = new double[count];
        for (int k = 0; k < count; k++) {
            drawn[k] = size * random.nextGaussian();
        }
        return drawn;
    }
}
