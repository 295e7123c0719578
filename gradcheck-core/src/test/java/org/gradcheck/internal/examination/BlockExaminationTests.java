package org.gradcheck.internal.examination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.PartialDifferentiator;
import org.gradcheck.internal.differentiation.ReferenceDerivatives;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.EvaluationBudget;
import org.gradcheck.internal.judgement.AnalyticRounding;
import org.gradcheck.internal.judgement.BlockJudge;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.EntryJudge;
import org.gradcheck.internal.judgement.ExaminedBlock;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

class BlockExaminationTests {

    private final double[] w = {0.5, 0.75, 1.25};
    private final double[] analytic = {1, 1, 1};
    private final List<Integer> asked = new ArrayList<>();
    private int evaluations;

    @Test
    void needsTwoEvaluationsForAnEntryThatIsEvidentlyRight() {
        assertThat(examine(() -> w[0] + w[1] + w[2], 1e-16, ParameterVector.of(w), Optional.empty(), 0)
                        .verdict())
                .isEqualTo(Verdict.AGREES);
        assertThat(evaluations).isEqualTo(6);
    }

    @Test
    void entryThatDoesNotAgreeIsRefined() {
        analytic[1] = 2;

        BlockReport report = examine(() -> w[0] + w[1] + w[2], 1e-16, ParameterVector.of(w), Optional.empty(), 0);

        assertThat(report.worst().orElseThrow().entry()).isEqualTo(1);
        // Two stencils settle it.
        assertThat(evaluations).isEqualTo(6 + 4);
    }

    @Test
    void impreciseEntryIsRefinedWithinTheBudget() {
        DoubleSupplier sum = () -> w[0] + w[1] + w[2];
        double sharp = examine(sum, 1e-8, ParameterVector.of(w), Optional.empty(), 1000)
                .sensitivity()
                .orElseThrow();
        int withSpare = evaluations;
        evaluations = 0;
        double blurred = examine(sum, 1e-8, ParameterVector.of(w), Optional.empty(), 0)
                .sensitivity()
                .orElseThrow();

        assertThat(evaluations).isEqualTo(6);
        assertThat(withSpare).isGreaterThan(6);
        assertThat(sharp).isLessThan(blurred / 10);
    }

    @Test
    void movesEntriesWithoutEffectFarBeforeItCallsThemUnexercised() {
        Arrays.fill(analytic, 0);

        BlockReport report = examine(() -> 7.5, 1e-16, ParameterVector.of(w), Optional.empty(), 0);

        assertThat(report.count(EntryVerdict.UNEXERCISED)).isEqualTo(3);
        assertThat(evaluations).isEqualTo(6 + 4 + 10 + 6);
    }

    @Test
    void entryThatOnlyALargeDisplacementChangesIsRefined() {
        Arrays.fill(analytic, 0);

        examine(() -> w[2] > 1.3 ? 8 : 7.5, 1e-16, ParameterVector.of(w), Optional.empty(), 0);

        assertThat(evaluations).isGreaterThan(6 + 4 + 6);
    }

    @Test
    void neverDisplacesAFixedEntry() {
        ParameterVector fixed = withFixed(1);
        analytic[1] = Double.NaN;
        double[] seen = {w[1], w[1]};

        BlockReport report = examine(
                () -> {
                    seen[0] = Math.min(seen[0], w[1]);
                    seen[1] = Math.max(seen[1], w[1]);
                    return w[0] + w[1] + w[2];
                },
                1e-16,
                fixed,
                Optional.empty(),
                0);

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.count(EntryVerdict.FIXED)).isEqualTo(1);
        assertThat(seen).containsExactly(0.75, 0.75);
        assertThat(evaluations).isEqualTo(4);
    }

    @Test
    void leavesFixedEntriesOutOfABlockThatTheCostDoesNotSee() {
        BlockReport report = examine(() -> 7.5, 1e-16, withFixed(1), Optional.empty(), 0);

        assertThat(report.count(EntryVerdict.FIXED)).isEqualTo(1);
        assertThat(report.count(EntryVerdict.DISAGREES)).isEqualTo(2);
    }

    @Test
    void unresolvedEntriesAreSettledByReferenceDerivatives() {
        assertThat(examine(() -> Double.NaN, 1e-16, ParameterVector.of(w), Optional.empty(), 0)
                        .verdict())
                .isEqualTo(Verdict.UNRESOLVED);

        BlockReport report = examine(() -> Double.NaN, 1e-16, ParameterVector.of(w), Optional.of(oracle(10)), 0);

        assertThat(asked).containsExactly(0, 1, 2);
        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.note()).isEqualTo("3 settled in longer arithmetic");
    }

    @Test
    void referenceDerivativesAreLimitedByTheirBudget() {
        BlockReport report = examine(() -> Double.NaN, 1e-16, ParameterVector.of(w), Optional.of(oracle(2)), 0);

        assertThat(asked).containsExactly(0, 1);
        assertThat(report.count(EntryVerdict.UNRESOLVED)).isEqualTo(1);
        assertThat(report.note()).isEqualTo("2 settled in longer arithmetic");
    }

    @Test
    void resolvedEntriesTakeNoReferenceDerivatives() {
        BlockReport report =
                examine(() -> w[0] + w[1] + w[2], 1e-16, ParameterVector.of(w), Optional.of(oracle(10)), 0);

        assertThat(asked).isEmpty();
        assertThat(report.note()).isEmpty();
    }

    private BlockReport examine(
            DoubleSupplier cost,
            double noise,
            ParameterVector values,
            Optional<ReferenceDerivatives> oracle,
            int spare) {
        double atPoint = cost.getAsDouble();
        CountedCost counted = new CountedCost(cost);
        ExaminedBlock examined = new BlockExamination(
                        new ParameterBlock("w", Shape.of(3), values, List.of(), Optional.empty(), oracle),
                        analytic,
                        EvaluationPool.alone(new CostInstance(
                                values,
                                new PartialDifferentiator(
                                        counted, atPoint, new Noise(noise, 1), OptionalDouble.empty()),
                                counted)),
                        new EntryJudge(CheckOptions.NONE, AnalyticRounding.DOUBLE_PRECISION),
                        new EvaluationBudget(counted, spare),
                        new ReferenceBudget(1))
                .examine();
        evaluations += (int) counted.evaluations();
        return new BlockJudge(examined).judge().report();
    }

    private ReferenceDerivatives oracle(int affordable) {
        return new ReferenceDerivatives() {
            @Override
            public Derivative partial(int entry) {
                asked.add(entry);
                return new Derivative.Smooth(1, 1e-30);
            }

            @Override
            public int affordableEntries() {
                return affordable;
            }

            @Override
            public String description() {
                return "longer arithmetic";
            }

            @Override
            public Optional<String> reasonForNoEffect() {
                return Optional.empty();
            }
        };
    }

    private ParameterVector withFixed(int entry) {
        ParameterVector plain = ParameterVector.of(w);
        return new ParameterVector() {
            @Override
            public int size() {
                return plain.size();
            }

            @Override
            public double get(int index) {
                return plain.get(index);
            }

            @Override
            public void set(int index, double value) {
                plain.set(index, value);
            }

            @Override
            public boolean isFixed(int index) {
                return index == entry;
            }
        };
    }
}
