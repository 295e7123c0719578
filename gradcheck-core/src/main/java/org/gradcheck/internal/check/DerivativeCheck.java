package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.derivatives.VectorDerivative;
import org.gradcheck.internal.evaluation.EvaluationMeter;
import org.gradcheck.internal.evaluation.LimitReached;
import org.gradcheck.internal.evaluation.ParameterSnapshot;
import org.gradcheck.internal.evaluation.ProgressCounter;
import org.gradcheck.internal.inspection.AddedOutputs;
import org.gradcheck.internal.inspection.HessianSymmetry;
import org.gradcheck.internal.inspection.Inspection;
import org.gradcheck.internal.inspection.OutputInspection;
import org.gradcheck.internal.inspection.PointOfTheGradient;
import org.gradcheck.internal.inspection.Repeatability;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.internal.outputs.AnalyticMatrix;
import org.gradcheck.internal.outputs.ExaminedRows;
import org.gradcheck.internal.outputs.MatrixExamination;
import org.gradcheck.internal.outputs.MatrixJudge;
import org.gradcheck.internal.outputs.MatrixScreening;
import org.gradcheck.internal.outputs.OutputEvaluation;
import org.gradcheck.internal.outputs.ScreenedMatrix;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.Finding;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.ParameterBlock;

/** Check of a derivative of a function with many outputs: inspect, examine, judge and diagnose all outputs at once. */
final class DerivativeCheck {

    private final VectorDerivative derivative;
    private final EvaluationNeed need;
    private final CheckSettings settings;
    private final ProgressCounter progress;
    private final EvaluationMeter meter;
    private final LimitedChoice choice;
    private final StepCurves curves;
    private final OutputEvaluation evaluation;
    private final OutputMessages messages;
    private final OutputNoise noise;
    private final UnmovedOutputs unmoved;

    /**
     * Prepares the check.
     *
     * @param need the evaluations that a right gradient takes, that of all blocks
     * @param meter counts the evaluations of the function
     * @param noise the noise of the outputs, which several blocks share
     * @param unmoved collects the outputs that change nowhere, of several blocks
     */
    DerivativeCheck(
            VectorDerivative derivative,
            EvaluationNeed need,
            CheckSettings settings,
            ProgressCounter progress,
            EvaluationMeter meter,
            StepCurves curves,
            OutputNoise noise,
            UnmovedOutputs unmoved) {
        this.noise = noise;
        this.unmoved = unmoved;
        this.derivative = derivative;
        this.need = need;
        this.settings = settings;
        this.progress = progress;
        this.meter = meter;
        this.choice = new LimitedChoice(settings.mode(), meter);
        this.curves = curves;
        this.evaluation = new OutputEvaluation(derivative.size(), derivative.outputs());
        this.messages = new OutputMessages(
                derivative.function(),
                derivative.outputNames(),
                new ParameterSnapshot(List.of(derivative.coordinates())));
    }

    /** Checks the derivative, and restores the coordinates. */
    PointOutcome outcome() {
        return messages.restoring(this::withinLimit);
    }

    private PointOutcome withinLimit() {
        try {
            return unguarded();
        } catch (LimitReached beforeAnyEntry) {
            return stopped(choice.reached(need));
        }
    }

    private PointOutcome unguarded() {
        List<double[]> analytic = derivative.rows().get();
        Optional<PointOutcome> notRepeatable = again(analytic)
                .or(() -> afterElsewhere(analytic)
                        .or(() -> Inspection.parameterNotFinite(List.of(derivative.coordinates())))
                        .map(this::stopped));
        if (notRepeatable.isPresent()) {
            return notRepeatable.get();
        }
        OutputInspection inspection = new OutputInspection(
                derivative.function(), messages::nameOf, derivative.outputsAtPoint(), evaluation::here);
        if (inspection.outputs().length == 0 && !inspection.findings().isEmpty()) {
            return new PointOutcome(
                    List.of(),
                    List.of(derivative.matrix()),
                    inspection.findings(),
                    Explained.NOTHING,
                    StepCurves.Drawn.NONE,
                    derivative.outputs().evaluations());
        }
        return examine(analytic, inspection);
    }

    /** Computes the derivative once more at the same point. Large matrices are not kept longer than this comparison. */
    private Optional<PointOutcome> again(List<double[]> analytic) {
        List<double[]> again = derivative.rows().get();
        Optional<AddedOutputs> added = AddedOutputs.in(analytic, again);
        return added.isPresent()
                ? Optional.of(stopped(added.get().finding(derivative.name()))
                        .with(added.get().diagnosis(derivative.matrix().name())))
                : Repeatability.difference(derivative.name(), analytic, again).map(this::stopped);
    }

    /** Computes the derivative once more after the function was evaluated at another point. */
    private Optional<Finding> afterElsewhere(List<double[]> analytic) {
        return derivative.elsewhere().getAsBoolean()
                ? PointOfTheGradient.ofDerivative(
                        derivative.name(),
                        derivative.function(),
                        analytic,
                        derivative.rows().get(),
                        Collections.nCopies(analytic.size(), sizesOfColumns()))
                : Optional.empty();
    }

