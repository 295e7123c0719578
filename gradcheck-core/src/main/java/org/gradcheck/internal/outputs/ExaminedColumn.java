package org.gradcheck.internal.outputs;

import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.report.EntryVerdict;

/**
 * One column of a screened matrix, differenced for all outputs.
 *
 * @param column its number
 * @param rows the examined outputs, each with its only derivative
 */
record ExaminedColumn(int column, ExaminedRows rows) {

    Derivative numeric(int row) {
        return rows.rows().get(row).derivatives().get(0);
    }

    double analytic(int row) {
        return rows.rows().get(row).analytic()[0];
    }

    EntryVerdict verdict(int row) {
        OutputRow of = rows.rows().get(row);
        return of.judge().judge(analytic(row), numeric(row), of.scaleOf(0));
    }

    boolean isWrong(int row) {
        return verdict(row) == EntryVerdict.DISAGREES;
    }
}
