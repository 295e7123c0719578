package org.gradcheck.report;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.subject.NetworkLayer;
import org.jspecify.annotations.Nullable;

/**
 * Values of a {@link GradientReport}, whose methods explain them. They are a class of their own, so that a further value does
 * not change the constructor of the report. The lists must be unmodifiable. For gradcheck itself, not for users.
 *
 * @param subject the name of the checked subject
 * @param verdict the verdict of the worst block or finding
 * @param blocks one report for each block
 * @param mismatches the entries that disagree, the worst first
 * @param findings the findings about the cost or the gradient as a whole
 * @param overrides the settings and declarations of the user
 * @param evaluations the number of evaluations of the cost
 * @param reproduction the command that repeats the check
 * @param diagnoses the bugs that the measured values show
 * @param pattern what the wrong values look like, if no bug was found
 * @param measured analytic and numeric values of each block
 * @param entryVerdicts the verdicts of single entries, in the order of {@code measured}
 * @param elapsed the duration of the check
 * @param curves difference quotients over many steps
 * @param curveEvaluations the number of evaluations of the cost for the curves
 * @param layers the layers of the checked network
 * @param stages the stages of the cost, after a search for the wrong ones
 * @param page the file of the report's page
 * @param drawsMaps whether the text ends with a map of the worst block
 * @param samples the number of samples whose means were compared; 0 if no means were
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
        Optional<String> pattern,
        List<MeasuredBlock> measured,
        List<EntryVerdicts> entryVerdicts,
        Duration elapsed,
        List<StepCurve> curves,
        long curveEvaluations,
        List<NetworkLayer> layers,
        Stages stages,
        Optional<Path> page,
        boolean drawsMaps,
        long samples) {

    /**
     * Outcome of the search for the stages whose backward is wrong.
     *
     * @param steps the stages in the order of the forward pass, and the cost at the end; empty if no search took place
     * @param wrong the names of the steps whose backward is wrong, that nearest to the cost first
     * @param sentences where the error enters, a sentence for each wrong step; or the reason for which the stages do not tell
     */
    public record Stages(List<Step> steps, List<String> wrong, List<String> sentences) {

        /** No search: no stages are declared, or the gradient does not disagree. */
        public static final Stages NONE = new Stages(List.of(), List.of(), List.of());

        /**
         * A stage, or the cost at the end.
         *
         * @param name its name
         * @param state what the search has found in its backward
         * @param words the same about the derivative by its values, in words; empty for the cost
         */
        public record Step(String name, State state, String words) {}

        /** What was found in the backward of a step. */
        public enum State {

            /** No error enters here. */
            RIGHT,

            /** An error enters here. */
            WRONG,

            /** It is not known whether an error enters here. */
            UNKNOWN
        }
    }

    /**
     * Returns the report of these values.
     *
     * @return an immutable value
     */
    public GradientReport toReport() {
        return new GradientReport(this);
    }

    ReportContents at(Path written) {
        return with(verdict, blocks, mismatches, findings, diagnoses, measured, stages, Optional.of(written));
    }

    /** Returns the values of one block, with the diagnoses that may concern it. */
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
                Stages.NONE,
                page);
    }

    private ReportContents with(
            Verdict newVerdict,
            List<BlockReport> newBlocks,
            List<Discrepancy> newMismatches,
            List<Finding> newFindings,
            List<Diagnosis> newDiagnoses,
            List<MeasuredBlock> newMeasured,
            Stages newStages,
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
                newBlocks.size() == blocks.size() ? pattern : Optional.empty(),
                newMeasured,
                entryVerdicts,
                elapsed,
                curves,
                curveEvaluations,
                layers,
                newStages,
                newPage,
                drawsMaps,
                samples);
    }

    /** Compares all values except the duration, which differs between equal checks. */
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
                pattern,
                measured,
                entryVerdicts,
                curves,
                curveEvaluations,
                layers,
                stages,
                page,
                drawsMaps,
                samples);
    }
}
