package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Zeros whose derivatives are small, beside a cost that does not support large sizes")
class FarSizesOfZerosTests {

    private final double[] zeros = new double[2];
    private final double[] ofZeros = new double[2];
    private final double[] others = {0.4, -0.7};
    private final double[] ofOthers = new double[2];

    @Test
    void aTableWithoutSuchAnIndexEndsNoCheck() {
        double[] table = new double[40];
        for (int i = 0; i < table.length; i++) {
            table[i] = 1e-6 * Math.sin(0.3 * i);
        }
        GradientReport report = GradientChecker.standard()
                .check(subject()
                        .cost(() -> {
                            double position = zeros[0] + zeros[1] + 14.6;
                            int index = (int) Math.floor(position);
                            double part = position - index;
                            return (1 - part) * table[index]
                                    + part * table[index + 1]
                                    + Math.sin(others[0])
                                    + Math.exp(others[1]);
                        })
                        .backward(() -> {
                            int index = (int) Math.floor(zeros[0] + zeros[1] + 14.6);
                            ofZeros[0] = table[index + 1] - table[index];
                            ofZeros[1] = ofZeros[0];
                            ofOthers[0] = Math.cos(others[0]);
                            ofOthers[1] = Math.exp(others[1]);
                        }));

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
    }

    @Test
    void unfilledZerosCloseToAMinimumAreFound() {
        double[] minimum = {1.1e-12, -2.3e-12};
        double[] ofRest = {others[0] * (1 + 1.8e-12), others[1] * (1 + 1.8e-12)};
        GradientReport report = GradientChecker.standard()
                .check(subject()
                        .cost(() -> {
                            double sum = 3.7e-6;
                            for (int i = 0; i < 2; i++) {
                                sum += Math.pow(zeros[i] - minimum[i], 2) + Math.pow(others[i] - ofRest[i], 2);
                            }
                            return sum;
                        })
                        .backward(() -> {
                            for (int i = 0; i < 2; i++) {
                                ofOthers[i] = 2 * (others[i] - ofRest[i]);
                            }
                        }));

        assertThat(report.blocks().get(0).verdict()).as("%s", report).isEqualTo(Verdict.DISAGREES);
    }

    private GradientSubject subject() {
        return GradientSubject.named("zeros").parameter("zeros", zeros, ofZeros).parameter("others", others, ofOthers);
    }
}
