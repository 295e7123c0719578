package org.gradcheck.internal.check;

import java.util.List;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.report.Finding;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.subject.ParameterBlock;

/**
 * Result of a check at one point.
 *
 * @param blocks the blocks that were judged
 * @param unexamined the blocks of which a finding says why it would be pointless to examine them
 * @param findings what was noticed about the whole
 * @param diagnoses the bugs that account for the wrong entries
 * @param curves the difference quotients over many steps
 * @param evaluations how often the cost was evaluated, but for the curves
 */
record PointOutcome(
        List<JudgedBlock> blocks,
        List<ParameterBlock> unexamined,
        List<Finding> findings,
        List<Diagnosis> diagnoses,
        StepCurves.Drawn curves,
        long evaluations) {

    /** The outcome of an inspection that found nothing to go on from. */
    static PointOutcome stopped(Finding finding, List<ParameterBlock> unexamined, long evaluations) {
        List<Diagnosis> diagnoses =
                finding.kind() == Finding.Kind.GRADIENT_ACCUMULATES ? List.of(Diagnosis.ofAccumulation()) : List.of();
        return new PointOutcome(List.of(), unexamined, List.of(finding), diagnoses, StepCurves.Drawn.NONE, evaluations);
    }

    /** A finding that hinders nothing. */
    static PointOutcome of(Finding finding) {
        return stopped(finding, List.of(), 0);
    }

    /** Both sides of the blocks at all of these points. */
    static List<MeasuredBlock> measured(List<PointOutcome> outcomes) {
        return outcomes.stream()
                .flatMap(outcome -> outcome.blocks().stream())
                .map(JudgedBlock::measured)
                .toList();
    }
}
