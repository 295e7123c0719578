package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.internal.derivatives.LayerDerivatives;
import org.gradcheck.internal.derivatives.SparseDerivative;
import org.gradcheck.internal.derivatives.VectorDerivative;
import org.gradcheck.internal.evaluation.ParameterSnapshot;
import org.gradcheck.internal.evaluation.ProgressCounter;
import org.gradcheck.internal.examination.Replicas;
import org.gradcheck.internal.inspection.StorageInspection;
import org.gradcheck.internal.sampling.SampleLimits;
import org.gradcheck.internal.stages.StageSearch;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

/**
 * One check, from the description of a subject to its report.
 *
 * @param settings the settings
 * @param subject the user's name of the subject
 */
public record Check(CheckSettings settings, String subject) {

    public GradientReport of(GradientSubject described) {
        ReportBuilder report = new ReportBuilder(settings, subject, described.layers());
        StepCurves curves = curves();
        Objective objective = described.objective();
        StorageInspection.requireSound(objective.blocks());
        if (objective.sampling().isPresent()) {
            SamplingCheck.Sampled sampled = new SamplingCheck(objective, SampleLimits.STANDARD).everywhere();
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
        List<PointOutcome> outcomes =
                outcomes(List.of(derivative), List.of(derivative.coordinates()), progress, curves);
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
        List<VectorDerivative> derivatives = LayerDerivatives.of(objective.blocks(), outputs);
        long entries = derivatives.stream()
                .mapToLong(derivative -> derivative.matrix().shape().entries())
                .sum();
        ProgressCounter progress = new ProgressCounter(settings.nameOf(subject), entries, settings.progress());
        return outcomes(derivatives, objective.blocks(), progress, curves);
    }

    private List<PointOutcome> outcomes(
            List<VectorDerivative> derivatives,
            List<ParameterBlock> blocks,
            ProgressCounter progress,
            StepCurves curves) {
        OutputNoise noise = new OutputNoise(blocks);
        UnmovedOutputs unmoved = new UnmovedOutputs();
        List<PointOutcome> outcomes = new ArrayList<>();
        for (VectorDerivative derivative : derivatives) {
            outcomes.add(new DerivativeCheck(derivative, settings, progress, curves, noise, unmoved).outcome());
        }
        int last = outcomes.size() - 1;
        unmoved.finding()
                .ifPresent(finding -> outcomes.set(last, outcomes.get(last).with(finding)));
        return outcomes;
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

    private List<PointOutcome> examine(Objective objective, StepCurves curves) {
        long entries = objective.entries() * (1 + objective.furtherPoints().size());
        ProgressCounter progress = new ProgressCounter(settings.nameOf(subject), entries, settings.progress());
        try (Replicas replicas = new Replicas(
                objective,
                settings.mode()::screens,
                subject,
                Runtime.getRuntime().availableProcessors())) {
            return new PointCheck(objective, settings, progress, replicas, curves).everywhere();
        }
    }
}
