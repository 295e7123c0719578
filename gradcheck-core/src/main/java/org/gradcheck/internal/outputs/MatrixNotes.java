package org.gradcheck.internal.outputs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.report.Verdict;

/** Remarks of a report about whole rows of a matrix: those that are stationary, unresolved or not examined. */
public final class MatrixNotes {

    private final LineNames names;
    private final List<Integer> stationary = new ArrayList<>();
    private final List<Integer> unresolved = new ArrayList<>();
    private String whyStationary = "";
    private String whyUnresolved = "";
    private String other = "";

    /** Begins without remarks. */
    public MatrixNotes(LineNames names) {
        this.names = names;
    }

    /**
     * Adds the verdict of a row.
     *
     * @param reasonForNoEffect the reason if the row is stationary
     */
    public void add(int row, JudgedBlock judged, String reasonForNoEffect) {
        String note = judged.report().note();
        if (judged.report().verdict() == Verdict.VACUOUS) {
            stationary.add(row);
            whyStationary = judged.report().shape().entries() == 0 ? note : reasonForNoEffect;
        } else if (judged.report().verdict() == Verdict.UNRESOLVED) {
            unresolved.add(row);
            whyUnresolved = unresolved.size() == 1 ? note : whyUnresolved;
        } else if (!note.isEmpty()) {
            other = note;
        }
    }

    /**
     * Returns the remarks.
     *
     * @param rows the number of all rows that were examined
     */
    public List<String> texts(int rows) {
        List<String> texts = new ArrayList<>();
        if (!stationary.isEmpty()) {
            texts.add(stationary.size() == rows ? whyStationary : names.stationary(stationary));
        }
        if (!unresolved.isEmpty()) {
            texts.add(
                    unresolved.size() == rows
                            ? whyUnresolved
                            : names.ofRows(unresolved)
                                    + (unresolved.size() == 1
                                            ? " is unresolved because "
                                            : " are unresolved, " + names.ofRow(unresolved.get(0)) + " because ")
                                    + whyUnresolved);
        }
        if (!other.isEmpty()) {
            texts.add(other);
        }
        return texts.stream().filter(text -> !text.isEmpty()).collect(Collectors.toList());
    }
}
