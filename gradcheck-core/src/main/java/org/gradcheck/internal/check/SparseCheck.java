package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.differentiation.SparseRows;
import org.gradcheck.internal.derivatives.SparseDerivative;
import org.gradcheck.internal.derivatives.VectorDerivative;
import org.gradcheck.internal.evaluation.EvaluationMeter;
import org.gradcheck.internal.evaluation.LimitReached;
import org.gradcheck.internal.evaluation.ParameterSnapshot;
import org.gradcheck.internal.evaluation.ProgressCounter;
import org.gradcheck.internal.inspection.Inspection;
import org.gradcheck.internal.inspection.OutputInspection;
import org.gradcheck.internal.inspection.PointOfTheGradient;
import org.gradcheck.internal.inspection.Repeatability;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.internal.outputs.MatrixScreening;
import org.gradcheck.internal.outputs.OutputEvaluation;
import org.gradcheck.internal.outputs.SparseMatrix;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.internal.sparse.SparseExamination;
import org.gradcheck.internal.sparse.SparseOutcome;
import org.gradcheck.report.Finding;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.ParameterBlock;

/** Check of a sparse Jacobian: inspect, examine groups of columns or screen, judge and diagnose. */
final class SparseCheck {

    private final SparseDerivative derivative;
    private final CheckSettings settings;
    private final StepCurves curves;
    private final ProgressCounter progress;
    private final EvaluationMeter meter;
    private final LimitedChoice choice;
    private final OutputEvaluation evaluation;
    private final OutputMessages messages;

    /** @param subject the name of the subject */
    SparseCheck(SparseDerivative derivative, String subject, CheckSettings settings, StepCurves curves) {
        this.progress = new ProgressCounter(settings.nameOf(subject), 0, settings.progress());
        this.meter = settings.meter(progress);
        this.choice = new LimitedChoice(settings.mode(), meter);
        this.derivative = derivative;
        this.settings = settings;
        this.curves = curves;
        this.evaluation = new OutputEvaluation(derivative.size(), derivative.outputs());
        this.messages = new OutputMessages(
                "function", derivative.outputNames(), new ParameterSnapshot(List.of(derivative.coordinates())));
    }

    /** Checks the derivative, and restores the coordinates. */
    PointOutcome outcome() {
        derivative.outputs().countBy(meter);
        SparseRows analytic = derivative.rows().get();
        progress.expect(analytic.entries(), analytic.entries());
        return messages.restoring(() -> withinLimit(analytic));
    }

    private PointOutcome withinLimit(SparseRows analytic) {
        try {
            return unguarded(analytic);
        } catch (LimitReached beforeAnyEntry) {
            return stopped(
                    analytic,
                    List.of(choice.reached(EvaluationNeed.ofMatrix(
                            derivative.coordinates().values().size(), false))));
        }
    }

    private PointOutcome unguarded(SparseRows analytic) {
        Optional<Finding> notRepeatable =
                difference(analytic).or(() -> Inspection.parameterNotFinite(List.of(derivative.coordinates())));
        if (notRepeatable.isPresent()) {
            return stopped(analytic, List.of(notRepeatable.get()));
        }
        OutputInspection inspection =
                new OutputInspection("function", messages::nameOf, derivative.outputsAtPoint(), evaluation::here);
        if (inspection.outputs().length == 0 && !inspection.findings().isEmpty()) {
            return stopped(analytic, inspection.findings());
        }
        Optional<SparseExamination> examination =
                SparseExamination.of(derivative, analytic).filter(grouped -> !settings.screens(grouped.groups()));
        EvaluationNeed need = EvaluationNeed.ofMatrix(
                examination.isPresent()
                        ? examination.get().groups().values().size()
                        : derivative.coordinates().values().size(),
                false);
        boolean isScreenedForLimit = examination.isPresent()
                && choice.screens(need, derivative.outputs().evaluations());
        return examination.isPresent() && !isScreenedForLimit
                ? examine(analytic, examination.get(), inspection, need)
                : screen(analytic, inspection, need, isScreenedForLimit);
    }

    private PointOutcome stopped(SparseRows analytic, List<Finding> findings) {
        ParameterBlock block = derivative.block(Math.toIntExact(analytic.entries()), List.of());
        return new PointOutcome(
                List.of(),
                List.of(block),
                findings,
                Explained.NOTHING,
                StepCurves.Drawn.NONE,
                derivative.outputs().evaluations());
    }

    /** Computes the derivative again, at once and after the function was evaluated at another point. */
    private Optional<Finding> difference(SparseRows analytic) {
        return otherwise(analytic, derivative.rows().get())
                .or(() -> derivative.elsewhere().getAsBoolean()
                        ? atOtherPoint(analytic, derivative.rows().get())
                        : Optional.empty());
    }

    private static Optional<Finding> otherwise(SparseRows first, SparseRows again) {
        return hasPatternOf(first, again)
                ? Repeatability.difference("sparse Jacobian", values(first), values(again))
                : Optional.of(new Finding(
                        Finding.Kind.GRADIENT_NOT_REPEATABLE,
                        "the sparse Jacobian has another pattern when it is computed a second time at the same point; return"
                                + " the same entries each time, zeros included"));
    }

