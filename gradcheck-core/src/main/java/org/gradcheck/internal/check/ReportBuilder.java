package org.gradcheck.internal.check;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.Hypotheses;
import org.gradcheck.internal.diagnosis.search.WrongGradient;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.EntryVerdicts;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.report.ReportDetails;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.KnownContext;
import org.gradcheck.subject.NetworkLayer;
import org.gradcheck.subject.ParameterBlock;

/** Gathers what is said of the blocks and of the whole, until it is a report. */
final class ReportBuilder {

    private final String subject;
    private final Optional<String> reproduction;
    private final List<BlockReport> blocks = new ArrayList<>();
    private final List<Discrepancy> mismatches = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> declarations = new ArrayList<>();
    private final List<MeasuredBlock> measured = new ArrayList<>();
    private final List<Diagnosis> diagnoses = new ArrayList<>();
    private long evaluations;
    private List<NetworkLayer> layers = List.of();
    private boolean areRows;
    private final List<EntryVerdicts> entryVerdicts = new ArrayList<>();

    ReportBuilder(String subject, CheckOptions overrides, Optional<String> reproduction) {
        this.subject = subject;
        this.declarations.addAll(overrides.describe());
        this.reproduction = reproduction;
    }

    void add(JudgedBlock examined) {
        blocks.add(examined.report());
        mismatches.addAll(examined.mismatches());
        measured.add(examined.measured());
        entryVerdicts.add(examined.verdicts());
        if (examined.isBlind()) {
            findings.add(new Finding(
                    Finding.Kind.COST_IGNORES_PARAMETERS,
                    "the cost does not change whatever is stored in '" + examined.name() + "'; does it read a copy?"));
        }
    }

    /** Adds what makes it pointless to look at single entries. */
    void add(Finding finding, List<ParameterBlock> unexamined) {
        findings.add(finding);
        if (finding.kind() == Finding.Kind.GRADIENT_ACCUMULATES) {
            add(List.of(Diagnosis.ofAccumulation()));
        }
        unexamined.forEach(block -> blocks.add(new BlockReport(
                block.name(),
                block.shape(),
                finding.kind().verdict(),
                Map.of(),
                OptionalDouble.empty(),
                Optional.empty(),
                "not examined")));
    }

    /** What was found at one point; at another it is likely to be the same. */
    void add(List<Diagnosis> found) {
        if (diagnoses.isEmpty()) {
            diagnoses.addAll(found);
        }
    }

    /**
     * Takes the blocks for the rows of a matrix of derivatives. They are diagnosed together: a bug shows in them that no row
     * shows alone. A stationary row is to the matrix what a stationary entry is to a gradient.
     */
    void conclude(String matrix) {
        areRows = true;
        if (mismatches.isEmpty() || measured.size() < 2 || !measured.stream().allMatch(MeasuredBlock::isComplete)) {
            return;
        }
        MeasuredBlock rows = MeasuredBlock.ofRows(matrix, measured);
        add(Hypotheses.diagnose(new WrongGradient(List.of(rows), KnownContext.none(), List.of(), () -> false)));
    }

    /** Both sides of all blocks so far. */
    List<MeasuredBlock> measured() {
        return measured;
    }

    /** Says of what network the blocks are the parameters. */
    void describe(List<NetworkLayer> network) {
        layers = network;
    }

    void declare(List<String> further) {
        declarations.addAll(further);
    }

    void addEvaluations(long count) {
        evaluations += count;
    }

    GradientReport report(StepCurves curves, boolean drawsMaps) {
        boolean hasCompared = hasComparedAnything();
        Verdict verdict = Stream.concat(
                        blocks.stream()
                                .map(BlockReport::verdict)
                                .filter(ofBlock -> !(areRows && hasCompared && ofBlock == Verdict.VACUOUS)),
                        findings.stream().map(finding -> finding.kind().verdict()))
                .reduce(hasCompared ? Verdict.AGREES : Verdict.VACUOUS, Verdict::and);
        mismatches.sort(comparingDouble(Discrepancy::inErrorBars).reversed());
        return new GradientReport(
                subject,
                verdict,
                areRows && hasCompared
                        ? blocks.stream().map(ReportBuilder::asRow).toList()
                        : blocks,
                mismatches,
                findings,
                declarations,
                evaluations,
                reproduction,
                diagnoses,
                measured,
                new ReportDetails(
                        curves.elapsed(),
                        entryVerdicts,
                        curves.curves(),
                        curves.evaluations(),
                        layers,
                        Optional.empty(),
                        drawsMaps));
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

    private boolean hasComparedAnything() {
        return blocks.stream()
                .anyMatch(block -> block.count(EntryVerdict.AGREES) + block.count(EntryVerdict.AT_A_KINK) > 0);
    }
}
