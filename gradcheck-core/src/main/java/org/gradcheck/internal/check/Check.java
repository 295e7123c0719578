package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.internal.derivatives.LayerDerivatives;
import org.gradcheck.internal.derivatives.SparseDerivative;
import org.gradcheck.internal.derivatives.VectorDerivative;
import org.gradcheck.internal.evaluation.EvaluationMeter;
import org.gradcheck.internal.evaluation.ParameterSnapshot;
import org.gradcheck.internal.evaluation.ProgressCounter;
import org.gradcheck.internal.examination.Replicas;
import org.gradcheck.internal.inspection.StorageInspection;
import org.gradcheck.internal.stages.StageSearch;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

/**
 * One check, from the description of a subject to its report. Its surroundings begin before it, and end when it is closed.
 */
public final class Check implements AutoCloseable {

    /** Evaluations of the output of a layer that tell the number of its entries, before the check begins. */
    private static final int EVALUATIONS_OF_OUTPUTS = 1;

    private final CheckSettings settings;
    private final String subject;
    private final CheckScope.Opened scope;

    /**
     * Begins the surroundings of a check.
     *
     * @param settings the settings
     * @param subject the user's name of the subject
     */
    public Check(CheckSettings settings, String subject) {
        this.settings = settings;
        this.subject = subject;
        this.scope = settings.scope().open();
    }

    @Override
    public void close() {
        scope.close();
    }

    public GradientReport of(GradientSubject described) {
        ReportBuilder report = new ReportBuilder(settings, subject, described.layers());
        StepCurves curves = curves();
        Objective objective = described.objective();
        StorageInspection.requireSound(objective.blocks());
        if (objective.sampling().isPresent()) {
            EvaluationMeter meter = settings.meter(progress(objective));
            SamplingCheck.Sampled sampled = new SamplingCheck(objective, meter, settings.options()).everywhere();
            return publish(report.ofSamples(objective.declarations(), sampled, curves.elapsed()));
        }
        List<PointOutcome> outcomes = examine(objective, curves);
        return publish(report.of(objective.declarations(), outcomes, curves.elapsed()));
    }

    /** Checks a derivative of a function with many outputs. */
    public GradientReport of(VectorDerivative derivative) {
        ReportBuilder report = new ReportBuilder(settings, subject, List.of());
        StepCurves curves = curves();
        long entries = derivative.matrix().shape().entries();
        ProgressCounter progress = new ProgressCounter(settings.nameOf(subject), entries, settings.progress());
        EvaluationMeter meter = settings.meter(progress);
        List<PointOutcome> outcomes =
                outcomes(List.of(derivative), List.of(derivative.coordinates()), progress, meter, curves);
        return publish(report.of(List.of(), outcomes, curves.elapsed()));
    }

    /** Checks each output of a layer, in a matrix for each block. */
    public GradientReport ofOutputs(GradientSubject described) {
        ReportBuilder report = new ReportBuilder(settings, subject, described.layers());
        StepCurves curves = curves();
        Objective objective = described.objective();
        StorageInspection.requireSound(objective.blocks());
        ParameterSnapshot stages = new ParameterSnapshot(StageSearch.valuesOf(objective));
        try {
            List<PointOutcome> outcomes = outcomes(objective, described.name(), curves);
            return publish(report.ofBlocks(objective.declarations(), outcomes, curves.elapsed()));
        } finally {
            stages.restore();
        }
    }

    private List<PointOutcome> outcomes(Objective objective, String name, StepCurves curves) {
        Objective.Outputs outputs = objective
                .outputs()
                .filter(layer -> objective.furtherPoints().isEmpty())
                .orElseThrow(() -> new IllegalStateException(name
                        + " has no output, or is to be checked at further points; describe a layer by output(...) and"
                        + " backward(upstream -> ...), or call check"));
        objective.blocks().forEach(this::requireOneByOne);
        if (settings.mostEvaluations() == EVALUATIONS_OF_OUTPUTS) {
            EvaluationMeter none = settings.meter(ProgressCounter.silent());
            EvaluationNeed need = EvaluationNeed.ofLayer(objective.entries(), 1);
            return List.of(PointOutcome.stopped(
                    new LimitedChoice(settings.mode(), none).reached(need),
                    objective.blocks(),
                    EVALUATIONS_OF_OUTPUTS));
        }
        List<VectorDerivative> derivatives = LayerDerivatives.of(objective.blocks(), outputs);
        long entries = derivatives.stream()
                .mapToLong(derivative -> derivative.matrix().shape().entries())
                .sum();
        ProgressCounter progress = new ProgressCounter(settings.nameOf(subject), entries, settings.progress());
        EvaluationMeter meter = settings.meter(progress);
        meter.add(EVALUATIONS_OF_OUTPUTS);
        return outcomes(derivatives, objective.blocks(), progress, meter, curves);
    }

