package org.gradcheck.internal.check;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.blockwise.PointOfBlocks;
import org.gradcheck.internal.diagnosis.description.GradientDescription;
import org.gradcheck.internal.diagnosis.direction.ClaimedBlock;
import org.gradcheck.internal.diagnosis.direction.HiddenMistakes;
import org.gradcheck.internal.diagnosis.search.WrongGradient;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.LimitReached;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.DirectionalEvidence;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.gradcheck.internal.screening.NotFiniteEntries;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

/**
 * Slopes along directions in blocks that are wrong as a whole, where noise hides the entries.
 *
 * @param here the objective
 * @param cost counts the evaluations
 * @param costAtPoint the cost at the point
 * @param analytic the claimed derivatives of each block
 * @param noise the noise level of the cost
 * @param options the tolerances
 * @param gradient the entries that were measured one by one
 * @param ofUser takes what the user's code throws
 */
record HiddenBlockSlopes(
        Objective here,
        CountedCost cost,
        double costAtPoint,
        List<double[]> analytic,
        double noise,
        CheckOptions options,
        WrongGradient gradient,
        Consumer<Throwable> ofUser)
        implements DirectionalDiagnosis.Further {

    /** Most blocks in which a mistake is sought. Chosen: each takes some 200 evaluations. */
    private static final int MOST = 4;

    /** Returns the mistakes in some blocks, as far as the limit of the evaluations goes. */
    @Override
    public HiddenMistakes in(List<MeasuredBlock> measured, Map<Integer, DirectionalEvidence> blocks) {
        PointOfBlocks point = point();
        Map<Integer, ClaimedBlock> claimed = new LinkedHashMap<>();
        for (int number : blocks.keySet()) {
            if (claimed.size() < MOST) {
                claimed.put(number, claimed(number, point, wrong(measured.get(number))));
            }
        }
        try {
            return HiddenMistakes.search(
                    measured,
                    claimed,
                    number -> components -> point.unclaimed(number, components),
                    block -> isDescribed(block, blocks));
        } catch (LimitReached noneLeft) {
            return HiddenMistakes.NONE;
        } catch (CancellationException interrupted) {
            throw interrupted;
        } catch (Throwable thrown) {
            ofUser.accept(thrown);
            return HiddenMistakes.NONE;
        }
    }

    @Override
    public boolean isMultipleOfParameters(int block) {
        ClaimedBlock claimed = claimed(block, point(), new BitSet());
        return Double.isFinite(claimed.multipleOf(claimed.parameters()));
    }

    private ClaimedBlock claimed(int number, PointOfBlocks point, BitSet wrong) {
        ParameterBlock block = here.blocks().get(number);
        double[] parameters = new double[block.values().size()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = block.value(i);
        }
        return new ClaimedBlock(
                block.shape().sizes(), parameters, analytic.get(number), point.displacements(number), wrong);
    }

    /**
     * Returns whether the measured entries of a block say what the wrong values look like. Where wrong parts are known, these say more than a
     * sample of their entries.
     */
    private boolean isDescribed(int number, Map<Integer, DirectionalEvidence> blocks) {
        DirectionalEvidence evidence = blocks.get(number);
        return evidence != null
                && !evidence.areLocated()
                && GradientDescription.of(gradient, List.of(number)).isPresent();
    }

    private static BitSet wrong(MeasuredBlock block) {
        BitSet wrong = new BitSet();
        for (int i = 0; i < block.size(); i++) {
            wrong.set(block.entry(i), block.isWrong(i));
        }
        return wrong;
    }

    private PointOfBlocks point() {
        List<ParameterVector> parameters = ParameterBlock.valuesOf(here.blocks());
        ParameterSpace space = new ParameterSpace(parameters, new NotFiniteEntries(analytic));
        return new PointOfBlocks(here.blocks(), analytic, space, cost, costAtPoint, noise, options);
    }
}
