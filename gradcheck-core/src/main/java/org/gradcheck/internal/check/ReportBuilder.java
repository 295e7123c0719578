package org.gradcheck.internal.check;

import static java.util.Comparator.comparingDouble;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.Hypotheses;
import org.gradcheck.internal.diagnosis.search.WrongGradient;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.report.ReportContents;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.KnownContext;
import org.gradcheck.subject.NetworkLayer;
import org.gradcheck.subject.ParameterBlock;

/**
 * Builder of the report of a check, from the outcome of each point.
 *
 * @param settings the settings of the check
 * @param subject the user's name of the subject
 * @param layers the layers of the network that is checked; empty if it is none
 */
record ReportBuilder(CheckSettings settings, String subject, List<NetworkLayer> layers) {

    GradientReport ofGradient(List<String> declarations, List<PointOutcome> outcomes, Duration elapsed) {
        return report(declarations, outcomes, elapsed, diagnoses(outcomes), blocks(outcomes), blocks(outcomes));
    }

    /**
     * Builds the report of a matrix whose rows are the blocks. The rows are diagnosed together, since some bugs show
     * only in all of them. A stationary row is to the matrix what a stationary entry is to a gradient.
     */
    GradientReport ofRows(String matrix, List<String> declarations, List<PointOutcome> outcomes, Duration elapsed) {
        List<BlockReport> rows = blocks(outcomes);
        List<Diagnosis> ofSingleRows = diagnoses(outcomes);
        List<Diagnosis> ofMatrix = diagnose(matrix, outcomes);
        List<Diagnosis> diagnoses = ofSingleRows.isEmpty() ? ofMatrix : ofSingleRows;
        return hasComparedAnything(rows)
                ? report(
                        declarations,
                        outcomes,
                        elapsed,
                        diagnoses,
                        rows.stream().map(ReportBuilder::asRow).toList(),
                        rows.stream()
                                .filter(row -> row.verdict() != Verdict.VACUOUS)
                                .toList())
                : report(declarations, outcomes, elapsed, diagnoses, rows, rows);
    }

    private static List<Diagnosis> diagnose(String matrix, List<PointOutcome> outcomes) {
        List<MeasuredBlock> measured = PointOutcome.measured(outcomes);
        boolean canBeDiagnosed = mismatches(outcomes).findAny().isPresent()
                && measured.size() > 1
                && measured.stream().allMatch(MeasuredBlock::isComplete);
        if (!canBeDiagnosed) {
            return List.of();
        }
        MeasuredBlock rows = MeasuredBlock.ofRows(matrix, measured);
        return Hypotheses.diagnose(new WrongGradient(List.of(rows), KnownContext.none(), List.of(), () -> false));
    }

    /**
     * Returns the bugs of the first point with a diagnosis; those of other points are likely to be the same. If the gradient
     * is approximately right at each point, the diagnosis of the last one covers the points before.
     */
    private static List<Diagnosis> diagnoses(List<PointOutcome> outcomes) {
        List<List<Diagnosis>> found = outcomes.stream()
                .map(PointOutcome::diagnoses)
                .filter(diagnoses -> !diagnoses.isEmpty())
                .toList();
        if (found.isEmpty()) {
            return List.of();
        }
        boolean isApproximate = found.stream()
                .allMatch(diagnoses -> diagnoses.stream().allMatch(bug -> bug.cause() == Cause.APPROXIMATE));
        return found.get(isApproximate ? found.size() - 1 : 0);
    }

    /**
     * Builds the report.
     *
     * @param blocks the blocks that the report shows
     * @param decisive those that decide on the verdict of the whole
     */
    private GradientReport report(
            List<String> declarations,
            List<PointOutcome> outcomes,
            Duration elapsed,
            List<Diagnosis> diagnoses,
            List<BlockReport> blocks,
            List<BlockReport> decisive) {
        List<Finding> findings = outcomes.stream()
                .flatMap(outcome -> outcome.findings().stream())
                .toList();
        Verdict verdict = Stream.concat(
                        decisive.stream().map(BlockReport::verdict),
                        findings.stream().map(finding -> finding.kind().verdict()))
                .reduce(hasComparedAnything(blocks) ? Verdict.AGREES : Verdict.VACUOUS, Verdict::and);
        return new ReportContents(
                        settings.nameOf(subject),
                        verdict,
                        blocks,
                        mismatches(outcomes)
                                .sorted(comparingDouble(Discrepancy::inErrorBars)
                                        .reversed())
                                .toList(),
                        findings,
                        Stream.concat(settings.options().describe().stream(), declarations.stream())
                                .toList(),
                        outcomes.stream().mapToLong(PointOutcome::evaluations).sum(),
                        settings.reproduction(),
                        diagnoses,
                        PointOutcome.measured(outcomes),
                        judged(outcomes).map(JudgedBlock::verdicts).toList(),
                        elapsed,
                        outcomes.stream()
                                .flatMap(outcome -> outcome.curves().curves().stream())
                                .toList(),
                        outcomes.stream()
                                .mapToLong(outcome -> outcome.curves().evaluations())
                                .sum(),
                        layers,
                        Optional.empty(),
                        settings.publication().drawsMaps())
                .toReport();
    }

    private static List<BlockReport> blocks(List<PointOutcome> outcomes) {
        List<BlockReport> blocks = new ArrayList<>();
        for (PointOutcome outcome : outcomes) {
            outcome.unexamined()
                    .forEach(block ->
                            blocks.add(unexamined(block, outcome.findings().get(0))));
            outcome.blocks().forEach(block -> blocks.add(block.report()));
        }
        return List.copyOf(blocks);
    }

    private static BlockReport unexamined(ParameterBlock block, Finding reason) {
        return new BlockReport(
                block.name(),
                block.shape(),
                reason.kind().verdict(),
                Map.of(),
                OptionalDouble.empty(),
                Optional.empty(),
                "not examined");
    }

    private static Stream<Discrepancy> mismatches(List<PointOutcome> outcomes) {
        return judged(outcomes).flatMap(block -> block.mismatches().stream());
    }

    private static Stream<JudgedBlock> judged(List<PointOutcome> outcomes) {
        return outcomes.stream().flatMap(outcome -> outcome.blocks().stream());
    }

    private static BlockReport asRow(BlockReport row) {
        return row.verdict() == Verdict.VACUOUS
                ? new BlockReport(
                        row.name(),
                        row.shape(),
                        row.verdict(),
                        row.counts(),
                        row.sensitivity(),
                        row.worst(),
                        "stationary here, so nothing of it was compared")
                : row;
    }

    private static boolean hasComparedAnything(List<BlockReport> blocks) {
        return blocks.stream()
                .anyMatch(block -> block.count(EntryVerdict.AGREES) + block.count(EntryVerdict.AT_A_KINK) > 0);
    }
}
