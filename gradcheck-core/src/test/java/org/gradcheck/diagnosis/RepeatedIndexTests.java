package org.gradcheck.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Embeddings whose gradient is overwritten, not added to, where an index repeats. */
class RepeatedIndexTests {

    private static final int[] INDICES = {1, 3, 3, 5, 1};

    private final double[][] embedding = new double[7][4];
    private final double[][] gradient = new double[7][4];

    @Test
    void thePatternNamesTheRowsThatAreReadTwice() {
        assertThat(report(i -> 2 * Math.sin(5 * i + 2)).pattern())
                .contains(
                        "e, rows 1 and 3 of 7: the sign is right in 6 and wrong in 2: more is wrong than a positive factor of each"
                                + " entry, such as a term of a sum; 4 others right, 16 zero or fixed");
    }

    @Test
    void equalTermsAreNamedByTheirFactor() {
        assertThat(report(i -> 1).diagnosis())
                .hasValueSatisfying(diagnosis -> assertThat(diagnosis.remedy())
                        .isEqualTo(
                                "look at what is multiplied once for each unit (row); if an index that is read several"
                                        + " times picks the row, add (+=) the terms of all its uses"));
    }

    private GradientReport report(IntToDoubleFunction scale) {
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 4; j++) {
                embedding[i][j] = Math.sin(3 * i + j + 1);
            }
        }
        return GradientChecker.standard()
                .check(GradientSubject.named("embedding")
                        .parameter("e", embedding, gradient)
                        .cost(() -> {
                            double sum = 0;
                            for (int k = 0; k < INDICES.length; k++) {
                                for (int j = 0; j < 4; j++) {
                                    sum += Math.sin(scale.applyAsDouble(4 * k + j) * embedding[INDICES[k]][j]);
                                }
                            }
                            return sum;
                        })
                        .backward(() -> {
                            for (double[] row : gradient) {
                                Arrays.fill(row, 0);
                            }
                            for (int k = 0; k < INDICES.length; k++) {
                                for (int j = 0; j < 4; j++) {
                                    double factor = scale.applyAsDouble(4 * k + j);
                                    gradient[INDICES[k]][j] = factor * Math.cos(factor * embedding[INDICES[k]][j]);
                                }
                            }
                        }));
    }
}
