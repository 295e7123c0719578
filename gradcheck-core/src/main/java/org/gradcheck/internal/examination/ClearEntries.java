package org.gradcheck.internal.examination;

import org.gradcheck.internal.differentiation.CentralDifference;
import org.gradcheck.internal.judgement.EntryJudge;
import org.gradcheck.internal.parameters.ParameterScale;

/**
 * Number of the entries that their first difference decides, for the progress. An entry that agrees clearly beside the largest derivative so
 * far does so beside the largest of its block, too. Thread-safe.
 */
final class ClearEntries {

    private final double[] analytic;
    private final EntryJudge judge;
    private final ParameterScale scale;
    private double largest;
    private int next;
    private int count;

    ClearEntries(double[] analytic, EntryJudge judge, ParameterScale scale) {
        this.analytic = analytic;
        this.judge = judge;
        this.scale = scale;
    }

    /** Takes the differences of the entries up to one, which is not included. They are taken in order. */
    void takeUpTo(CentralDifference[] quick, int end) {
        for (; next < end; next++) {
            take(next, quick[next]);
        }
    }

    /** Takes the difference of one entry. */
    synchronized void take(int entry, CentralDifference quick) {
        double size = Math.abs(quick.value());
        largest = size > quick.noise() ? Math.max(largest, size * scale.of(entry)) : largest;
        double unit = scale.ofDerivative(entry);
        count += judge.agreesClearly(analytic[entry], quick, largest / unit, unit) ? 1 : 0;
    }

    synchronized int count() {
        return count;
    }
}
