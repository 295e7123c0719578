package org.gradcheck.internal.examination;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.CentralDifference;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.PartialDifferentiator;
import org.gradcheck.internal.differentiation.ReferenceDerivatives;
import org.gradcheck.internal.evaluation.EvaluationBudget;
import org.gradcheck.internal.judgement.CostResponse;
import org.gradcheck.internal.judgement.EntryJudge;
import org.gradcheck.internal.judgement.ExaminedBlock;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.judgement.UnresolvedReason;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.subject.ParameterBlock;

/**
 * Looks at the entries of one block: a cheap difference for each, and a closer look at those where it leaves a doubt.
 */
public final class BlockExamination {

    private final ParameterBlock block;
    private final EvaluationPool crew;
    private final ParameterVector values;
    private final ParameterScale parameterScale;
    private final double[] analytic;
    private final PartialDifferentiator differentiator;
    private final EntryJudge judge;
    private final EvaluationBudget spare;
    private final ReferenceBudget shares;

    public BlockExamination(
            ParameterBlock block,
            double[] analytic,
            EvaluationPool crew,
            EntryJudge judge,
            EvaluationBudget spare,
            ReferenceBudget shares) {
        this.block = block;
        this.crew = crew;
        this.values = crew.first().values();
        this.parameterScale = new ParameterScale(values);
        this.analytic = analytic;
        this.differentiator = crew.first().differentiator();
        this.judge = judge;
        this.spare = spare;
        this.shares = shares;
    }

    public ExaminedBlock examine() {
        CentralDifference[] quick = crew.quick(parameterScale);
        double scale = 0;
        for (int i = 0; i < quick.length; i++) {
            double size = Math.abs(quick[i].value());
            scale = size > quick[i].noise() ? Math.max(scale, size) : scale;
        }
        CostResponse response = response(quick);
        Derivative[] numeric = response == CostResponse.NONE ? unmoved(quick) : derivatives(quick, scale);
        int settled = block.referenceDerivatives()
                .map(oracle -> settle(numeric, oracle))
                .orElse(0);
        return UnresolvedReason.addTo(
                new ExaminedBlock(block, analytic, numeric, judge, response, settled, Optional.empty()));
    }

    /**
     * Looks at one entry alone.
     *
     * @param entry the entry
     * @param number its number among all parameters
     * @param typical what the entries of the block are like
     */
    public JudgedEntry examine(int entry, int number, double typical) {
        CentralDifference quick = differentiator.quick(values, entry, parameterScale);
        double size = Math.abs(quick.value());
        double scale = size > quick.noise() ? Math.max(size, typical) : typical;
        Derivative numeric = judge.confirms(analytic[entry], quick, scale)
                ? confirmed(entry, quick, scale)
                : settled(closerLook(crew.first(), entry, quick, scale), entry, quick, scale);
        return new JudgedEntry(
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

    private Derivative[] unmoved(CentralDifference[] quick) {
        Derivative[] numeric = new Derivative[quick.length];
        Arrays.setAll(
                numeric,
                i -> values.isFixed(i) ? new Derivative.Excluded() : new Derivative.Smooth(0, quick[i].noise()));
        return numeric;
    }

    /** Entries in doubt are looked at first, as many at once as there are hands; then comes what is left to be spent. */
    private Derivative[] derivatives(CentralDifference[] quick, double scale) {
        int[] doubtful = IntStream.range(0, quick.length)
                .filter(i -> !values.isFixed(i) && !judge.confirms(analytic[i], quick[i], scale))
                .toArray();
        Iterator<CloserLook> looks = crew.lookCloser(
                        doubtful.length, (stand, k) -> closerLook(stand, doubtful[k], quick[doubtful[k]], scale))
                .iterator();
        Derivative[] numeric = new Derivative[quick.length];
        int next = 0;
        for (int i = 0; i < quick.length; i++) {
            if (values.isFixed(i)) {
                numeric[i] = new Derivative.Excluded();
            } else if (next < doubtful.length && doubtful[next] == i) {
                next++;
                numeric[i] = settled(looks.next(), i, quick[i], scale);
            } else {
                numeric[i] = confirmed(i, quick[i], scale);
            }
        }
        return numeric;
    }

    /**
     * What came of a closer look.
     *
     * @param derivative empty if the entry is dead, as was claimed
     * @param evaluations what it took to refine the derivative
     */
    private record CloserLook(Optional<Derivative> derivative, long evaluations) {}

    private CloserLook closerLook(CostInstance stand, int entry, CentralDifference quick, double scale) {
        boolean dead = analytic[entry] == 0
                && quick.isFlat()
                && stand.differentiator().isUnmovedBy(stand.values(), entry, parameterScale);
        if (dead) {
            return new CloserLook(Optional.empty(), 0);
        }
        long before = stand.cost().looks();
        Derivative derivative = refined(stand, entry, quick, scale, PartialDifferentiator.MOST_EVALUATIONS);
        return new CloserLook(Optional.of(derivative), stand.cost().looks() - before);
    }

    private Derivative settled(CloserLook look, int entry, CentralDifference quick, double scale) {
        spare.take(look.evaluations());
        return look.derivative().orElseGet(() -> confirmed(entry, quick, scale));
    }

    private Derivative confirmed(int entry, CentralDifference quick, double scale) {
        return judge.isBlurred(analytic[entry], quick) && spare.areLeft()
                ? spare.spend(() -> refined(crew.first(), entry, quick, scale, spare.left()))
                : judge.confirmed(analytic[entry], quick);
    }

    private Derivative refined(CostInstance stand, int entry, CentralDifference quick, double scale, int most) {
        return stand.differentiator()
                .refine(
                        stand.values(),
                        entry,
                        parameterScale,
                        quick,
                        derivative -> judge.settlement(analytic[entry], derivative, scale),
                        most);
    }

    /** Replaces what is left unresolved by what a second oracle says, as long as one can wait for it. */
    private int settle(Derivative[] numeric, ReferenceDerivatives oracle) {
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

    private CostResponse response(CentralDifference[] quick) {
        boolean shouldHaveMoved = false;
        for (int i = 0; i < quick.length; i++) {
            if (!quick[i].isFlat()) {
                return CostResponse.MOVES;
            }
            shouldHaveMoved |= !values.isFixed(i) && differentiator.wouldMoveTheCost(analytic[i] * quick[i].step());
        }
        return shouldHaveMoved && differentiator.isUnmovedBy(values) ? CostResponse.NONE : CostResponse.FLAT;
    }
}
