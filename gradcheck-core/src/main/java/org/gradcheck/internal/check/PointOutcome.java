package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.report.Finding;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.report.ReportContents;
import org.gradcheck.subject.ParameterBlock;

/**
 * Result of a check at one point.
 *
 * @param blocks the judged blocks
 * @param unexamined the blocks that were not examined because of a finding
 * @param findings the findings about the whole objective
 * @param explained the bugs that explain the wrong entries, or what these look like
 * @param curves the difference quotients over many steps
 * @param stages the search for wrong stages
 * @param evaluations the number of evaluations of the cost, except those for the curves
 */
record PointOutcome(
        List<JudgedBlock> blocks,
        List<ParameterBlock> unexamined,
        List<Finding> findings,
        Explained explained,
        StepCurves.Drawn curves,
        ReportContents.Stages stages,
        long evaluations) {

    /** An outcome without a search for wrong stages. */
    PointOutcome(
            List<JudgedBlock> blocks,
            List<ParameterBlock> unexamined,
            List<Finding> findings,
            Explained explained,
            StepCurves.Drawn curves,
            long evaluations) {
        this(blocks, unexamined, findings, explained, curves, ReportContents.Stages.NONE, evaluations);
    }

    /** Returns the outcome of a point where the inspection stopped the check. */
    static PointOutcome stopped(Finding finding, List<ParameterBlock> unexamined, long evaluations) {
        return stopped(List.of(finding), unexamined, evaluations);
    }

    /**
     * Returns the outcome of a point where the check was stopped.
     *
     * @param findings the findings; the first one stopped the check
     */
    static PointOutcome stopped(List<Finding> findings, List<ParameterBlock> unexamined, long evaluations) {
        Finding finding = findings.get(0);
        List<Diagnosis> diagnoses =
                finding.kind() == Finding.Kind.GRADIENT_ACCUMULATES ? List.of(Diagnosis.ofAccumulation()) : List.of();
        return new PointOutcome(
                List.of(),
                unexamined,
                findings,
                new Explained(diagnoses, Optional.empty()),
                StepCurves.Drawn.NONE,
                evaluations);
    }

    List<Diagnosis> diagnoses() {
        return explained.diagnoses();
    }

    /** Returns the same outcome with its diagnoses in another place. */
    PointOutcome in(String where) {
        return new PointOutcome(
                blocks,
                unexamined,
                findings,
                new Explained(
                        diagnoses().stream()
                                .map(diagnosis -> diagnosis.in(where))
                                .toList(),
                        explained.pattern()),
                curves,
                stages,
                evaluations);
    }

    /** Returns the same outcome with another diagnosis. */
    PointOutcome with(Diagnosis diagnosis) {
        return new PointOutcome(
                blocks,
                unexamined,
                findings,
                new Explained(List.of(diagnosis), Optional.empty()),
                curves,
                stages,
                evaluations);
    }

    /** Returns the same outcome with a further finding. */
    PointOutcome with(Finding finding) {
        List<Finding> all = new ArrayList<>(findings);
        all.add(finding);
        return new PointOutcome(blocks, unexamined, all, explained, curves, stages, evaluations);
    }

    /** Returns the measured blocks of several points. */
    static List<MeasuredBlock> measured(List<PointOutcome> outcomes) {
        List<MeasuredBlock> measured = new ArrayList<>();
        for (PointOutcome outcome : outcomes) {
            for (JudgedBlock block : outcome.blocks()) {
                measured.add(block.measured());
            }
        }
        return List.copyOf(measured);
    }
}