    private Optional<Finding> atOtherPoint(SparseRows first, SparseRows again) {
        return hasPatternOf(first, again)
                ? PointOfTheGradient.ofDerivative(
                        "sparse Jacobian", "function", values(first), values(again), sizes(first))
                : otherwise(first, again);
    }

    private List<double[]> sizes(SparseRows rows) {
        ParameterScale scale = new ParameterScale(derivative.coordinates().values());
        return IntStream.range(0, rows.rows())
                .mapToObj(row -> IntStream.range(0, rows.entriesOf(row))
                        .mapToDouble(k -> scale.of(rows.column(row, k)))
                        .toArray())
                .toList();
    }

    private static boolean hasPatternOf(SparseRows one, SparseRows other) {
        return IntStream.range(0, one.rows())
                .allMatch(row -> one.entriesOf(row) == other.entriesOf(row)
                        && IntStream.range(0, one.entriesOf(row))
                                .allMatch(k -> one.column(row, k) == other.column(row, k)));
    }

    private static List<double[]> values(SparseRows rows) {
        return IntStream.range(0, rows.rows())
                .mapToObj(row -> IntStream.range(0, rows.entriesOf(row))
                        .mapToDouble(k -> rows.value(row, k))
                        .toArray())
                .toList();
    }

    private PointOutcome examine(
            SparseRows analytic, SparseExamination examination, OutputInspection inspection, EvaluationNeed need) {
        List<Finding> findings = new ArrayList<>(inspection.findings());
        long derivatives = (long) inspection.outputs().length
                * examination.groups().values().size();
        progress.expect(analytic.entries(), derivatives);
        SparseOutcome outcome =
                examination.examine(inspection.outputs(), inspection.jitter(), settings.options(), progress);
        messages.restore()
                .or(() -> outcome.unmoved().map(rows -> UnmovedOutputs.finding("function", rows)))
                .ifPresent(findings::add);
        outcome.leftOut()
                .map(text -> new Finding(Finding.Kind.PATTERN_INCOMPLETE, text))
                .ifPresent(findings::add);
        addLimit(outcome.block(), false, need, findings);
        long evaluations = derivative.outputs().evaluations();
        StepCurves.Drawn drawn =
                curves.draw(EntryCosts.of(derivative, outcome), new JudgedPoint(List.of(outcome.block()), entry -> 0));
        return new PointOutcome(List.of(outcome.block()), List.of(), findings, explain(outcome), drawn, evaluations);
    }

    /** Causes that concern rows and columns are looked for in the whole matrix, all others among the entries of the pattern. */
    private static Explained explain(SparseOutcome outcome) {
        boolean isPatternAlone =
                outcome.block().mismatches().stream().allMatch(wrong -> outcome.isLeftOut(wrong.entry()));
        if (isPatternAlone) {
            return Explained.NOTHING;
        }
        Explained inPattern = explain(outcome.block());
        boolean isExplained = inPattern.diagnoses().stream()
                .anyMatch(bug -> bug.cause() != Cause.ISOLATED_ENTRIES && bug.cause() != Cause.REORDERED);
        Explained inWhole = isExplained
                ? Explained.NOTHING
                : outcome.whole().map(OutputDiagnosis::of).orElse(Explained.NOTHING);
        boolean isOfLines = inWhole.diagnoses().stream().anyMatch(bug -> bug.cause() != Cause.ISOLATED_ENTRIES);
        boolean isPattern = inPattern.diagnoses().isEmpty() && inWhole.pattern().isPresent();
        return isOfLines || isPattern ? inWhole : inPattern;
    }

    private void addLimit(JudgedBlock judged, boolean isScreened, EvaluationNeed need, List<Finding> findings) {
        choice.finding(judged.report().verdict() == Verdict.AGREES, isScreened, need)
                .ifPresent(findings::add);
    }

    private PointOutcome screen(
            SparseRows analytic, OutputInspection inspection, EvaluationNeed need, boolean isScreenedForLimit) {
        VectorDerivative matrix = derivative.asMatrix();
        List<Finding> findings = new ArrayList<>(inspection.findings());
        long entries = matrix.matrix().shape().entries();
        progress.expect(entries, entries);
        JudgedBlock judged = new MatrixScreening(
                        matrix,
                        new SparseMatrix(analytic),
                        evaluation,
                        inspection.outputs(),
                        inspection.jitter(),
                        settings.options(),
                        progress)
                .screen()
                .judge();
        messages.restore().ifPresent(findings::add);
        addLimit(judged, isScreenedForLimit, need, findings);
        long evaluations = derivative.outputs().evaluations();
        StepCurves.Drawn drawn = curves.draw(EntryCosts.of(matrix), new JudgedPoint(List.of(judged), entry -> 0));
        return new PointOutcome(
                List.of(judged), List.of(), findings, explain(judged, new SparseMatrix(analytic)), drawn, evaluations);
    }

    private static Explained explain(JudgedBlock judged, SparseMatrix analytic) {
        return judged.mismatches().isEmpty()
                ? Explained.NOTHING
                : OutputDiagnosis.of(
                        judged, entry -> analytic.entry(entry / analytic.columns(), entry % analytic.columns()));
    }

    private static Explained explain(JudgedBlock judged) {
        return judged.mismatches().isEmpty() ? Explained.NOTHING : OutputDiagnosis.of(judged);
    }
}
