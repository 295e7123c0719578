package org.gradcheck.internal.examination;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.PartialDifferentiator;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.EvaluationBudget;
import org.gradcheck.internal.evaluation.LimitReached;
import org.gradcheck.internal.judgement.AnalyticRounding;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.EntryJudge;
import org.gradcheck.internal.judgement.ExaminedBlock;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.Displaced;
import org.gradcheck.internal.parameters.Displacement;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.internal.parameters.StoredPoint;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

/**
 * Second look at entries that disagree where the cost has kinks, by the gradients that the code returns close to the point.
 *
 * <p>If several terms of a cost have their kinks at the point, as rectified units whose inputs and biases are zero, backpropagation may return
 * a derivative outside the slopes along its parameter: that of points close by, where the other parameters keep those terms off their kinks. Each
 * mean of gradients close to the point is a subgradient (Clarke, 1983), and random points find them (gradient sampling; Burke, Lewis and
 * Overton, 2005). So the gradient is evaluated at a few such points. A claim among the values there is right if these are right, which differences
 * tell. A claim beyond them stays open if they have more than the two values of a single kink, since other points may have it. Otherwise it is
 * wrong: so is each claim of a gradient that is wrong close to the point as well.
 *
 * @param here the objective at the point
 * @param cost counts the evaluations
 * @param options the choices of the user
 * @param atPoint differentiates the cost at the point
 */
public record ClaimsAroundKinks(Objective here, CountedCost cost, CheckOptions options, PartialDifferentiator atPoint) {

    /** Points close by. Chosen: a quarter of them shows what a single block makes of a kink, on either side of it. */
    private static final int POINTS = 16;

    /** Points at which a claim is compared with differences. Chosen: fewer than all, from the lowest claim to the highest. */
    private static final int COMPARED_POINTS = 6;

    /** Displacement of the blocks that do not dominate. Chosen: kinks that one block decides then follow it, since rectified units add up tens of inputs. */
    private static final double SMALL = 0x1p-6;

    /** Distance of the points in first steps. Chosen: a difference of one step then crosses few of the kinks at the point. */
    private static final double DISTANCE = 8;

    /** Entries of a block whose claims close by are compared with differences. Chosen: each takes some 20 evaluations if right. */
    private static final int COMPARED = 16;

    /** Entries of a block after which all of them are wrong if the first ones are. Chosen: a wrong gradient takes few evaluations more. */
    private static final int FIRST = 3;

    /** Part of its distance from the differences by which a claim must change close to the point. Chosen: a curved cost changes it by far less. */
    private static final double PART_OF_DEVIATION = 0.5;

    /** Part of the range of the claims by which two of them differ at a kink. Chosen: above the change of a smooth cost over the distance of the points. */
    private static final double DIFFERENT = 0.05;

    /** Any fixed seed: the same check takes the same points everywhere. */
    private static final int SEED = 23;

    /** Verdicts of an entry close to the point that do not show a wrong claim. */
    private enum Seen {
        RIGHT,
        WRONG,
        OPEN
    }

    /**
     * A point close by.
     *
     * @param where its displacement
     * @param value the cost there
     * @param claims the gradient there
     */
    private record Nearby(Displacement where, double value, List<double[]> claims) {}

