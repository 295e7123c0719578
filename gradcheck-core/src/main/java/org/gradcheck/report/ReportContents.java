package org.gradcheck.report;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.subject.NetworkLayer;
import org.jspecify.annotations.Nullable;

/**
 * Values of a {@link GradientReport}, which explains them. They are apart from it so that further ones can be added without a
 * change of its constructor. The lists must be unmodifiable. For gradcheck itself, not for users.
 *
 * @param subject the name of what was checked
 * @param verdict the verdict of the worst block or finding
 * @param blocks one report for each block
 * @param mismatches the entries that disagree, the worst first
 * @param findings what the check noticed about the whole
 * @param overrides what the user has chosen or declared
 * @param evaluations how often the cost was evaluated
 * @param reproduction how to run the check again
 * @param diagnoses which bugs it is
 * @param measured both sides of each block
 * @param entryVerdicts the verdicts of single entries, in the order of {@code measured}
 * @param elapsed how long the check took
 * @param curves difference quotients over many steps
 * @param curveEvaluations how often the cost was evaluated for the curves
 * @param layers the layers of the network that was checked
 * @param page where the report was written as a page
 * @param drawsMaps whether the text ends with a map of the worst block
 */
public record ReportContents(
        String subject,
        Verdict verdict,
        List<BlockReport> blocks,
        List<Discrepancy> mismatches,
        List<Finding> findings,
        List<String> overrides,
        long evaluations,
        Optional<String> reproduction,
        List<Diagnosis> diagnoses,
        List<MeasuredBlock> measured,
        List<EntryVerdicts> entryVerdicts,
        Duration elapsed,
        List<StepCurve> curves,
        long curveEvaluations,
        List<NetworkLayer> layers,
        Optional<Path> page,
        boolean drawsMaps) {

    /**
     * Returns the report of these values.
     *
     * @return an immutable value
     */
    public GradientReport toReport() {
        return new GradientReport(this);
    }

    ReportContents at(Path written) {
        return with(verdict, blocks, mismatches, findings, diagnoses, measured, Optional.of(written));
    }

    /** The part that is about one block, with the bugs that may concern it. */
    ReportContents of(BlockReport block, List<Diagnosis> concerning) {
        return with(
                block.verdict(),
                List.of(block),
                mismatches.stream()
                        .filter(mismatch -> mismatch.block().equals(block.name()))
                        .toList(),
                List.of(),
                concerning,
                measured.stream()
                        .filter(values -> values.name().equals(block.name()))
                        .toList(),
                page);
    }

    private ReportContents with(
            Verdict newVerdict,
            List<BlockReport> newBlocks,
            List<Discrepancy> newMismatches,
            List<Finding> newFindings,
            List<Diagnosis> newDiagnoses,
            List<MeasuredBlock> newMeasured,
            Optional<Path> newPage) {
        return new ReportContents(
                subject,
                newVerdict,
                newBlocks,
                newMismatches,
                newFindings,
                overrides,
                evaluations,
                reproduction,
                newDiagnoses,
                newMeasured,
                entryVerdicts,
                elapsed,
                curves,
                curveEvaluations,
                layers,
                newPage,
                drawsMaps);
    }

    /** Compares all but the time: a check that took longer has found the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReportContents contents && compared().equals(contents.compared());
    }

    @Override
    public int hashCode() {
        return compared().hashCode();
    }

    private List<Object> compared() {
        return List.of(
                subject,
                verdict,
                blocks,
                mismatches,
                findings,
                overrides,
                evaluations,
                reproduction,
                diagnoses,
                measured,
                entryVerdicts,
                curves,
                curveEvaluations,
                layers,
                page,
                drawsMaps);
    }
}
