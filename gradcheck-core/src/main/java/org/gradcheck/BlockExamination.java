package org.gradcheck;

import org.gradcheck.differentiation.Derivative;
import org.gradcheck.differentiation.LocalDifferentiator;
import org.gradcheck.differentiation.ParameterScale;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.differentiation.QuickDifference;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.SecondOracle;

/**
 * Looks at the entries of one block: a cheap difference for each, and a closer look at those where it leaves a doubt.
 */
final class BlockExamination {

    private final ParameterBlock block;
    private final ParameterVector values;
    private final ParameterScale parameterScale;
    private final double[] analytic;
    private final LocalDifferentiator differentiator;
    private final Judge judge;
    private final SpareEvaluations spare;
    private final OracleShares shares;

    BlockExamination(
            ParameterBlock block,
            double[] analytic,
            LocalDifferentiator differentiator,
            Judge judge,
            SpareEvaluations spare,
            OracleShares shares) {
        this.block = block;
        this.values = block.values();
        this.parameterScale = new ParameterScale(values);
        this.analytic = analytic;
        this.differentiator = differentiator;
        this.judge = judge;
        this.spare = spare;
        this.shares = shares;
    }

    ExaminedBlock examine() {
        QuickDifference[] quick = differentiator.quick(values, parameterScale);
        double scale = 0;
        for (int i = 0; i < quick.length; i++) {
            double size = Math.abs(quick[i].value());
            scale = size > quick[i].noise() ? Math.max(scale, size) : scale;
        }
        ExaminedBlock.Response response = response(quick);
        boolean blind = response == ExaminedBlock.Response.NONE;
        Derivative[] numeric = new Derivative[quick.length];
        for (int i = 0; i < quick.length; i++) {
            numeric[i] = values.isFixed(i)
                    ? new Derivative.Excluded()
                    : blind ? new Derivative.Smooth(0, quick[i].noise()) : derivative(i, quick[i], scale);
        }
        int settled =
                block.secondOracle().map(oracle -> settle(numeric, oracle)).orElse(0);
        return new ExaminedBlock(block, analytic, numeric, judge, response, settled);
    }

    /**
     * Looks at one entry alone.
     *
     * @param entry the entry
     * @param number its number among all parameters
     * @param typical what the entries of the block are like
     */
    ExaminedEntry examine(int entry, int number, double typical) {
        QuickDifference quick = differentiator.quick(values, entry, parameterScale);
        double size = Math.abs(quick.value());
        double scale = size > quick.noise() ? Math.max(size, typical) : typical;
        Derivative numeric = derivative(entry, quick, scale);
        return new ExaminedEntry(
                number,
                judge.judge(analytic[entry], numeric, scale),
                new Discrepancy(
                        block.nameOf(entry),
                        block.name(),
                        block.shape(),
                        entry,
                        analytic[entry],
                        numeric.value(),
                        numeric.error()));
    }

    private Derivative derivative(int entry, QuickDifference quick, double scale) {
        double claimed = analytic[entry];
        boolean confirmed = judge.confirms(claimed, quick, scale) || isDead(entry, quick);
        if (confirmed && !(judge.isBlurred(claimed, quick) && spare.areLeft())) {
            return judge.confirmed(claimed, quick);
        }
        int most = confirmed ? spare.left() : LocalDifferentiator.MOST_EVALUATIONS;
        return spare.spend(() -> differentiator.refine(
                values,
                entry,
                parameterScale,
                quick,
                derivative -> judge.settlement(claimed, derivative, scale),
                most));
    }

    private boolean isDead(int entry, QuickDifference quick) {
        return analytic[entry] == 0 && quick.isFlat() && differentiator.isUnmovedBy(values, entry, parameterScale);
    }

    /** Replaces what is left unresolved by what a second oracle says, as long as one can wait for it. */
    private int settle(Derivative[] numeric, SecondOracle oracle) {
        double scale = ExaminedBlock.scaleOf(numeric);
        int share = shares.next(oracle);
        int settled = 0;
        for (int i = 0; i < numeric.length && settled < share; i++) {
            if (judge.judge(analytic[i], numeric[i], scale) == EntryVerdict.UNRESOLVED) {
                numeric[i] = oracle.partial(i);
                settled++;
            }
        }
        shares.take(settled);
        return settled;
    }

    private ExaminedBlock.Response response(QuickDifference[] quick) {
        boolean shouldHaveMoved = false;
        for (int i = 0; i < quick.length; i++) {
            if (!quick[i].isFlat()) {
                return ExaminedBlock.Response.MOVES;
            }
            shouldHaveMoved |= !values.isFixed(i) && differentiator.wouldMoveTheCost(analytic[i] * quick[i].step());
        }
        return shouldHaveMoved && differentiator.isUnmovedBy(values)
                ? ExaminedBlock.Response.NONE
                : ExaminedBlock.Response.FLAT;
    }
}
