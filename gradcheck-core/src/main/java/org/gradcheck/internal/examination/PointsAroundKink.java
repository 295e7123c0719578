package org.gradcheck.internal.examination;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
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
 * Random points close to one at which the cost has kinks, with the gradient that the code returns at each.
 *
 * @param cost counts the evaluations
 * @param options the choices of the user
 * @param atPoint differentiates the cost at the point
 * @param all the points close by; none if the code does not support them
 */
record PointsAroundKink(CountedCost cost, CheckOptions options, PartialDifferentiator atPoint, List<Nearby> all) {

    /** Points close by. Chosen: a quarter of them shows what a single block makes of a kink, on either side of it. */
    private static final int POINTS = 16;

    /** Points at which a claim is compared with differences. Chosen: fewer than all, from the lowest claim to the highest. */
    private static final int COMPARED = 6;

    /**
     * Displacement of the blocks that do not dominate. Chosen: kinks that one block decides then follow it, since rectified units add up tens
     * of inputs.
     */
    private static final double SMALL = 0x1p-6;

    /** Distance of the points in first steps. Chosen: a difference of one step then crosses few of the kinks at the point. */
    private static final double DISTANCE = 8;

    /** Any fixed seed: the same check takes the same points everywhere. */
    private static final int SEED = 23;

    /** What differences close by tell about the claims of an entry there. */
    enum Outcome {
        RIGHT,
        WRONG,
        OPEN
    }

    /**
     * A point close by.
     *
     * @param where its displacement
     * @param value the cost there
     * @param gradient the claims there
     */
    record Nearby(Displacement where, double value, List<double[]> gradient) {}

    static PointsAroundKink of(Objective here, CountedCost cost, CheckOptions options, PartialDifferentiator atPoint) {
        return new PointsAroundKink(
                cost,
                options,
                atPoint,
                nearby(here, cost, DISTANCE * atPoint.noise().balancedStep()));
    }

    private static List<Nearby> nearby(Objective here, CountedCost cost, double distance) {
        List<ParameterVector> parameters = ParameterBlock.valuesOf(here.blocks());
        StoredPoint point = new StoredPoint(parameters);
        List<ParameterScale> scales = ParameterScale.ofAll(parameters);
        List<Nearby> nearby = new ArrayList<>();
        try (Displaced displaced = new Displaced()) {
            for (int i = 0; i < POINTS; i++) {
                Direction direction = Direction.ofUnevenBlocks(point, scales, new Well19937c(SEED + i), SMALL);
                Displacement where =
                        point.along(direction, point.all(), () -> 0, distance).get(0);
                displaced.to(where);
                double value = cost.getAsDouble();
                List<double[]> gradient = here.gradient().get();
                if (Double.isFinite(value)) {
                    nearby.add(new Nearby(where, value, gradient));
                }
            }
        } catch (CancellationException interrupted) {
            throw interrupted;
        } catch (RuntimeException | AssertionError e) {
            return List.of(); // the user need not support other points
        }
        return nearby;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Returns what is claimed for an entry at each of the points. */
    double[] claims(int block, int entry) {
        double[] claims = new double[all.size()];
        for (int k = 0; k < claims.length; k++) {
            claims[k] = all.get(k).gradient().get(block)[entry];
        }
        return claims;
    }

    /**
     * Compares claims close by with differences there, up to the first one that is wrong. All of them must be right: a wrong factor of a
     * claim of zero is right, and a kink leaves room for the others.
     *
     * @param number the number of the block
     */
    Outcome compare(int number, int entry, ExaminedBlock block) {
        Outcome outcome = Outcome.RIGHT;
        List<Nearby> byClaim = new ArrayList<>(all);
        byClaim.sort(comparingDouble(there -> there.gradient().get(number)[entry]));
        int points = Math.min(COMPARED, byClaim.size());
        try (Displaced displaced = new Displaced()) {
            for (int k = 0; k < points; k++) {
                Nearby there = byClaim.get(k * (byClaim.size() - 1) / Math.max(1, points - 1));
                displaced.to(there.where());
                Outcome next = compare(there.value(), there.gradient().get(number), entry, block);
                if (next == Outcome.WRONG) {
                    return next;
                }
                outcome = next == Outcome.OPEN ? next : outcome;
            }
        } catch (LimitReached noneLeft) {
            return Outcome.WRONG;
        }
        return outcome;
    }

    /** Compares a claim with differences where the parameters are. */
    private Outcome compare(double value, double[] claims, int entry, ExaminedBlock block) {
        ParameterVector values = block.block().values();
        PartialDifferentiator differentiator = new PartialDifferentiator(cost, value, atPoint.noise(), options.step());
        EvaluationPool pool = EvaluationPool.alone(new CostInstance(values, differentiator, cost));
        EntryJudge judge = new EntryJudge(options, AnalyticRounding.in(claims));
        EntryVerdict verdict = new BlockExamination(
                        block.block(), claims, pool, judge, new EvaluationBudget(cost, 0), new ReferenceBudget(1))
                .examine(entry, entry, block.scale().of(entry))
                .verdict();
        return switch (verdict) {
            case AGREES, UNEXERCISED -> Outcome.RIGHT;
            case DISAGREES -> Outcome.WRONG;
            default -> Outcome.OPEN;
        };
    }
}
