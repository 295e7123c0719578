package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks of a network in single precision, each of which is tested along its claimed gradient. */
class SinglePrecisionBlocksTests {

    private static final int SEEDS = 4;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rightNetworkAgrees(boolean isRectified) {
        for (int seed = 0; seed < SEEDS; seed++) {
            GradientReport report = network(isRectified, seed).check();

            assertThat(report.verdict()).as("seed %s: %s", seed, report).isEqualTo(Verdict.AGREES);
            assertThat(report.evaluations()).isLessThanOrEqualTo(600);
        }
    }

    @Test
    void agreeingBlockStatesWhatWasTested() {
        assertThat(network(false, 1).check().blocks().get(0).note())
                .matches("right as a whole to [0-9.]+ %, rows to \\d+ %, columns to \\d+ %,"
                        + " the 16 largest entries to \\d+ %, single entries to \\d+ %;"
                        + " one by one, 5340 entries would take about 53400 evaluations, and .*");
    }

    @ParameterizedTest
    @CsvSource({"true, 1.02", "true, 0.98", "false, 1.02", "false, 1.005"})
    void wrongFactorOfABlockIsFoundAndTheOthersAgree(boolean isRectified, double factor) {
        for (int seed = 0; seed < SEEDS; seed++) {
            DenseFloatNetwork network = network(isRectified, seed);
            GradientReport report = network.check(() -> {
                for (float[] row : network.hiddenGradient) {
                    DenseFloatNetwork.scale(row, factor);
                }
            });

            assertThat(report.blocks())
                    .as("seed %s: %s", seed, report)
                    .extracting(BlockReport::verdict)
                    .containsExactly(Verdict.DISAGREES, Verdict.AGREES, Verdict.AGREES);
            assertThat(report.blocks().get(0).note())
                    .matches(
                            "along the gradient that you return, the cost changes by [0-9.]+ of what it says, in all parts"
                                    + " of the block alike, and deviates at points nearby, too; [68] of 4680 one by one");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.15, 0.85, 0.5, 0})
    void wrongRowIsNamed(double factor) {
        for (int seed = 0; seed < SEEDS; seed++) {
            DenseFloatNetwork network = network(false, seed);
            int row = 11 * (seed + 1);
            GradientReport report = network.check(() -> DenseFloatNetwork.scale(network.hiddenGradient[row], factor));

            assertThat(report.blocks())
                    .as("seed %s: %s", seed, report)
                    .extracting(BlockReport::verdict)
                    .containsExactly(Verdict.DISAGREES, Verdict.AGREES, Verdict.AGREES);
            assertThat(report.blocks().get(0).note())
                    .startsWith("row hidden[" + row + "] (")
                    .endsWith(" is wrong; 64 of 4680 one by one");
            assertThat(report.mismatches())
                    .as("seed %s: %s", seed, report)
                    .isNotEmpty()
                    .allMatch(entry -> entry.name().startsWith("hidden[" + row + "]"));
        }
    }

    @Test
    void allUnfilledRowsAreNamedWhereOneWasLocated() {
        DenseFloatNetwork network = network(false, 1);
        GradientReport report = network.check(() -> {
            for (int row = 15; row < 30; row++) {
                DenseFloatNetwork.scale(network.hiddenGradient[row], 0);
            }
        });

        assertThat(report.diagnoses())
                .as("%s", report)
                .extracting(Diagnosis::cause)
                .containsExactly(Cause.PARTLY_FILLED);
        assertThat(report.diagnoses().get(0).evidence()).startsWith("analytic = 0 in rows 15 to 29 of 60;");
    }

