package org.gradcheck.internal.sampling;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.evaluation.EvaluationMeter;
import org.gradcheck.internal.evaluation.LimitReached;
import org.gradcheck.internal.evaluation.ParameterSnapshot;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.report.Finding;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.subject.Objective;

/** Check of the mean gradient of an objective with random numbers at one point. The parameters are restored in any case. */
public final class SamplingExamination {

    private final Objective objective;
    private final SampleEvaluation evaluation;
    private final ParameterSnapshot point;

    /**
     * @param meter counts the evaluations of the whole check, and limits them
     * @param options the tolerances of the user
     */
    public SamplingExamination(
            Objective objective, EvaluationMeter meter, ParameterSnapshot point, CheckOptions options) {
        this.objective = objective;
        this.point = point;
        this.evaluation = new SampleEvaluation(
                objective.sampling().orElseThrow(), new SampledParameters(objective.blocks(), options), meter, point);
    }

    /**
     * What was found at a point.
     *
     * @param finding the reason for which nothing was compared; empty if blocks were
     * @param blocks the verdicts
     * @param forDiagnosis the means with error bars that a diagnosis understands
     * @param factors the factors that wrong blocks have in common
     * @param pattern what the means show of wrong blocks, in one line
     * @param hasJumps whether the cost jumps with its draw
     * @param samples the number of samples
     * @param evaluations the number of evaluations of the cost
     */
    public record Outcome(
            Optional<Finding> finding,
            List<JudgedBlock> blocks,
            List<MeasuredBlock> forDiagnosis,
            List<Diagnosis> factors,
            Optional<String> pattern,
            boolean hasJumps,
            long samples,
            long evaluations) {}

    /**
     * Checks the gradient as far as the limit of the evaluations goes.
     *
     * @param unreached the finding if the limit ends the check before there are means
     */
    public Outcome examine(Finding unreached) {
        try {
            SampleInspection inspection = new SampleInspection(objective, evaluation, point);
            Optional<Finding> finding = inspection.inspect();
            if (finding.isPresent()) {
                return stopped(finding.get());
            }
            return inspection.notFinite().isEmpty() ? compare() : notFinite(inspection.notFinite());
        } catch (LimitReached beforeAnyMean) {
            return stopped(unreached);
        } finally {
            point.restore();
        }
    }

    /** Returns the verdicts of a gradient that is not finite: there is no mean to be compared. */
    private Outcome notFinite(List<double[]> gradient) {
        List<JudgedBlock> judged = new ArrayList<>();
        List<MeasuredBlock> measured = new ArrayList<>();
        for (int b = 0; b < gradient.size(); b++) {
            judged.add(new NotFiniteSample(objective.blocks().get(b), gradient.get(b)).judge());
            measured.add(judged.get(b).measured());
        }
        return new Outcome(
                Optional.empty(), judged, measured, List.of(), Optional.empty(), false, 1, evaluation.evaluations());
    }

    private Outcome compare() {
        MixedUnits.find(evaluation);
        point.restore();
        Optional<SequentialTest.Found> found = new SequentialTest(evaluation).run();
        if (found.isEmpty()) {
            return stopped(
                    new Finding(
                            Finding.Kind.COST_NOT_FINITE,
                            "samples near the point are NaN or infinite, or are refused; declare the bounds of the parameters"));
        }
        SampledVerdicts verdicts = new SampledVerdicts(
                objective.blocks(), found.get(), unmoved(found.get().means()));
        List<JudgedBlock> judged = verdicts.judge();
        SampledCauses causes = verdicts.causes(judged, objective.context().examples());
        return new Outcome(
                Optional.empty(),
                judged,
                verdicts.forDiagnosis(judged),
                causes.factors(),
                causes.pattern(),
                found.get().means().hasJumps(),
                found.get().samples(),
                evaluation.evaluations());
    }

    /** Returns the blocks whose gradient is zero in each sample and that change no cost. */
    private BitSet unmoved(SampledMeans means) {
        BitSet unmoved = new BitSet();
        for (int b = 0; b < objective.blocks().size(); b++) {
            int from = means.parameters().from(b);
            int to = means.parameters().to(b);
            unmoved.set(b, means.isZero(from, to) && isUnmoved(b, means.segment()));
        }
        return unmoved;
    }

    private boolean isUnmoved(int block, Segment segment) {
        try {
            return !evaluation.isMoved(block, segment);
        } catch (LimitReached notKnown) {
            return false;
        }
    }

    private Outcome stopped(Finding finding) {
        return new Outcome(
                Optional.of(finding),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                false,
                0,
                evaluation.evaluations());
    }
}
