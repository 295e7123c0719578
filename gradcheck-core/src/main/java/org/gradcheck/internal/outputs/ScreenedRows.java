package org.gradcheck.internal.outputs;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.gradcheck.internal.judgement.UnresolvedReason;
import org.gradcheck.report.EntryVerdict;

/** Rows of a matrix that were compared along random directions: their verdicts, and the reasons for them. */
final class ScreenedRows {

    private final int[] outputs;
    private final List<LineTest> tests;
    private final boolean isCutShort;

    /**
     * Copies the array and the list.
     *
     * @param outputs the outputs that were examined
     * @param tests the comparisons along directions, without the errors that were found
     * @param isCutShort whether the limit of the evaluations ended the check before all comparisons
     */
    ScreenedRows(int[] outputs, List<LineTest> tests, boolean isCutShort) {
        this.isCutShort = isCutShort;
        this.outputs = outputs.clone();
        this.tests = List.copyOf(tests);
    }

    int size() {
        return outputs.length;
    }

    int output(int row) {
        return outputs[row];
    }

    int directions() {
        return tests.size();
    }

    /** The verdict of the entries of a row that were not differenced one by one. */
    EntryVerdict verdict(int row) {
        if (isCutShort || disagrees(row)) {
            return EntryVerdict.UNRESOLVED;
        }
        if (isStationary(row)) {
            return EntryVerdict.UNEXERCISED;
        }
        return isHidden(row) ? EntryVerdict.UNRESOLVED : EntryVerdict.AGREES;
    }

    private boolean disagrees(int row) {
        return tests.stream().anyMatch(test -> test.disagrees(row));
    }

    private boolean isStationary(int row) {
        return tests.stream().allMatch(test -> test.size(row) == 0 && !test.isAtKink(row));
    }

    /** Whether no direction has seen the row. */
    private boolean isHidden(int row) {
        return tests.stream().noneMatch(test -> test.isInformative(row));
    }

    /** The largest of all rows: the error of the largest entry of a row that would have been seen, as a part of it. */
    OptionalDouble sensitivity() {
        return IntStream.range(0, size())
                .filter(row -> verdict(row) == EntryVerdict.AGREES)
                .mapToDouble(row -> tests.stream()
                        .mapToDouble(test -> test.sensitivity(row))
                        .min()
                        .orElse(Double.POSITIVE_INFINITY))
                .max();
    }

    /** Remarks about rows that were not compared, or not explained. */
    List<String> notes(LineNames names) {
        List<String> notes = new ArrayList<>();
        if (isCutShort) {
            return List.of(UnresolvedReason.UNREACHED);
        }
        List<Integer> wrong = rowsWhere(this::disagrees);
        if (!wrong.isEmpty()) {
            notes.add("random directions disagree in " + names.ofRows(outputsOf(wrong))
                    + ", but not all wrong entries were found; rerun with gradcheck.mode=exhaustive");
        }
        List<Integer> hidden = rowsWhere(row -> !disagrees(row) && !isStationary(row) && isHidden(row));
        List<Integer> atKinks = hidden.stream().filter(this::isAtKink).toList();
        List<Integer> others = hidden.stream().filter(row -> !isAtKink(row)).toList();
        notes.addAll(unresolved(names, atKinks, "a kink of the function"));
        notes.addAll(unresolved(names, others, "the noise or the curvature of the function"));
        List<Integer> stationary = rowsWhere(row -> !disagrees(row) && isStationary(row));
        if (!stationary.isEmpty()) {
            notes.add(names.stationary(outputsOf(stationary)));
        }
        return notes;
    }

    private boolean isAtKink(int row) {
        return tests.stream().anyMatch(test -> test.isAtKink(row));
    }

    private List<String> unresolved(LineNames names, List<Integer> rows, String reason) {
        return rows.isEmpty()
                ? List.of()
                : List.of(names.ofRows(outputsOf(rows)) + (rows.size() == 1 ? " is" : " are") + " unresolved: " + reason
                        + " hides the derivatives along random directions; rerun with gradcheck.mode=exhaustive");
    }

    private List<Integer> rowsWhere(IntPredicate predicate) {
        return IntStream.range(0, size()).filter(predicate).boxed().toList();
    }

    private List<Integer> outputsOf(List<Integer> rows) {
        return rows.stream().map(this::output).toList();
    }
}
