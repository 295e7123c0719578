package org.gradcheck.internal.examination;

import org.gradcheck.internal.differentiation.CentralDifference;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.ErrorBars;
import org.gradcheck.internal.judgement.BlockScale;
import org.gradcheck.internal.judgement.EntryJudge;
import org.gradcheck.report.EntryVerdict;

/**
 * Judgement by first differences alone, in a block of which hundreds of entries were compared closely and are wrong.
 *
 * <p>The entries compared closely tell the error of a first difference, in units of its noise: the distance from its one-sided slopes to the
 * refined derivative, with the error bar of the latter. Another entry is plainly wrong if its claim is farther from both of its
 * one-sided slopes than {@link #EVIDENT} times the largest such error.
 */
final class PlainlyWrong {

    /** Wrong entries of a block, compared closely, from which on first differences suffice. Chosen: four groups of {@link EntryRefinement}. */
    static final int CLOSELY = 256;

    /** Closely compared entries of a wrong block, of which {@link #CLOSELY} are wrong, after which none is compared closely. Chosen: twice as many. */
    private static final int MOST_CLOSELY = 2 * CLOSELY;

    /**
     * Errors of a first difference beyond which a claim is wrong. Chosen: as {@code EVIDENT} of {@link EntryJudge}, since early error bars are
     * less certain.
     */
    private static final double EVIDENT = 100;

    private final double[] analytic;
    private final EntryJudge judge;
    private final BlockScale scale;
    private int compared;
    private int wrong;
    private double largestError;

    PlainlyWrong(double[] analytic, EntryJudge judge, BlockScale scale) {
        this.analytic = analytic;
        this.judge = judge;
        this.scale = scale;
    }

    /** Adds an entry that was compared closely. */
    void add(int entry, CentralDifference quick, Derivative refined) {
        compared++;
        wrong += judge.judge(analytic[entry], refined, scale.of(entry)) == EntryVerdict.DISAGREES ? 1 : 0;
        if (!Double.isNaN(refined.value()) && Double.isFinite(quick.noise())) {
            double beside = Math.max(
                    quick.distanceToSlopes(refined.value() - refined.width() / 2),
                    quick.distanceToSlopes(refined.value() + refined.width() / 2));
            largestError = Math.max(largestError, (beside + refined.error()) / quick.noise());
        }
    }

    /** Returns whether so many entries are wrong that first differences suffice. */
    boolean sufficesFirst() {
        return wrong >= CLOSELY;
    }

    /** Returns whether so many entries were compared closely, and so many of them are wrong, that no further one is worth it. */
    boolean isPlain() {
        return sufficesFirst() && compared >= MOST_CLOSELY;
    }

    /** Returns the derivative of an entry with its first difference alone: one that disagrees, or one that is not known. */
    Derivative of(int entry, CentralDifference quick) {
        double error = largestError * quick.noise();
        Derivative estimated =
                new Derivative.Smooth(quick.value(), error + quick.slopeDifference() / 2 / ErrorBars.DISAGREEMENT);
        boolean isWrong = quick.distanceToSlopes(analytic[entry]) > EVIDENT * error
                && judge.judge(analytic[entry], estimated, scale.of(entry)) == EntryVerdict.DISAGREES;
        return isWrong ? estimated : new Derivative.Smooth(quick.value(), Double.POSITIVE_INFINITY);
    }
}
