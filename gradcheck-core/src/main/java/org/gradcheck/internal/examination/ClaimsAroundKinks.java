package org.gradcheck.internal.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.PartialDifferentiator;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.ExaminedBlock;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.subject.Objective;

/**
 * Second look at entries that disagree where the cost has kinks, by the gradients that the code returns close to the point.
 *
 * <p>Several terms of a cost may have their kinks at the point, as rectified units do whose inputs and biases are zero. Backpropagation then
 * may return a derivative outside the slopes along its parameter: that of points close by, where the other parameters keep those terms off
 * their kinks. Each mean of gradients close to the point is a subgradient (Clarke, 1983), and random points find them (gradient sampling;
 * Burke, Lewis and Overton, 2005). So the gradient is evaluated at a few such points. A claim among the values there is right if these are
 * right, which differences tell. A claim beyond them stays open if they have more than the two values of a single kink, since other points
 * may have it. Otherwise it is wrong: so is each claim of a gradient that is wrong close to the point as well.
 *
 * @param here the objective at the point
 * @param cost counts the evaluations
 * @param options the choices of the user
 * @param atPoint differentiates the cost at the point
 */
public record ClaimsAroundKinks(Objective here, CountedCost cost, CheckOptions options, PartialDifferentiator atPoint) {

    /** Entries of a block whose claims close by are compared with differences. Chosen: each takes some 20 evaluations if right. */
    private static final int COMPARED = 16;

    /** Entries of a block after which all of them are wrong if the first ones are. Chosen: a wrong gradient takes few evaluations more. */
    private static final int FIRST = 3;

    /** Returns the blocks; the claims that points close by show to be right, or leave open, are so. */
    public List<ExaminedBlock> explain(List<ExaminedBlock> blocks) {
        if (!isApplicable(blocks)) {
            return blocks;
        }
        List<ExaminedBlock> explained = new ArrayList<>(blocks);
        boolean isKept = cost.meter().completes(() -> cost.meter().take(1)); // for the way back
        if (isKept) {
            cost.meter().completes(() -> {
                PointsAroundKink points = PointsAroundKink.of(here, cost, options, atPoint);
                for (int k = 0; k < blocks.size() && !points.isEmpty(); k++) {
                    explained.set(k, explained(blocks.get(k), points));
                }
            });
            cost.meter().giveBack(1);
            cost.getAsDouble();
            List<double[]> unused =
                    here.gradient().get(); // arrays that backward fills do not keep the gradient of another point
        }
        return explained;
    }

    private boolean isApplicable(List<ExaminedBlock> blocks) {
        boolean hasKinks = false;
        boolean isWrong = false;
        for (ExaminedBlock block : blocks) {
            for (int i = 0; i < block.numeric().length; i++) {
                hasKinks |= block.numeric()[i] instanceof Derivative.Kink;
                isWrong |= isWrong(block, i);
            }
        }
        return hasKinks
                && isWrong
                && here.context().isRecomputed()
                && here.shortcut().isEmpty()
                && options.step().isEmpty();
    }

    private static boolean isWrong(ExaminedBlock block, int entry) {
        return block.verdict(entry) == EntryVerdict.DISAGREES
                && Double.isFinite(block.analytic()[entry])
                && Double.isFinite(block.numeric()[entry].value());
    }

    private ExaminedBlock explained(ExaminedBlock block, PointsAroundKink points) {
        int number = here.blocks().indexOf(block.block());
        Derivative[] numeric = block.numeric().clone();
        int compared = 0;
        int right = 0;
        for (int i = 0; i < numeric.length; i++) {
            boolean isUseless = compared >= FIRST && right == 0;
            Optional<Derivative> allowed = isUseless || !isWrong(block, i)
                    ? Optional.empty()
                    : new ClaimsOfEntry(points.claims(number, i)).allow(block.analytic()[i], numeric[i]);
            if (allowed.isPresent()) {
                PointsAroundKink.Outcome outcome;
                if (compared < COMPARED) {
                    outcome = points.compare(number, i, block);
                    compared++;
                    right += outcome == PointsAroundKink.Outcome.WRONG ? 0 : 1;
                } else {
                    outcome = right == compared ? PointsAroundKink.Outcome.OPEN : PointsAroundKink.Outcome.WRONG;
                }
                numeric[i] = switch (outcome) {
                    case RIGHT -> allowed.get();
                    case OPEN -> numeric[i].allowing(block.analytic()[i]);
                    case WRONG -> numeric[i];
                };
            }
        }
        return block.with(numeric);
    }
}
