package org.gradcheck.internal.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.gradcheck.internal.evaluation.ProgressCounter;
import org.gradcheck.internal.evaluation.ProgressSettings;
import org.gradcheck.internal.examination.Replicas;
import org.gradcheck.internal.inspection.Repeatability;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.VectorDerivative;

/**
 * One check, from what is claimed to what came out.
 *
 * @param subject what the user calls it
 * @param name what the report calls it
 * @param screens whether the entries of an objective are looked at all at once, along random directions
 * @param overrides what the user has chosen
 * @param reproduction how to run it again
 * @param publication who is told
 * @param progress who is told how far it is
 */
public record Check(
        String subject,
        String name,
        Predicate<Objective> screens,
        CheckOptions overrides,
        Optional<String> reproduction,
        Publication publication,
        ProgressSettings progress) {

    /** The name of a check in a test. A subject may have been named after the test already. */
    public static String nameInTest(String test, String subject) {
        if (subject.isBlank()) {
            return test.isEmpty() ? subject : test;
        }
        return test.isEmpty() || subject.startsWith(test) ? subject : test + ", " + subject;
    }

    public GradientReport of(GradientSubject described) {
        ReportBuilder verdicts = verdicts();
        verdicts.describe(described.layers());
        StepCurves curves = publication.curves(progress.nanoTime());
        examine(List.of(described.objective()), verdicts, curves);
        return publication.publish(verdicts, curves);
    }

    /**
     * Checks a matrix or products row by row.
     *
     * @param known what is wrong with it whatever is measured
     */
    public GradientReport of(VectorDerivative derivative, Optional<Finding> known) {
        ReportBuilder verdicts = verdicts();
        StepCurves curves = publication.curves(progress.nanoTime());
        Optional<Finding> difference =
                Repeatability.difference(derivative.name(), derivative.first(), derivative.again());
        if (difference.isPresent()) {
            verdicts.add(difference.get(), derivative.blocks());
        } else {
            known.ifPresent(finding -> verdicts.add(finding, List.of()));
            examine(derivative.objectives(), verdicts, curves);
            verdicts.conclude(derivative.name());
        }
        return publication.publish(verdicts, curves);
    }

    private ReportBuilder verdicts() {
        return new ReportBuilder(name, overrides, reproduction);
    }

    private void examine(List<Objective> objectives, ReportBuilder verdicts, StepCurves curves) {
        long entries = objectives.stream()
                .mapToLong(objective ->
                        objective.entries() * (1 + objective.visits().size()))
                .sum();
        ProgressCounter watch = new ProgressCounter(name, entries, progress);
        for (Objective objective : objectives) {
            try (Replicas replicas = new Replicas(
                    objective, screens, subject, Runtime.getRuntime().availableProcessors())) {
                new PointCheck(objective, screens, overrides, verdicts, watch, replicas, objectives.size() == 1, curves)
                        .examine();
            }
        }
    }
}
