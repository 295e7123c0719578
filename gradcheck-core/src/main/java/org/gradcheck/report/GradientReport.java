package org.gradcheck.report;

import static java.util.Comparator.comparingDouble;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.subject.NetworkLayer;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * Result of a check. An immutable value; its text is {@link #toString}. Two reports are equal if all but the time that the check
 * took is equal.
 */
public final class GradientReport {

    private final ReportContents contents;

    GradientReport(ReportContents contents) {
        this.contents = contents;
    }

    ReportContents contents() {
        return contents;
    }

    /**
     * Returns the name of what was checked.
     *
     * @return empty if it has none
     */
    public String subject() {
        return contents.subject();
    }

    /**
     * Returns the verdict of the worst block or finding. Stationary rows of a Jacobian or Hessian do not count if other rows were
     * compared.
     *
     * @return the verdict; {@link Verdict#VACUOUS} at least if no entry was compared
     */
    public Verdict verdict() {
        return contents.verdict();
    }

    /**
     * Returns one report for each block of parameters.
     *
     * @return in the order of their description
     */
    public List<BlockReport> blocks() {
        return contents.blocks();
    }

    /**
     * Returns the entries that disagree.
     *
     * @return the worst first; empty if the check passed
     */
    public List<Discrepancy> mismatches() {
        return contents.mismatches();
    }

    /**
     * Returns what the check noticed about the cost or the gradient as a whole.
     *
     * @return empty if there is nothing to notice
     */
    public List<Finding> findings() {
        return contents.findings();
    }

    /**
     * Returns what the user has chosen or declared, such as {@code relativeTolerance = 1.0E-4} in place of the error bar, or that
     * the gradient is a sum over examples.
     *
     * @return one text for each
     */
    public List<String> overrides() {
        return contents.overrides();
    }

    /**
     * Returns how often the cost was evaluated as a whole. The parameters of the built-in network are differenced by the parts of
     * its cost that each of them changes; those parts do not count.
     *
     * @return 0 or more
     */
    public long evaluations() {
        return contents.evaluations();
    }

    /**
     * Returns how to run the check again, in one line.
     *
     * @return empty if that is not known
     */
    public Optional<String> reproduction() {
        return contents.reproduction();
    }

    /**
     * Returns which bugs it is, as far as the measured values show them clearly.
     *
     * @return the one nearest the cost first
     */
    public List<Diagnosis> diagnoses() {
        return contents.diagnoses();
    }

    /**
     * Returns both sides of each block, entry by entry.
     *
     * @return in the order of {@link #blocks}; a block that was not examined is not among them
     */
    public List<MeasuredBlock> measured() {
        return contents.measured();
    }

    /**
     * Returns the verdicts of single entries.
     *
     * @return in the order of {@link #measured}
     */
    public List<EntryVerdicts> entryVerdicts() {
        return contents.entryVerdicts();
    }

    /**
     * Returns how long the check took.
     *
     * @return zero or more
     */
    public Duration elapsed() {
        return contents.elapsed();
    }

    /**
     * Returns difference quotients over many steps, for a few of the worst entries and one at a kink.
     *
     * @return empty unless the check leaves a page
     */
    public List<StepCurve> curves() {
        return contents.curves();
    }

    /**
     * Returns how often the cost was evaluated for {@link #curves}.
     *
     * @return a number that is not part of {@link #evaluations}
     */
    public long curveEvaluations() {
        return contents.curveEvaluations();
    }

    /**
     * Returns the layers of the network that was checked.
     *
     * @return from the inputs to the outputs; empty if the subject is not known to be a network
     */
    public List<NetworkLayer> layers() {
        return contents.layers();
    }

    /**
     * Returns where this report was written as a page.
     *
     * @return empty if it was not
     */
    public Optional<Path> page() {
        return contents.page();
    }

    boolean drawsMaps() {
        return contents.drawsMaps();
    }

    /**
     * Returns this report with its page.
     *
     * @param page where it was written as a page
     * @return a report whose text names the page
     */
    public GradientReport at(Path page) {
        return new GradientReport(contents.at(page));
    }

    /**
     * Returns which bug it is.
     *
     * @return the diagnosis nearest the cost; empty if the measured values show no bug clearly
     */
    public Optional<Diagnosis> diagnosis() {
        return diagnoses().stream().findFirst();
    }

    /**
     * Tells whether the gradient was found right.
     *
     * @return true if the verdict is {@link Verdict#AGREES}
     */
    public boolean passed() {
        return verdict() == Verdict.AGREES;
    }

    /**
     * Returns how many entries of the gradient have a verdict, fixed ones among them.
     *
     * @return the number of entries in all blocks that were examined
     */
    public int entries() {
        return blocks().stream().mapToInt(BlockReport::entries).sum();
    }

    /**
     * Returns how many entries have a verdict.
     *
     * @param verdict the verdict
     * @return the number of entries in all blocks
     */
    public int count(EntryVerdict verdict) {
        return blocks().stream().mapToInt(block -> block.count(verdict)).sum();
    }

    /**
     * Returns the entry whose values are the most error bars apart, of all blocks.
     *
     * @return the worst entry; empty if there are no entries
     */
    public Optional<Discrepancy> worst() {
        return blocks().stream()
                .flatMap(block -> block.worst().stream())
                .max(comparingDouble(Discrepancy::inErrorBars));
    }

    /**
     * Returns the smallest relative error that this check would have noticed in half of the entries of its least
     * sensitive block.
     *
     * @return a number without unit; empty if no entry agrees
     */
    public OptionalDouble sensitivity() {
        return blocks().stream()
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
        return new GradientReport(contents.of(
                block,
                diagnoses().stream()
                        .filter(diagnosis -> mayConcern(block, diagnosis))
                        .toList()));
    }

    private boolean mayConcern(BlockReport block, Diagnosis diagnosis) {
        boolean isOfAnother = blocks().stream()
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GradientReport report && contents.equals(report.contents);
    }

    @Override
    public int hashCode() {
        return contents.hashCode();
    }
}
