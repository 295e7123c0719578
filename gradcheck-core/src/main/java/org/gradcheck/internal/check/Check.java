package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradcheck.internal.derivatives.VectorDerivative;
import org.gradcheck.internal.evaluation.ProgressCounter;
import org.gradcheck.internal.examination.Replicas;
import org.gradcheck.internal.inspection.PointOfTheGradient;
import org.gradcheck.internal.inspection.Repeatability;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.Objective;

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
        List<PointOutcome> outcomes = examine(List.of(objective), curves);
        return publish(report.ofGradient(objective.declarations(), outcomes, curves.elapsed()));
    }

    /**
     * Checks a matrix or products row by row.
     *
     * @param known a finding that does not depend on the measurement
     */
    public GradientReport of(VectorDerivative derivative, Optional<Finding> known) {
        ReportBuilder report = new ReportBuilder(settings, subject, List.of());
        StepCurves curves = curves();
        Optional<Finding> difference = Repeatability.difference(
                        derivative.name(), derivative.first(), derivative.again())
                .or(() -> derivative
                        .afterwards()
                        .flatMap(after -> PointOfTheGradient.ofDerivative(
                                derivative.name(), derivative.function(), derivative.first(), after)));
        if (difference.isPresent()) {
            PointOutcome stopped = PointOutcome.stopped(difference.get(), derivative.blocks(), 0);
            return publish(report.ofGradient(List.of(), List.of(stopped), curves.elapsed()));
        }
        List<Objective> rows = derivative.objectives();
        List<PointOutcome> outcomes = Stream.concat(
                        known.map(PointOutcome::of).stream(), examine(rows, curves).stream())
                .toList();
        List<String> declarations =
                rows.stream().flatMap(row -> row.declarations().stream()).toList();
        return publish(report.ofRows(derivative.name(), declarations, outcomes, curves.elapsed()));
    }

    private StepCurves curves() {
        return settings.publication().curves(settings.progress().nanoTime());
    }

    private GradientReport publish(GradientReport report) {
        return settings.publication().publish(report);
    }

    private List<PointOutcome> examine(List<Objective> objectives, StepCurves curves) {
        long entries = objectives.stream()
                .mapToLong(objective ->
                        objective.entries() * (1 + objective.furtherPoints().size()))
                .sum();
        ProgressCounter progress = new ProgressCounter(settings.nameOf(subject), entries, settings.progress());
        List<PointOutcome> outcomes = new ArrayList<>();
        for (Objective objective : objectives) {
            try (Replicas replicas = new Replicas(
                    objective, settings.screens(), subject, Runtime.getRuntime().availableProcessors())) {
                PointCheck check =
                        new PointCheck(objective, settings, progress, replicas, objectives.size() == 1, curves);
                outcomes.addAll(check.everywhere(outcomes));
            }
        }
        return outcomes;
    }
}