    private List<PointOutcome> outcomes(
            List<VectorDerivative> derivatives,
            List<ParameterBlock> blocks,
            ProgressCounter progress,
            EvaluationMeter meter,
            StepCurves curves) {
        for (VectorDerivative derivative : derivatives) {
            derivative.outputs().countBy(meter);
        }
        EvaluationNeed need = need(derivatives);
        OutputNoise noise = new OutputNoise(blocks);
        UnmovedOutputs unmoved = new UnmovedOutputs();
        List<PointOutcome> outcomes = new ArrayList<>();
        for (VectorDerivative derivative : derivatives) {
            outcomes.add(
                    new DerivativeCheck(derivative, need, settings, progress, meter, curves, noise, unmoved).outcome());
        }
        int last = outcomes.size() - 1;
        unmoved.finding()
                .ifPresent(finding -> outcomes.set(last, outcomes.get(last).with(finding)));
        return outcomes;
    }

    /** Returns the need of one matrix, or of the matrices of all blocks of a layer. */
    private static EvaluationNeed need(List<VectorDerivative> derivatives) {
        VectorDerivative first = derivatives.get(0);
        long columns = 0;
        for (VectorDerivative derivative : derivatives) {
            columns += derivative.coordinates().values().size();
        }
        boolean isProduct = first.matrix().shape().sizes().size() < 2;
        return first.isOfLayer()
                ? EvaluationNeed.ofLayer(columns, first.size())
                : EvaluationNeed.ofMatrix(columns, isProduct);
    }

    private void requireOneByOne(ParameterBlock block) {
        int entries = block.values().size();
        if (entries > 1 && settings.screens(block)) {
            throw new IllegalArgumentException(
                    "'" + block.name() + "' has " + entries + " entries, which are to be screened, but"
                            + " the outputs of a layer are compared entry by entry; set the mode to EXHAUSTIVE, or call check");
        }
    }

    /** Checks a sparse Jacobian. */
    public GradientReport of(SparseDerivative derivative) {
        ReportBuilder report = new ReportBuilder(settings, subject, List.of());
        StepCurves curves = curves();
        PointOutcome outcome = new SparseCheck(derivative, subject, settings, curves).outcome();
        return publish(report.of(List.of(), List.of(outcome), curves.elapsed()));
    }

    private StepCurves curves() {
        return settings.publication().curves(settings.progress().nanoTime());
    }

    private GradientReport publish(GradientReport report) {
        return settings.publication().publish(report);
    }

    private ProgressCounter progress(Objective objective) {
        long entries = objective.entries() * (1 + objective.furtherPoints().size());
        return new ProgressCounter(settings.nameOf(subject), entries, settings.progress());
    }

    private List<PointOutcome> examine(Objective objective, StepCurves curves) {
        ProgressCounter progress = progress(objective);
        EvaluationMeter meter = settings.meter(progress);
        meter.add(objective.outputs().isPresent() ? EVALUATIONS_OF_OUTPUTS : 0);
        int points = 1 + objective.furtherPoints().size();
        EvaluationNeed need =
                EvaluationNeed.ofSmooth(objective.entries(), objective.blocks().size(), points);
        boolean screens =
                settings.mode().screens(objective) || new LimitedChoice(settings.mode(), meter).screens(need, 0);
        try (Replicas replicas =
                new Replicas(objective, screens, subject, Runtime.getRuntime().availableProcessors(), meter)) {
            return new PointCheck(objective, settings, progress, meter, replicas, curves).everywhere();
        }
    }
}
