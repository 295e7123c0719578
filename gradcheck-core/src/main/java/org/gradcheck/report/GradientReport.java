package org.gradcheck.report;

import static java.util.Comparator.comparingDouble;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradcheck.diagnosis.Diagnosis;
import org.opentest4j.AssertionFailedError;

/**
 * What came out of a check. An immutable value; its text is {@link #toString}.
 *
 * @param subject the name of what was checked
 * @param verdict the verdict of the worst block or finding; {@link Verdict#VACUOUS} at least if no entry was compared
 * @param blocks one report for each block of parameters, in the order of their description
 * @param mismatches the entries that disagree, the worst first; empty if the check passed
 * @param findings what the check noticed about the cost or the gradient as a whole
 * @param overrides what the user has chosen or declared, such as {@code relativeTolerance = 1.0E-4} in place of the error
 *     bar, or that the gradient is a sum over examples
 * @param evaluations how often the cost was evaluated as a whole; for the built-in network alone, whose parameters are
 *     differenced by the parts of its cost that each of them changes, those parts do not count
 * @param reproduction how to run the check again, in one line; empty if nobody said so
 * @param diagnoses which bugs it is, as far as the measured values show them clearly: the one nearest the cost first
 * @param measured both sides of each block, entry by entry, in the order of {@code blocks}; a block that was not examined is
 *     not among them
 * @param details what else there is to say to those who look closer
 */
public record GradientReport(
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
        ReportDetails details) {

    /**
     * Copies the lists.
     *
     * @param subject the name of what was checked
     * @param verdict the verdict of the worst block or finding; stationary rows of a Jacobian or Hessian are left out if
     *     others were compared
     * @param blocks one report for each block
     * @param mismatches the entries that disagree
     * @param findings what the check noticed
     * @param overrides what the user has chosen or declared
     * @param evaluations how often the cost was evaluated
     * @param reproduction how to run the check again
     * @param diagnoses which bugs it is
     * @param measured both sides of each block
     * @param details what else there is to say
     */
    public GradientReport {
        blocks = List.copyOf(blocks);
        mismatches = List.copyOf(mismatches);
        findings = List.copyOf(findings);
        overrides = List.copyOf(overrides);
        diagnoses = List.copyOf(diagnoses);
        measured = List.copyOf(measured);
    }

    /**
     * Describes what came out of a check, without further details.
     *
     * @param subject the name of what was checked
     * @param verdict the verdict of the worst block or finding
     * @param blocks one report for each block
     * @param mismatches the entries that disagree
     * @param findings what the check noticed
     * @param overrides what the user has chosen or declared
     * @param evaluations how often the cost was evaluated
     * @param reproduction how to run the check again
     * @param diagnoses which bugs it is
     * @param measured both sides of each block
     */
    public GradientReport(
            String subject,
            Verdict verdict,
            List<BlockReport> blocks,
            List<Discrepancy> mismatches,
            List<Finding> findings,
            List<String> overrides,
            long evaluations,
            Optional<String> reproduction,
            List<Diagnosis> diagnoses,
            List<MeasuredBlock> measured) {
        this(
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
                ReportDetails.NONE);
    }

    /**
     * Returns this report with other details.
     *
     * @param other what else there is to say
     * @return a report that is the same otherwise
     */
    public GradientReport with(ReportDetails other) {
        return new GradientReport(
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
                other);
    }

    /**
     * Returns this report with its page.
     *
     * @param page where it was written as a page
     * @return a report whose text names the page
     */
    public GradientReport at(Path page) {
        return with(details.at(page));
    }

    /**
     * Returns which bug it is.
     *
     * @return the diagnosis nearest the cost; empty if the measured values show no bug clearly
     */
    public Optional<Diagnosis> diagnosis() {
        return diagnoses.stream().findFirst();
    }

    /**
     * Tells whether the gradient was found right.
     *
     * @return true if the verdict is {@link Verdict#AGREES}
     */
    public boolean passed() {
        return verdict == Verdict.AGREES;
    }

    /**
     * Returns how many entries of the gradient have a verdict, fixed ones among them.
     *
     * @return the number of entries in all blocks that were examined
     */
    public int entries() {
        return blocks.stream().mapToInt(BlockReport::entries).sum();
    }

    /**
     * Returns how many entries have a verdict.
     *
     * @param verdict the verdict
     * @return the number of entries in all blocks
     */
    public int count(EntryVerdict verdict) {
        return blocks.stream().mapToInt(block -> block.count(verdict)).sum();
    }

    /**
     * Returns the entry whose values are the most error bars apart, of all blocks.
     *
     * @return the worst entry; empty if there are no entries
     */
    public Optional<Discrepancy> worst() {
        return blocks.stream().flatMap(block -> block.worst().stream()).max(comparingDouble(Discrepancy::inErrorBars));
    }

    /**
     * Returns the smallest relative error that this check would have noticed in half of the entries of its least
     * sensitive block.
     *
     * @return a number without unit; empty if no entry agrees
     */
    public OptionalDouble sensitivity() {
        return blocks.stream()
                .flatMapToDouble(block -> block.sensitivity().stream())
                .max();
    }

    /**
     * Returns the part of this report that is about one block.
     *
     * @param block one of {@link #blocks}
     * @return a report with this block, its mismatches and its verdict, without findings about the whole; without bugs, too,
     *     if the block is right, and without those that are in another block alone
     */
    public GradientReport of(BlockReport block) {
        return new GradientReport(
                subject,
                block.verdict(),
                List.of(block),
                mismatches.stream()
                        .filter(mismatch -> mismatch.block().equals(block.name()))
                        .toList(),
                List.of(),
                overrides,
                evaluations,
                reproduction,
                diagnoses.stream()
                        .filter(diagnosis -> mayConcern(block, diagnosis))
                        .toList(),
                measured.stream()
                        .filter(values -> values.name().equals(block.name()))
                        .toList(),
                details);
    }

    private boolean mayConcern(BlockReport block, Diagnosis diagnosis) {
        boolean isOfAnother = blocks.stream()
                .map(BlockReport::name)
                .anyMatch(name -> name.equals(diagnosis.where()) && !name.equals(block.name()));
        return block.verdict() == Verdict.DISAGREES && !isOfAnother;
    }

    /**
     * Fails unless the gradient was found right.
     *
     * @throws AssertionFailedError with this report as its message, and the numeric and analytic values as expected and
     *     actual text
     */
    public void assertPassed() {
        if (!passed()) {
            throw failure();
        }
    }

    private AssertionFailedError failure() {
        DiffRows rows = new DiffRows(this);
        return new AssertionFailedError(toString(), rows.numeric(), rows.analytic());
    }

    /**
     * Returns the text of this report.
     *
     * @return at most 15 lines and the map that was asked for, in ASCII if the names are, without a line break at the end
     */
    @Override
    public String toString() {
        return new ReportText(this).message();
    }
}