    /** A factor of 2 has a meaning, so that no entry needs to be measured. */
    @Test
    void blockWithAUsualFactorIsNotSampled() {
        DenseFloatNetwork network = network(false, 1);
        GradientReport report = network.check(() -> {
            for (float[] row : network.hiddenGradient) {
                DenseFloatNetwork.scale(row, 2);
            }
        });

        assertThat(report.blocks().get(0).note()).doesNotContain("one by one");
        assertThat(report.diagnoses()).extracting(Diagnosis::cause).containsExactly(Cause.CONSTANT_FACTOR);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 2, 0})
    void largestEntryIsLocated(double factor) {
        for (int seed = 0; seed < SEEDS; seed++) {
            DenseFloatNetwork network = network(false, seed);
            network.backward();
            int largest = largest(network.outputsGradient);
            int columns = network.outputsGradient[0].length;
            GradientReport report = network.check(
                    () -> network.outputsGradient[largest / columns][largest % columns] *= (float) factor);

            assertThat(report.mismatches())
                    .as("seed %s: %s", seed, report)
                    .singleElement()
                    .extracting(Discrepancy::name)
                    .isEqualTo("outputs[" + largest / columns + "][" + largest % columns + "]");
        }
    }

    @ParameterizedTest
    @CsvSource({"true, 1e-3", "true, 4e-3", "true, 8e-3", "false, 1e-3", "false, 4e-3", "false, 8e-3"})
    void errorThatPassesIsBelowTheStatedOne(boolean isRectified, double error) {
        for (int seed = 0; seed < SEEDS; seed++) {
            DenseFloatNetwork network = network(isRectified, seed);
            GradientReport report = network.check(() -> {
                for (float[] row : network.outputsGradient) {
                    DenseFloatNetwork.scale(row, 1 - error);
                }
            });
            BlockReport outputs = report.blocks().get(2);

            assertThat(outputs.verdict() != Verdict.AGREES
                            || outputs.sensitivity().orElseThrow() > error)
                    .as("seed %s: %s", seed, report)
                    .isTrue();
        }
    }

    @Test
    void noBlockIsPromisedMoreThanIsCalledWrong() {
        for (BlockReport block : network(false, 1).check().blocks()) {
            assertThat(block.sensitivity().orElseThrow()).isGreaterThan(2e-3);
        }
    }

    @Test
    void blockThatIsNeverFilledDisagrees() {
        DenseFloatNetwork network = network(false, 1);
        GradientReport report = network.check(() -> {
            for (float[] row : network.hiddenGradient) {
                DenseFloatNetwork.scale(row, 0);
            }
        });

        assertThat(report.blocks().get(0).verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.blocks().get(0).note())
                .isEqualTo("every entry is 0, but the cost changes along random directions");
        assertThat(report.blocks().get(2).verdict()).isEqualTo(Verdict.AGREES);
    }

    @ParameterizedTest
    @CsvSource({"400, false", "401, true"})
    void fourHundredEntriesAreComparedOneByOneAndOneMoreIsScreened(int size, boolean isScreened) {
        float[] w = new float[size];
        float[] gradient = new float[size];
        for (int i = 0; i < size; i++) {
            w[i] = 1.5f + (float) Math.sin(i + 1); // so that noise hides no entry
            gradient[i] = 2 * w[i];
        }
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("squares")
                        .parameter("w", w, gradient)
                        .cost(() -> sumOfSquares(w)));

        assertThat(report.blocks().get(0).note().startsWith("right as a whole to "))
                .isEqualTo(isScreened);
    }

    @ParameterizedTest
    @CsvSource({"16, true", "17, false"})
    void moreThanSixteenEntriesAtBoundsLeaveRandomDirectionsAlone(int atBounds, boolean isAlongItsGradient) {
        float[] w = new float[500];
        float[] gradient = new float[500];
        for (int i = 0; i < 500; i++) {
            w[i] = i < atBounds ? 2 : (float) Math.sin(i);
            gradient[i] = 2 * w[i];
        }
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("squares")
                        .parameter("w", w, gradient)
                        .declare("w", block -> block.bounds(-2, 2))
                        .cost(() -> sumOfSquares(w)));

        assertThat(report.blocks().get(0).note().startsWith("right as a whole to "))
                .as("%s", report)
                .isEqualTo(isAlongItsGradient);
    }

    @Test
    void entriesAreComparedOneByOneWhereTheyAreFew() {
        GradientReport few = new DenseFloatNetwork(false, 1, 12, 10, 6).check();
        GradientReport many = new DenseFloatNetwork(false, 1, 24, 16, 6).check();

        assertThat(few.blocks().get(0).note()).isEmpty();
        assertThat(many.blocks().get(0).note()).startsWith("right as a whole to ");
        assertThat(many.evaluations()).isLessThan(few.evaluations());
    }

    private static DenseFloatNetwork network(boolean isRectified, long seed) {
        return new DenseFloatNetwork(isRectified, seed, 78, 60, 10);
    }

    private static int largest(float[][] matrix) {
        int largest = 0;
        int columns = matrix[0].length;
        for (int i = 0; i < matrix.length * columns; i++) {
            boolean isLarger =
                    Math.abs(matrix[i / columns][i % columns]) > Math.abs(matrix[largest / columns][largest % columns]);
            largest = isLarger ? i : largest;
        }
        return largest;
    }

    private static double sumOfSquares(float... w) {
        float sum = 0;
        for (float v : w) {
            sum += v * v;
        }
        return sum;
    }
}
