package org.gradcheck.report;

import static java.util.Comparator.comparingDouble;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.stack.UserFrames;
import org.gradcheck.subject.NetworkLayer;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * Result of a check. It is an immutable value; {@link #toString} returns its text. Two reports are equal if they differ in
 * nothing but the duration of the check.
 */
public final class GradientReport {

    private final ReportContents contents;

    GradientReport(ReportContents contents) {
        this.contents = contents;
    }

    /**
     * Returns the name of the checked subject.
     *
     * @return the name; an empty text if it has none
     */
    public String subject() {
        return contents.subject();
    }

    /**
     * Returns the verdict of the worst block or finding. Rows of a Jacobian or Hessian that are zero do not count if other
     * rows were compared.
     *
     * @return the verdict; never {@link Verdict#AGREES} if no entry was compared
     */
    public Verdict verdict() {
        return contents.verdict();
    }

    /**
     * Returns one report for each block of parameters.
     *
     * @return the reports in the order in which the blocks were described
     */
    public List<BlockReport> blocks() {
        return contents.blocks();
    }

    /**
     * Returns the entries that disagree, the worst first.
     *
     * @return the entries, of a Jacobian or Hessian at most the worst 100,000; empty if the check passed
     */
    public List<Discrepancy> mismatches() {
        return contents.mismatches();
    }

    /**
     * Returns the unresolved entries that come nearest to being wrong: their values are the most error bars apart.
     *
     * @return at most three entries with a known numeric value, the nearest first; empty unless the verdict is
     *     {@link Verdict#UNRESOLVED}
     */
    public List<Discrepancy> doubtful() {
        return new DoubtfulEntries(this).nearest();
    }

    /**
     * Returns the findings about the cost or the gradient as a whole.
     *
     * @return the findings; empty if there are none
     */
    public List<Finding> findings() {
        return contents.findings();
    }

    /**
     * Returns the settings and declarations of the user, such as {@code relativeTolerance = 1.0E-4}, or that the gradient is
     * a sum over examples.
     *
     * @return one text for each setting or declaration
     */
    public List<String> overrides() {
        return contents.overrides();
    }

    /**
     * Returns the number of evaluations of the whole cost. For the built-in network only the part of the cost that a parameter
     * changes is evaluated; such partial evaluations do not count.
     *
     * @return the number of evaluations, 0 or more
     */
    public long evaluations() {
        return contents.evaluations();
    }

    /**
     * Returns the number of samples of a check of means ({@link org.gradcheck.subject.GradientSubject#stochasticCost}). The analytic value of
     * each entry is then the mean of the gradient over samples, the numeric value the mean slope of the cost, and the error bar half of the
     * 99 % confidence interval of their difference. The {@link #sensitivity} is the bias, as a part of its block by the Euclidean norm of
     * derivatives times parameters' scales, that would have shown in 99 % of such checks.
     *
     * @return the number of samples at all points; 0 if no means were compared
     */
    public long samples() {
        return contents.samples();
    }

    /**
     * Returns the command that repeats the check, in one line.
     *
     * @return the command; empty if it is not known
     */
    public Optional<String> reproduction() {
        return contents.reproduction();
    }

    /**
     * Returns the bugs that the measured values show clearly.
     *
     * @return the diagnoses, the bug nearest to the cost first
     */
    public List<Diagnosis> diagnoses() {
        return contents.diagnoses();
    }

    /**
     * Returns what the wrong values look like, if no known bug explains them: the entries that are wrong, their relation to the
     * numeric values, and what is right beside them.
     *
     * @return one line, such as {@code w, row 3 of 30: half of the derivative (analytic = 0.500000 x numeric); all others right}; what
     *     to try next if there is no pattern; beside known bugs, the pattern of the blocks that they do not explain; empty if there are
     *     none
     */
    public Optional<String> pattern() {
        return contents.pattern();
    }

    /**
     * Returns analytic and numeric values of each examined block, entry by entry.
     *
     * @return the blocks in the order of {@link #blocks}, without those that were not examined
     */
    public List<MeasuredBlock> measured() {
        return contents.measured();
    }

    /**
     * Returns the verdicts of single entries.
     *
     * @return the verdicts of each block, in the order of {@link #measured}
     */
    public List<EntryVerdicts> entryVerdicts() {
        return contents.entryVerdicts();
    }

    /**
     * Returns the duration of the check.
     *
     * @return the duration, zero or more
     */
    public Duration elapsed() {
        return contents.elapsed();
    }

    /**
     * Returns difference quotients over many steps, for a few of the worst entries and one entry at a kink.
     *
     * @return the curves; empty if no page is written for the check
     */
    public List<StepCurve> curves() {
        return contents.curves();
    }

    /**
     * Returns the number of evaluations of the cost for {@link #curves}, which {@link #evaluations} does not contain.
     *
     * @return the number of evaluations, 0 or more
     */
    public long curveEvaluations() {
        return contents.curveEvaluations();
    }

    /**
     * Returns the layers of the checked network.
     *
     * @return the layers from the inputs to the outputs; empty if the subject is not known to be a network
     */
    public List<NetworkLayer> layers() {
        return contents.layers();
    }

    /**
     * Returns the stages in whose backward an error enters: the derivative by the values of the stage is right, or follows from that of
     * later ones, and the derivative by the values or parameters that it reads does not follow from it. Stages are declared by {@link
     * org.gradcheck.subject.SubjectStages}.
     *
     * @return the names of the stages, that nearest to the cost first; among them {@code cost}, or {@code output} for a layer, if the error is
     *     in the derivative of what follows the stages. If an error lies in one of several stages that read the same values, all of
     *     them. Empty if the gradient is right, if there are no stages, or if they do not tell, for which the text gives the reason
     */
    public List<String> wrongStages() {
        return contents.stages().wrong();
    }

    /**
     * Returns the outcome of the search for wrong stages, for the pages of reports.
     *
     * @return the stages and what was found; empty lists if no search took place
     */
    public ReportContents.Stages stages() {
        return contents.stages();
    }

    /**
     * Returns the file of this report's page.
     *
     * @return the file; empty if the report has no page
     */
    public Optional<Path> page() {
        return contents.page();
    }

    /**
     * Returns the values that the text of the report does not show, together.
     *
     * @return the same values as {@link #elapsed}, {@link #entryVerdicts}, {@link #curves}, {@link #curveEvaluations}, {@link
     *     #layers} and {@link #page}
     */
    public ReportDetails details() {
        return new ReportDetails(elapsed(), entryVerdicts(), curves(), curveEvaluations(), layers(), page());
    }

    boolean drawsMaps() {
        return contents.drawsMaps();
    }

    /**
     * Returns this report with its page.
     *
     * @param page the file of the page
     * @return a report whose text names the page
     */
    public GradientReport at(Path page) {
        return new GradientReport(contents.at(page));
    }

    /**
     * Returns the first of the {@link #diagnoses}.
     *
     * @return the bug nearest to the cost; empty if the measured values show no bug clearly
     */
    public Optional<Diagnosis> diagnosis() {
        return diagnoses().stream().findFirst();
    }

    /**
     * Returns whether the check passed.
     *
     * @return true if the verdict is {@link Verdict#AGREES}
     */
    public boolean passed() {
        return verdict() == Verdict.AGREES;
    }

    /**
     * Returns the number of entries of the gradient, fixed ones included.
     *
     * @return the number of entries in all blocks that were examined
     */
    public int entries() {
        int entries = 0;
        for (BlockReport block : blocks()) {
            entries += block.entries();
        }
        return entries;
    }

    /**
     * Returns the number of entries with a given verdict.
     *
     * @param verdict the verdict
     * @return the number of entries in all blocks
     */
    public int count(EntryVerdict verdict) {
        int count = 0;
        for (BlockReport block : blocks()) {
            count += block.count(verdict);
        }
        return count;
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
     * Returns the sensitivity of the check: the error, relative to the entry, above which every entry called right would
     * have disagreed; that of the least sensitive block. Of a screened block it means what {@link BlockReport} states.
     *
     * @return a relative error without unit; empty if no block has one
     */
    public OptionalDouble sensitivity() {
        return blocks().stream()
                .flatMapToDouble(block -> block.sensitivity().stream())
                .max();
    }

    /**
     * Returns the report of a single block: its verdict, its mismatches and its diagnoses. Findings are left out, since they
     * are not about a block. Diagnoses are left out if the block does not disagree, or if they name another block.
     *
     * @param block one of {@link #blocks}
     * @return a report with this block alone
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
     * Throws unless the check passed.
     *
     * @throws AssertionFailedError with this report as its message, and the numeric and analytic values as expected and
     *     actual text. Its stack trace begins at the caller and ends where the test framework called the test
     */
    public void assertPassed() {
        if (!passed()) {
            throw failure();
        }
    }

    private AssertionFailedError failure() {
        DiffRows rows = new DiffRows(this);
        return UserFrames.keepIn(new AssertionFailedError(toString(), rows.numeric(), rows.analytic()));
    }

    /**
     * Returns the text of this report.
     *
     * @return at most 15 lines, plus the map if it was requested; without a line break at the end, and in ASCII if the names
     *     are
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
