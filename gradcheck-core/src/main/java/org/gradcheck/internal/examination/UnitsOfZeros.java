package org.gradcheck.internal.examination;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.LimitReached;
import org.gradcheck.internal.inspection.Inspection;
import org.gradcheck.internal.judgement.AnalyticRounding;
import org.gradcheck.internal.parameters.DeclaredParameters;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.Displaced;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.internal.parameters.Sample;
import org.gradcheck.internal.parameters.StoredPoint;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

/**
 * Sizes of parameters that are zero, measured by the response of the cost where the size that is assumed for them does not suit it.
 *
 * <p>A zero shows no size, so that of a weight is assumed: 1, or less beside smaller parameters. A parameter of the unit 1e6 then changes the
 * cost by less than its rounding, and looks like a zero by symmetry; steps for one of the unit 1e-6 leave the range in which its derivative
 * holds. If the gradient claims that the zeros of a block change the cost by a thousandth of what other parameters do, or by a
 * thousand times as much, all of them are displaced together. The size grows by a factor of 64 as long as the cost responds in proportion, and begins at the one
 * that the claims suggest if that is smaller. The cost decides, not the claims: without a proportional response, the assumed size remains.
 *
 * @param here the objective at the point
 * @param cost counts the evaluations
 * @param inspected the cost and the gradient there
 */
public record UnitsOfZeros(Objective here, CountedCost cost, Inspection.Inspected inspected) {

    /** Ratio of two claimed changes that need no other size. Chosen: derivatives of networks differ by as much from block to block. */
    private static final double USUAL = 0x1p10;

    /** Ratio of two sizes. Chosen: a change that the larger one shows clearly is above the rounding at the smaller one. */
    private static final double RATIO = 64;

    /** Largest growth. Formula: five times the ratio, beyond which floats of the size 1 are lost. */
    private static final double LARGEST = 0x1p30;

    /** Change of the cost that is clear, in units in the last place. Chosen: 64 of them are left at the size before. */
    private static final double CLEAR = 0x1p12;

    /** Rounding of a change at the size before, in units in the last place. Chosen: that of sums of some terms. */
    private static final double ROUNDING = 16;

    /** Part by which two slopes of a proportional response differ at most. Chosen: a tanh differs by as much at half of its unit. */
    private static final double PROPORTIONAL = 0.1;

    /** Largest change that needs no larger size, as a part of that with other parameters. Chosen: one more ratio makes it as large as these. */
    private static final double SUFFICIENT = 0x1p-6;

    /** Any fixed seed: the same check takes the same points everywhere. */
    private static final int SEED = 29;

    /** Returns the objective; its zeros have the sizes that were measured, as if they were declared. */
    public Objective measured() {
        double others = changeWithOthers();
        if (here.shortcut().isPresent() || others == 0 || !Double.isFinite(others)) {
            return here;
        }
        List<ParameterBlock> blocks = new ArrayList<>();
        boolean isMeasured = false;
        for (int b = 0; b < here.blocks().size(); b++) {
            ParameterBlock block = here.blocks().get(b);
            Optional<ParameterBlock> measured =
                    measured(block, inspected.analytic().get(b), others);
            isMeasured |= measured.isPresent();
            blocks.add(measured.orElse(block));
        }
        return isMeasured ? here.with(blocks) : here;
    }

    /** Returns the largest change of the cost that is claimed for a parameter with a size; that of the whole cost if there is none. */
    private double changeWithOthers() {
        double largest = 0;
        for (int b = 0; b < here.blocks().size(); b++) {
            ParameterVector values = here.blocks().get(b).values();
            double[] stored = values.toArray();
            double[] analytic = inspected.analytic().get(b);
            for (int i = 0; i < stored.length; i++) {
                double size = values.scale(i) > 0 ? values.scale(i) : Math.abs(stored[i]);
                double change = size * Math.abs(analytic[i]);
                largest = Double.isFinite(change) && !values.isFixed(i) ? Math.max(largest, change) : largest;
            }
        }
        return largest > 0 ? largest : Math.abs(inspected.cost());
    }

