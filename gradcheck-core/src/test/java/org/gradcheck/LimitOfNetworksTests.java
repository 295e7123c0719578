package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.network.Backpropagation;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.report.page.PagePolicy;
import org.gradcheck.report.page.ReportPages;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits of checks with several blocks: in single precision, with stages, replicas and pages. */
class LimitOfNetworksTests {

    private final AtomicInteger evaluations = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void floatsAreNotCalledRightBeforeTheirPartsAreTested(boolean isRectified) {
        List<Verdict> verdicts = verdicts(isRectified, network -> {});

        assertThat(verdicts)
                .startsWith(Verdict.UNRESOLVED)
                .contains(Verdict.AGREES)
                .doesNotContain(Verdict.DISAGREES);
        assertThat(verdicts.get(verdicts.size() - 1)).isEqualTo(Verdict.AGREES);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void wrongFloatsAreNeverRight(boolean isRectified) {
        List<Verdict> verdicts =
                verdicts(isRectified, network -> DenseFloatNetwork.scale(network.hiddenGradient[3], 0));

        assertThat(verdicts).doesNotContain(Verdict.AGREES);
        assertThat(verdicts.get(verdicts.size() - 1)).isEqualTo(Verdict.DISAGREES);
    }

    private List<Verdict> verdicts(boolean isRectified, Consumer<DenseFloatNetwork> spoil) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int most = 1; most <= 1000; most += 1 + most / 4) {
            evaluations.set(0);
            DenseFloatNetwork network = new DenseFloatNetwork(isRectified, 1, 20, 30, 10);
            float[][] before = Arrays.stream(network.hidden).map(float[]::clone).toArray(float[][]::new);
            GradientReport report = GradientChecker.standard()
                    .mostEvaluations(most)
                    .check(GradientSubject.named("network of floats")
                            .parameter("hidden", network.hidden, network.hiddenGradient)
                            .parameter("biases", network.biases, network.biasesGradient)
                            .parameter("outputs", network.outputs, network.outputsGradient)
                            .cost(() -> {
                                evaluations.incrementAndGet();
                                return network.cost();
                            })
                            .backward(() -> {
                                network.backward();
                                spoil.accept(network);
                            }));

            assertThat(evaluations.get()).isLessThanOrEqualTo(most);
            assertThat(network.hidden).isDeepEqualTo(before);
            verdicts.add(report.verdict());
        }
        return verdicts;
    }

    @Test
    void theBuiltInNetworkIsEvaluatedAsAWholeUpToTheLimit() {
        NetworkClaim claim = Networks.plain(new Well19937c(3));
        NetworkGradient right = Backpropagation.gradient(claim.network(), claim.batch());
        GradientChecker checker = GradientChecker.standard();

        assertThat(checker.mostEvaluations(60)
                        .check(claim.network(), claim.batch(), right)
                        .verdict())
                .isEqualTo(Verdict.AGREES);
        assertThat(checker.mostEvaluations(10)
                        .check(claim.network(), claim.batch(), right)
                        .findings())
                .extracting(Finding::text)
                .containsExactly(
                        "the limit of 10 evaluations ended the check before all entries were compared; about 60"
                                + " would compare each of them by itself");
    }

    @Test
    void replicasShareTheLimit() {
        for (int most = 1; most <= 300; most += 1 + most / 5) {
            evaluations.set(0);
            GradientReport report = GradientChecker.standard()
                    .mode(CheckMode.EXHAUSTIVE)
                    .mostEvaluations(most)
                    .check(waves().replicas(this::waves));

            assertThat(evaluations.get()).isLessThanOrEqualTo(most);
            assertThat(report.verdict()).isIn(Verdict.UNRESOLVED, Verdict.AGREES);
        }
    }

    @Test
    void replicasDoNotChangeWhatTheLimitLeavesOut() {
        GradientChecker checker =
                GradientChecker.standard().mode(CheckMode.EXHAUSTIVE).mostEvaluations(120);
        GradientReport alone = checker.check(waves());
        GradientReport shared = checker.check(waves().replicas(this::waves));

        assertThat(shared.blocks().get(0).count(EntryVerdict.UNRESOLVED))
                .isGreaterThanOrEqualTo(alone.blocks().get(0).count(EntryVerdict.UNRESOLVED));
    }

    private GradientSubject waves() {
        double[] x = new double[60];
        Arrays.setAll(x, i -> 2 + Math.cos(i));
        return GradientSubject.named("waves")
                .parameter("x", x, () -> Arrays.stream(x).map(Math::cos).toArray())
                .cost(() -> {
                    evaluations.incrementAndGet();
                    return Arrays.stream(x).map(Math::sin).sum();
                });
    }

    @Test
    void curvesOfAPageAreWithinTheLimit(@TempDir Path folder) {
        for (int most = 1; most <= 400; most += 1 + most / 5) {
            evaluations.set(0);
            double[] x = {1, 2, 3};
            GradientReport report = GradientChecker.standard()
                    .mostEvaluations(most)
                    .writingTo(ReportPages.in(folder, PagePolicy.ALWAYS))
                    .check(GradientSubject.named("squares")
                            .parameter("x", x, () -> Arrays.copyOf(x, 3))
                            .cost(() -> {
                                evaluations.incrementAndGet();
                                return x[0] * x[0] + x[1] * x[1] + x[2] * x[2];
                            }));

            assertThat(evaluations.get()).isLessThanOrEqualTo(most);
            assertThat(report.verdict()).isIn(Verdict.UNRESOLVED, Verdict.DISAGREES);
        }
    }
}
