package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.gradcheck.internal.evaluation.EvaluationMeter;
import org.gradcheck.internal.evaluation.ProgressCounter;
import org.gradcheck.internal.evaluation.ProgressSettings;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

/**
 * Settings of a check.
 *
 * @param mode whether an objective is screened, in place of entry by entry
 * @param options the choices of the user that replace the error bar
 * @param test the test in which the check is made; empty if none
 * @param function the name of the function whose derivative is checked; empty if the report is named after the derivative
 * @param reproduction how to run the check again
 * @param publication the receivers of the report
 * @param progress the settings of progress reports
 * @param mostEvaluations the limit of the evaluations of the cost; {@link #NO_LIMIT} without one
 * @param scope the surroundings of the check
 */
public record CheckSettings(
        ModeChoice mode,
        CheckOptions options,
        String test,
        String function,
        Optional<String> reproduction,
        Publication publication,
        ProgressSettings progress,
        long mostEvaluations,
        CheckScope scope) {

    /** Limit of the evaluations if the user sets none. */
    public static final long NO_LIMIT = EvaluationMeter.NO_LIMIT;

    public CheckSettings {
        if (mostEvaluations < 1) {
            throw new IllegalArgumentException("mostEvaluations is " + mostEvaluations
                    + "; give 1 or more, or leave it out for a check without a limit");
        }
    }

    public CheckSettings withMode(ModeChoice other) {
        return new CheckSettings(
                other, options, test, function, reproduction, publication, progress, mostEvaluations, scope);
    }

    public CheckSettings with(CheckOptions other) {
        return new CheckSettings(
                mode, other, test, function, reproduction, publication, progress, mostEvaluations, scope);
    }

    public CheckSettings with(Publication other) {
        return new CheckSettings(mode, options, test, function, reproduction, other, progress, mostEvaluations, scope);
    }

    public CheckSettings with(ProgressSettings other) {
        return new CheckSettings(
                mode, options, test, function, reproduction, publication, other, mostEvaluations, scope);
    }

    public CheckSettings inTest(String name) {
        return new CheckSettings(
                mode, options, name, function, reproduction, publication, progress, mostEvaluations, scope);
    }

    public CheckSettings named(String name) {
        return new CheckSettings(
                mode, options, test, name, reproduction, publication, progress, mostEvaluations, scope);
    }

    public CheckSettings reproducedBy(String line) {
        return new CheckSettings(
                mode, options, test, function, Optional.of(line), publication, progress, mostEvaluations, scope);
    }

    /** Sets the limit of the evaluations, 1 or more. */
    public CheckSettings limitedTo(long evaluations) {
        return new CheckSettings(
                mode, options, test, function, reproduction, publication, progress, evaluations, scope);
    }

    /** Adds a part to the surroundings of the check. */
    public CheckSettings within(Supplier<Runnable> part) {
        return new CheckSettings(
                mode, options, test, function, reproduction, publication, progress, mostEvaluations, scope.with(part));
    }

    /** Begins to count the evaluations of a check. */
    EvaluationMeter meter(ProgressCounter counter) {
        return new EvaluationMeter(mostEvaluations, counter);
    }

    /** Returns the settings that a report shows, such as {@code relativeTolerance = 1.0E-4}. */
    List<String> describe() {
        List<String> texts = new ArrayList<>(options.describe());
        texts.addAll(describeLimit());
        return texts;
    }

    /** Returns the settings that concern means over samples: no step does. */
    List<String> describeForMeans() {
        List<String> texts = new ArrayList<>(options.tolerances().describe());
        texts.addAll(describeLimit());
        return texts;
    }

    /** Returns the limit as a report shows it; empty without one. */
    List<String> describeLimit() {
        return mostEvaluations == NO_LIMIT ? List.of() : List.of("mostEvaluations = " + mostEvaluations);
    }

    /** Whether the entries of a block are screened, and not compared one by one. */
    boolean screens(ParameterBlock block) {
        return mode.screens(new Objective(List.of(block), () -> Double.NaN, List::of));
    }

    /** The name of a check in its test. A subject may have been named after the test already. */
    String nameOf(String subject) {
        if (subject.isBlank()) {
            return test.isEmpty() ? subject : test;
        }
        return test.isEmpty() || subject.startsWith(test) ? subject : test + ", " + subject;
    }
}