    /** Returns the blocks; the claims that points close by show to be right, or leave open, are so. */
    public List<ExaminedBlock> explain(List<ExaminedBlock> blocks) {
        if (!isApplicable(blocks)) {
            return blocks;
        }
        List<ExaminedBlock> explained = new ArrayList<>(blocks);
        boolean isKept = cost.meter().completes(() -> cost.meter().take(1)); // for the way back
        if (isKept) {
            cost.meter().completes(() -> {
                List<Nearby> nearby = nearby();
                for (int k = 0; k < blocks.size() && !nearby.isEmpty(); k++) {
                    int b = here.blocks().indexOf(blocks.get(k).block());
                    explained.set(k, explained(b, blocks.get(k), nearby));
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

    /** Returns the points close by with the gradients there; none if the code does not support them, or if the gradient is the same everywhere. */
    private List<Nearby> nearby() {
        List<ParameterVector> parameters = ParameterBlock.valuesOf(here.blocks());
        StoredPoint point = new StoredPoint(parameters);
        List<ParameterScale> scales = ParameterScale.ofAll(parameters);
        List<Nearby> nearby = new ArrayList<>();
        try (Displaced displaced = new Displaced()) {
            for (int i = 0; i < POINTS; i++) {
                Direction direction = Direction.ofUnevenBlocks(point, scales, new Well19937c(SEED + i), SMALL);
                Displacement where = point.along(
                                direction,
                                point.all(),
                                () -> 0,
                                DISTANCE * atPoint.noise().balancedStep())
                        .get(0);
                displaced.to(where);
                double value = cost.getAsDouble();
                List<double[]> claims = here.gradient().get();
                if (Double.isFinite(value)) {
                    nearby.add(new Nearby(where, value, claims));
                }
            }
        } catch (CancellationException interrupted) {
            throw interrupted;
        } catch (RuntimeException | AssertionError e) {
            return List.of(); // the user need not support other points
        }
        return nearby;
    }

    private ExaminedBlock explained(int b, ExaminedBlock block, List<Nearby> nearby) {
        Derivative[] numeric = block.numeric().clone();
        int compared = 0;
        int right = 0;
        for (int i = 0; i < numeric.length; i++) {
            boolean isUseless = compared >= FIRST && right == 0;
            Optional<Derivative> among = isUseless || !isWrong(block, i)
                    ? Optional.empty()
                    : amongClaims(block.analytic()[i], numeric[i], claims(b, i, nearby));
            if (among.isPresent()) {
                boolean isCompared = compared < COMPARED;
                Seen seen = isCompared ? seen(b, i, block, nearby) : right == compared ? Seen.OPEN : Seen.WRONG;
                compared += isCompared ? 1 : 0;
                right += isCompared && seen != Seen.WRONG ? 1 : 0;
                numeric[i] = switch (seen) {
                    case RIGHT -> among.get();
                    case OPEN -> numeric[i].allowing(block.analytic()[i]);
                    case WRONG -> numeric[i];
                };
            }
        }
        return block.with(numeric);
    }

    private static double[] claims(int b, int entry, List<Nearby> nearby) {
        double[] claims = new double[nearby.size()];
        for (int k = 0; k < claims.length; k++) {
            claims[k] = nearby.get(k).claims().get(b)[entry];
        }
        return claims;
    }

    /**
     * Returns the derivative that the claims close by allow.
     *
     * @return all slopes between them, if the claim at the point is one of these; the same derivative, with the claim allowed, if they show
     *     more than the two slopes of a single kink; empty if they explain nothing
     */
    private static Optional<Derivative> amongClaims(double claim, Derivative numeric, double[] nearby) {
        double lowest = numeric.value() - numeric.width() / 2;
        double highest = numeric.value() + numeric.width() / 2;
        double least = lowest;
        double most = highest;
        for (double there : nearby) {
            least = Math.min(least, there);
            most = Math.max(most, there);
        }
        double spread = most - least;
        if (!Double.isFinite(spread) || spread < PART_OF_DEVIATION * numeric.distanceTo(claim)) {
            return Optional.empty();
        }
        double margin = 2 * numeric.error();
        if (least - margin <= claim && claim <= most + margin) {
            return Optional.of(new Derivative.Kink(least, most, numeric.error()));
        }
        return areSeveralKinks(nearby, spread) ? Optional.of(numeric.allowing(claim)) : Optional.empty();
    }

    /** Returns whether the claims close by have more than two different values, as a single kink does. */
    private static boolean areSeveralKinks(double[] nearby, double spread) {
        double[] sorted = nearby.clone();
        Arrays.sort(sorted);
        int values = 1;
        for (int k = 1; k < sorted.length; k++) {
            values += sorted[k] - sorted[k - 1] > DIFFERENT * spread ? 1 : 0;
        }
        return values > 2;
    }

    /**
     * Compares claims close by with differences there, up to the first one that is wrong. All of them must be right: a wrong factor of a
     * claim of zero is right, and a kink leaves room for the others.
     */
    private Seen seen(int b, int entry, ExaminedBlock block, List<Nearby> nearby) {
        Seen seen = Seen.RIGHT;
        List<Nearby> byClaim = new ArrayList<>(nearby);
        byClaim.sort(comparingDouble(there -> there.claims().get(b)[entry]));
        int points = Math.min(COMPARED_POINTS, byClaim.size());
        try (Displaced displaced = new Displaced()) {
            for (int k = 0; k < points; k++) {
                Nearby there = byClaim.get(k * (byClaim.size() - 1) / Math.max(1, points - 1));
                displaced.to(there.where());
                Seen next = seen(there, b, entry, block);
                if (next == Seen.WRONG) {
                    return next;
                }
                seen = next == Seen.OPEN ? next : seen;
            }
        } catch (LimitReached noneLeft) {
            return Seen.WRONG;
        }
        return seen;
    }

    private Seen seen(Nearby there, int b, int entry, ExaminedBlock block) {
        double[] claims = there.claims().get(b);
        ParameterVector values = block.block().values();
        PartialDifferentiator differentiator =
                new PartialDifferentiator(cost, there.value(), atPoint.noise(), options.step());
        EvaluationPool pool = EvaluationPool.alone(new CostInstance(values, differentiator, cost));
        EntryJudge judge = new EntryJudge(options, AnalyticRounding.in(claims));
        EntryVerdict verdict = new BlockExamination(
                        block.block(), claims, pool, judge, new EvaluationBudget(cost, 0), new ReferenceBudget(1))
                .examine(entry, entry, block.scale().of(entry))
                .verdict();
        return switch (verdict) {
            case AGREES, UNEXERCISED -> Seen.RIGHT;
            case DISAGREES -> Seen.WRONG;
            default -> Seen.OPEN;
        };
    }
}
