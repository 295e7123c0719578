package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradcheck.DescribedSubjects.X;
import static org.gradcheck.DescribedSubjects.assertAgrees;
import static org.gradcheck.DescribedSubjects.check;
import static org.gradcheck.DescribedSubjects.cost;
import static org.gradcheck.DescribedSubjects.gradient;

import java.util.Arrays;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Described subjects whose code writes where it should not, or throws. */
class DescribedHostileCodeTests {

    private final GradientSubject subject = GradientSubject.named("my code");

    @Test
    void costsThatWriteToParametersAreNamed() {
        double[] w = {1, 2};
        GradientReport report =
                check(subject.parameter("w", w, () -> gradient(w)).cost(() -> {
                    double cost = cost(w);
                    w[1] = 0;
                    return cost;
                }));

        assertThat(report.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(report.findings())
                .containsExactly(new Finding(
                        Finding.Kind.PARAMETERS_CHANGED,
                        "the cost changed the parameter w[1] from 2.0 to 0.0; compute it without writing to the"
                                + " parameters"));
        assertThat(w).containsExactly(1, 2);
    }

    @Test
    void costsThatWriteToTheirArgumentSpoilNothing() {
        assertAgrees(subject.point(1, 2)
                .cost(x -> {
                    double cost = cost(x);
                    Arrays.fill(x, 7);
                    return cost;
                })
                .gradient(DescribedSubjects::gradient));
    }

    /** Such as a projection that is not needed at the point itself. */
    @Test
    void costsThatWriteToTheirArgumentElsewhereSpoilNothing() {
        assertAgrees(subject.point(1, 2)
                .cost(x -> {
                    double cost = cost(x);
                    if (x[0] != 1) {
                        x[1] = 0;
                    }
                    return cost;
                })
                .gradient(DescribedSubjects::gradient));
    }

    @Test
    void functionsThatWriteToTheirArgumentElsewhereSpoilNothing() {
        GradientReport report = GradientChecker.standard()
                .checkJacobian(
                        x -> {
                            double[] y = gradient(x);
                            if (x[0] != 1) {
                                x[1] = 0;
                            }
                            return y;
                        },
                        x -> new double[][] {{6 * x[0], 0}, {0, 6 * x[1]}},
                        1,
                        2);

        assertThat(report.passed()).as("%s", report).isTrue();
    }

    @Test
    void gradientsThatWriteToTheirArgumentSpoilNothing() {
        assertAgrees(subject.point(X).cost(DescribedSubjects::cost).gradient(x -> {
            double[] g = gradient(x);
            Arrays.fill(x, -1);
            return g;
        }));
    }

    @Test
    void exceptionsAtProbesAreTheEndOfTheDomain() {
        assertAgrees(subject.point(0.5)
                .cost(x -> {
                    if (x[0] > 0.5) {
                        throw new IllegalArgumentException("beyond the data");
                    }
                    return cost(x);
                })
                .gradient(DescribedSubjects::gradient));
    }
}