    /** The sizes of the coordinates. A product with a vector has one column, which is of no unit. */
    private double[] sizesOfColumns() {
        ParameterVector coordinates = derivative.coordinates().values();
        ParameterScale scale = new ParameterScale(coordinates);
        double[] sizes = new double[coordinates.size()];
        Arrays.setAll(sizes, scale::of);
        return sizes;
    }

    private PointOutcome stopped(Finding finding) {
        return PointOutcome.stopped(
                finding, List.of(derivative.matrix()), derivative.outputs().evaluations());
    }

    private PointOutcome examine(List<double[]> analytic, OutputInspection inspection) {
        List<Finding> findings = new ArrayList<>(inspection.findings());
        boolean isScreenedForLimit = !isScreened()
                && !derivative.isOfLayer()
                && choice.screens(need, derivative.outputs().evaluations());
        JudgedMatrix matrix =
                isScreened() || isScreenedForLimit ? screened(analytic, inspection) : examined(analytic, inspection);
        matrix.finding().ifPresent(findings::add);
        choice.finding(matrix.block().report().verdict() == Verdict.AGREES, isScreenedForLimit, need)
                .ifPresent(findings::add);
        Optional<Finding> notAGradient = Optional.empty();
        if (derivative.isSymmetric()) {
            BitSet wrong = new BitSet();
            matrix.block().mismatches().forEach(mismatch -> wrong.set(mismatch.entry()));
            Optional<Finding> notSymmetric =
                    HessianSymmetry.violationIn(analytic, matrix.block().measured(), wrong::get, this::subscript);
            notSymmetric.ifPresent(findings::add);
            notAGradient = notSymmetric.isPresent() || meter.isReached()
                    ? Optional.empty()
                    : HessianSymmetry.violationInDifferences(matrix.block().measured(), wrong::get);
            notAGradient.ifPresent(findings::add);
        }
        long evaluations = derivative.outputs().evaluations();
        StepCurves.Drawn drawn =
                curves.draw(EntryCosts.of(derivative), new JudgedPoint(List.of(matrix.block()), matrix.firstStep()));
        return new PointOutcome(
                List.of(matrix.block()),
                List.of(),
                findings,
                notAGradient.isPresent() ? Explained.NOTHING : explain(matrix.block(), analytic),
                drawn,
                evaluations);
    }

    private String subscript(int entry) {
        ParameterBlock matrix = derivative.matrix();
        return matrix.nameOf(entry).substring(matrix.name().length());
    }

    /** Whether a cost of these coordinates would be compared along random directions. A product has one line in any case. */
    private boolean isScreened() {
        return derivative.coordinates().values().size() > 1 && settings.screens(derivative.coordinates());
    }

    /**
     * Verdict of the matrix.
     *
     * @param finding a finding about the function
     * @param firstStep the step of the first difference of an entry; 0 if not known
     */
    private record JudgedMatrix(
            JudgedBlock block, Optional<Finding> finding, ToDoubleFunction<Discrepancy> firstStep) {}

    private JudgedMatrix screened(List<double[]> analytic, OutputInspection inspection) {
        ScreenedMatrix screened = new MatrixScreening(
                        derivative,
                        AnalyticMatrix.of(analytic),
                        evaluation,
                        inspection.outputs(),
                        inspection.jitter(),
                        settings.options(),
                        progress)
                .screen();
        Optional<Finding> changed = messages.restore();
        return new JudgedMatrix(screened.judge(), changed, entry -> 0);
    }

    private JudgedMatrix examined(List<double[]> analytic, OutputInspection inspection) {
        ExaminedRows rows = noise.shareWith(
                        new MatrixExamination(
                                evaluation, derivative.coordinates().values(), settings.options(), progress),
                        inspection.outputs())
                .examine(inspection.outputs(), derivative.outputsAtPoint(), inspection.jitter(), analytic);
        noise.keep(inspection.outputs(), rows);
        Optional<Finding> changed = messages.restore();
        MatrixJudge judge = new MatrixJudge(derivative, analytic);
        JudgedBlock judged = judge.judge(rows);
        int columns = derivative.coordinates().values().size();
        if (changed.isEmpty()) {
            judge.unmoved().ifPresent(rowsInWords -> unmoved.add(derivative, rowsInWords));
        }
        return new JudgedMatrix(
                judged, changed, entry -> rows.firstStep(entry.entry() / columns, entry.entry() % columns));
    }

    private static Explained explain(JudgedBlock judged, List<double[]> analytic) {
        return judged.ignoresParameters() || judged.mismatches().isEmpty()
                ? Explained.NOTHING
                : OutputDiagnosis.of(judged, entry -> valueOf(analytic, entry));
    }

    private static double valueOf(List<double[]> rows, int entry) {
        int columns = rows.get(0).length;
        return rows.get(entry / columns)[entry % columns];
    }
}
