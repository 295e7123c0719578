package org.gradcheck.internal.sparse;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gradcheck.differentiation.SparseRows;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.judgement.AnalyticRounding;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.PackedVerdicts;

/** Numeric derivatives, error bars and verdicts of the stored entries of a sparse matrix, row by row. */
final class SparseEntries {

    private final SparseRows matrix;
    private final int[] starts;
    private final double[] numeric;
    private final double[] errors;
    private final byte[] verdicts;
    private AnalyticRounding rounding = AnalyticRounding.DOUBLE_PRECISION;

    SparseEntries(SparseRows matrix) {
        this.matrix = matrix;
        this.starts = new int[matrix.rows() + 1];
        for (int row = 0; row < matrix.rows(); row++) {
            starts[row + 1] = Math.addExact(starts[row], matrix.entriesOf(row));
        }
        int count = starts[matrix.rows()];
        this.numeric = new double[count];
        this.errors = new double[count];
        this.verdicts = new byte[count];
        Arrays.fill(numeric, Double.NaN);
        Arrays.fill(errors, Double.POSITIVE_INFINITY);
        Arrays.fill(verdicts, PackedVerdicts.codeOf(EntryVerdict.UNRESOLVED));
    }

    private int number(int row, int column) {
        return starts[row] + matrix.indexOf(row, column);
    }

    void set(int row, int column, EntryVerdict verdict, Derivative derivative) {
        int entry = number(row, column);
        numeric[entry] = derivative.value();
        errors[entry] = derivative.error() + derivative.width() / 2;
        verdicts[entry] = PackedVerdicts.codeOf(verdict);
    }

    void setVerdict(int row, int column, EntryVerdict verdict) {
        verdicts[number(row, column)] = PackedVerdicts.codeOf(verdict);
    }

    /** Replaces the numeric derivative of an entry, whose difference contained another entry of its row. */
    void correct(int row, int column, double wrongBy) {
        int entry = number(row, column);
        numeric[entry] = matrix.value(row, entry - starts[row]) - wrongBy;
        setVerdict(row, column, wrongBy == 0 ? EntryVerdict.AGREES : EntryVerdict.DISAGREES);
    }

    void setRounding(AnalyticRounding ofRow) {
        rounding = ofRow == AnalyticRounding.SINGLE_PRECISION ? ofRow : rounding;
    }

    AnalyticRounding rounding() {
        return rounding;
    }

    boolean contains(EntryVerdict verdict) {
        byte code = PackedVerdicts.codeOf(verdict);
        return IntStream.range(0, verdicts.length).anyMatch(entry -> verdicts[entry] == code);
    }

    double numeric(int entry) {
        return numeric[entry];
    }

    double error(int entry) {
        return errors[entry];
    }

    /** The codes of all verdicts, followed by those of some wrong entries. */
    byte[] verdicts(int furtherWrong) {
        byte[] all = Arrays.copyOf(verdicts, verdicts.length + furtherWrong);
        Arrays.fill(all, verdicts.length, all.length, PackedVerdicts.codeOf(EntryVerdict.DISAGREES));
        return all;
    }
}
