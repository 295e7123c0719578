package org.gradcheck.internal.diagnosis.search;

/**
 * The number and accuracy of the wrong values that a bug explains, as text.
 *
 * @param before the state without the bug
 * @param after the state with the bug
 */
public record Explained(DiagnosisState before, DiagnosisState after) {

    /** Returns for example {@code : this gives all 12 wrong entries to 1e-14 of the largest}. */
    @Override
    public String toString() {
        int wrong = 0;
        int explained = 0;
        double largest = 0;
        for (int block : before.wrongBlocks()) {
            double scale = Math.max(after.expected(block).scale(), Double.MIN_NORMAL);
            for (int i = 0; i < before.blocks().get(block).size(); i++) {
                if (!before.matches(block, i)) {
                    wrong++;
                    if (after.matches(block, i)) {
                        explained++;
                        largest = Math.max(
                                largest,
                                Math.abs(before.analytic(block, i)
                                                - after.expected(block).value(i))
                                        / scale);
                    }
                }
            }
        }
        String which = explained == wrong ? "all " + wrong : explained + " of " + wrong;
        return ": this gives " + (wrong == 1 ? "the wrong entry" : which + " wrong entries") + " to "
                + NumberText.rough(NumberText.atLeastRounding(largest)) + " of the largest";
    }
}
