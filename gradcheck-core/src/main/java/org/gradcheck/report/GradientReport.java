package org.gradcheck.report;

import java.util.List;
import java.util.Optional;
import org.gradcheck.diagnosis.Diagnosis;
import org.opentest4j.AssertionFailedError;

/**
 * What came out of a check. An immutable value; its text is {@link #toString}.
 *
 * @param subject the name of what was checked
 * @param verdict the verdict of the worst block
 * @param blocks one report for each block of parameters, in the order of their description
 * @param mismatches the entries that disagree, the worst first; empty if the check passed
 * @param evaluations how often the cost was evaluated
 * @param diagnosis which bug it is, if the measured values show one clearly
 */
public record GradientReport(
        String subject,
        Verdict verdict,
        List<BlockReport> blocks,
        List<Discrepancy> mismatches,
        long evaluations,
        Optional<Diagnosis> diagnosis) {

    /**
     * Copies the lists.
     *
     * @param subject the name of what was checked
     * @param verdict the verdict of the worst block
     * @param blocks one report for each block
     * @param mismatches the entries that disagree
     * @param evaluations how often the cost was evaluated
     * @param diagnosis which bug it is
     */
    public GradientReport {
        blocks = List.copyOf(blocks);
        mismatches = List.copyOf(mismatches);
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
     * Returns how many entries of the gradient were checked.
     *
     * @return the number of entries in all blocks
     */
    public int entries() {
        return blocks.stream().mapToInt(BlockReport::entries).sum();
    }

    /**
     * Returns the entry whose values are furthest apart, of all blocks.
     *
     * @return the worst entry; empty if there are no entries
     */
    public Optional<Discrepancy> worst() {
        return blocks.stream()
                .flatMap(block -> block.worst().stream())
                .max((a, b) -> Double.compare(a.relative(), b.relative()));
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

    /**
     * Returns the error that {@link #assertPassed} throws, with further lines at the end of its message.
     *
     * @param closingLines for example how to run the check again
     * @return an error that carries this report
     */
    public AssertionFailedError failure(String... closingLines) {
        ReportText text = new ReportText(this);
        return new AssertionFailedError(
                String.join("\n", text.summary(), String.join("\n", closingLines))
                        .stripTrailing(),
                text.numericRows(),
                text.analyticRows());
    }

    /**
     * Returns the text of this report.
     *
     * @return at most 14 lines of ASCII, without a line break at the end
     */
    @Override
    public String toString() {
        return new ReportText(this).summary();
    }
}