    /** Returns the block with the sizes that were measured; empty if the assumed ones remain. */
    private Optional<ParameterBlock> measured(ParameterBlock block, double[] analytic, double others) {
        if (!(block.values() instanceof DeclaredParameters values)) {
            return Optional.empty();
        }
        double[] stored = values.toArray();
        boolean[] isZero = new boolean[stored.length];
        boolean areAll = true;
        double steepest = 0;
        int zeros = 0;
        for (int i = 0; i < stored.length; i++) {
            isZero[i] = stored[i] == 0 && !values.isFixed(i) && !(values.scale(i) > 0) && isUnbounded(values, i);
            areAll &= isZero[i] || values.isFixed(i);
            zeros += isZero[i] ? 1 : 0;
            steepest = isZero[i] && Double.isFinite(analytic[i]) ? Math.max(steepest, Math.abs(analytic[i])) : steepest;
        }
        double typical = new ParameterScale(values).typical();
        double assumed = Math.min(1, typical);
        boolean isTooLarge = areAll && steepest * assumed > USUAL * others;
        boolean isTooSmall = (areAll || typical > assumed) && steepest * assumed < others / USUAL;
        if (zeros == 0 || !(isTooLarge || isTooSmall)) {
            return Optional.empty();
        }
        double size = isTooLarge
                ? smaller(values, isZero, others / steepest, others)
                : measured(values, isZero, assumed, areAll ? LARGEST : typical, others);
        if (!(size > 0) || size == assumed) {
            return Optional.empty();
        }
        double[] scale = new double[stored.length];
        Arrays.setAll(scale, i -> isZero[i] ? size : values.scale(i));
        return Optional.of(block.with(values.withScale(scale)));
    }

    /** Returns the size that the claims suggest, or a smaller one if the cost is not proportional there; 0 if there is none. */
    private double smaller(DeclaredParameters values, boolean[] isZero, double suggested, double others) {
        double found = 0;
        for (double size = suggested; found == 0 && size >= suggested / RATIO; size /= Math.sqrt(RATIO)) {
            found = measured(values, isZero, size, size, others);
        }
        return found;
    }

    private static boolean isUnbounded(ParameterVector values, int entry) {
        return values.lowerBound(entry) < -LARGEST && values.upperBound(entry) > LARGEST;
    }

    /** Returns the largest size at which the cost responds in proportion; 0 if there is none. */
    private double measured(DeclaredParameters values, boolean[] isZero, double first, double most, double others) {
        StoredPoint point = new StoredPoint(List.of(values));
        double found = 0;
        try {
            Response before = response(point, isZero, first / RATIO);
            double ratio = RATIO;
            for (double size = first; ratio > 1; ) {
                Response response = response(point, isZero, size);
                if (!Double.isFinite(response.change())
                        || (response.isClear() && !response.isProportionalTo(before, ratio))) {
                    return found;
                }
                found = response.isClear() ? size : found;
                if (response.isClear() && Math.abs(response.change()) >= SUFFICIENT * others) {
                    return found;
                }
                before = response;
                ratio = Math.min(RATIO, most / size);
                size *= ratio;
            }
        } catch (LimitReached noneLeft) {
            return found;
        }
        return found;
    }

    /** Returns the response to a size: two evaluations; not a number outside the domain of the cost. */
    private Response response(StoredPoint point, boolean[] isZero, double size) {
        Direction direction = Direction.toBothSides(number -> isZero[number] ? size : 0, SEED);
        try (Displaced displaced = new Displaced()) {
            List<Sample> samples = cost.at(point.along(direction, point.all(), () -> 0, 1, -1), displaced);
            double above = samples.get(0).cost();
            double below = samples.get(1).cost();
            double largest = Math.max(Math.abs(above), Math.abs(below));
            boolean isFloat = AnalyticRounding.areFloats(inspected.analytic());
            return new Response((above - below) / 2, isFloat ? Math.ulp((float) largest) : Math.ulp(largest));
        } catch (CancellationException ended) {
            throw ended;
        } catch (RuntimeException | AssertionError e) {
            return Response.NONE; // the user need not support sizes that were never stored, as an index into a table
        }
    }

    /**
     * Response of the cost to displaced zeros.
     *
     * @param change half of the difference of the cost between both sides
     * @param unit one unit in the last place of the cost there, which is larger than at the point if the cost grows to both sides
     */
    private record Response(double change, double unit) {

        static final Response NONE = new Response(Double.NaN, Double.NaN);

        boolean isClear() {
            return Math.abs(change) >= CLEAR * unit;
        }

        boolean isProportionalTo(Response before, double ratio) {
            return Math.abs(ratio * before.change - change)
                    <= PROPORTIONAL * Math.abs(change) + ROUNDING * (ratio * before.unit + unit);
        }
    }
}
