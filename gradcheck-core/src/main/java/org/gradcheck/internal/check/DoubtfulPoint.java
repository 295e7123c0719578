package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.gradcheck.internal.differentiation.ErrorBars;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.LimitReached;
import org.gradcheck.internal.inspection.CoarseCost;
import org.gradcheck.internal.inspection.Inspection;
import org.gradcheck.internal.inspection.RepeatedCost;
import org.gradcheck.internal.inspection.Surroundings;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.Finding;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

/**
 * Examination of the cost at a point where the verdict is not that all blocks agree, before anything is said about the gradient. The
 * cost may move in steps, be constant, or differ between evaluations at the same point.
 *
 * <p>The algorithm:
 *
 * <ol>
 *   <li>If a block is unresolved or does not move the cost, evaluate the cost around the point, with all blocks displaced, and then
 *       with each block that does not move the cost displaced alone.
 *   <li>If the cost moves in steps, or if its noise is far above its rounding, evaluate it repeatedly at the point.
 * </ol>
 *
 * @param here the objective at the point
 * @param cost counts the evaluations
 * @param inspected the cost at the point and its jitter
 * @param noise the measured noise of the cost
 * @param judged the verdicts of the blocks
 */
record DoubtfulPoint(
        Objective here, CountedCost cost, Inspection.Inspected inspected, Noise noise, JudgedPoint judged) {

    /** Noise in units in the last place of the cost that is no rounding. Chosen: long sums have less in either precision. */
    private static final double MORE_THAN_ROUNDING = 1024;

    /** Change of the cost along a gradient, as a part of the claimed one, that may be none. Chosen: far below that of a wrong factor. */
    private static final double UNMOVED = 0.01;

    private static final String UNSEEN =
            "it seems wrong, but the limit of the evaluations ended the check before the cost was examined";

    private static final String HIDDEN = "the steps of the cost hide the derivatives";

    /**
     * Verdicts of the blocks, after the cost was examined.
     *
     * @param blocks the blocks; without any statement where the cost is too coarse for one
     * @param findings the findings about the cost, the most serious first
     */
    record Conclusion(List<JudgedBlock> blocks, List<Finding> findings) {

        boolean isRandom() {
            return has(Finding.Kind.COST_NOT_REPEATABLE);
        }

        /** Returns whether differences can tell which bug the gradient has. */
        boolean canBeDiagnosed() {
            return findings.isEmpty();
        }

        /** Returns whether differences of the cost have a meaning. */
        boolean canBeDifferenced() {
            return !isRandom() && !has(Finding.Kind.COST_TOO_COARSE);
        }

        private boolean has(Finding.Kind kind) {
            for (Finding finding : findings) {
                if (finding.kind() == kind) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Examines the cost as far as the limit of the evaluations goes. */
    Conclusion conclude() {
        try {
            return concludeWithinLimit();
        } catch (LimitReached noneLeft) {
            return withoutLook();
        }
    }

    /** Returns the conclusion without another look at the cost: a block that seems wrong is called so only if it needs none. */
    private Conclusion withoutLook() {
        boolean isNoisy = isNoisy();
        List<JudgedBlock> blocks = new ArrayList<>();
        for (JudgedBlock block : judged.blocks()) {
            boolean isDoubtful = isWrong(block) && (isNoisy || doesNotMoveTheCost(block));
            blocks.add(isDoubtful ? block.unresolved(here.blockNamed(block.name()), UNSEEN) : block);
        }
        return new Conclusion(List.copyOf(blocks), List.of());
    }

    private boolean isNoisy() {
        return noise.level() > MORE_THAN_ROUNDING * noise.unitInLastPlace(inspected.cost());
    }

    private Conclusion concludeWithinLimit() {
        List<JudgedBlock> blocks = new ArrayList<>(judged.blocks());
        Set<Finding> findings = new LinkedHashSet<>();
        boolean isSuspicious = isNoisy();
        boolean isOpen = false;
        boolean agrees = true;
        for (JudgedBlock block : judged.blocks()) {
            isOpen |= isUnresolved(block) || doesNotMoveTheCost(block);
            agrees &= block.report().verdict() == Verdict.AGREES;
        }
        if (isOpen) {
            isSuspicious |= examine(blocks, findings);
        }
        List<Finding> all = new ArrayList<>(findings);
        if (isSuspicious && !agrees) {
            new RepeatedCost(cost, inspected).difference().ifPresent(difference -> all.add(0, difference));
        }
        return new Conclusion(List.copyOf(blocks), List.copyOf(all));
    }

    /**
     * Examines the cost around the point, adds findings, and replaces the statements about blocks that they contradict.
     *
     * @return whether the cost moves in steps, is constant near the point alone, or does not change although the gradient is not zero
     */
    private boolean examine(List<JudgedBlock> blocks, Set<Finding> findings) {
        Surroundings ofAll = around(here.blocks());
        Optional<Finding> stepsOfAll = new CoarseCost(ofAll, "", false, ofAll.largestChange()).steps();
        boolean isSuspicious = stepsOfAll.isPresent() || ofAll.isConstantNearby() != ofAll.isConstant();
        for (int b = 0; b < blocks.size(); b++) {
            JudgedBlock block = blocks.get(b);
            if (isUnresolved(block)) {
                stepsOfAll.ifPresent(findings::add);
            } else if (doesNotMoveTheCost(block)) {
                Optional<Finding> found = stepsOfAll.or(() -> ofBlock(block, ofAll));
                blocks.set(b, found.map(finding -> corrected(block, finding)).orElse(block));
                found.filter(finding -> isWrong(block)).ifPresent(findings::add);
                isSuspicious |= found.isPresent();
            }
        }
        return isSuspicious;
    }

    /** Returns a finding about the cost as a function of one block. */
    private Optional<Finding> ofBlock(JudgedBlock block, Surroundings ofAll) {
        boolean areSeveral = here.blocks().size() > 1;
        CoarseCost coarse = new CoarseCost(
                areSeveral ? around(List.of(here.blockNamed(block.name()))) : ofAll,
                "'" + block.name() + "'",
                areSeveral && !ofAll.isConstant(),
                ofAll.largestChange());
        return isWrong(block) ? coarse.noChange(predictedChange(block)).or(coarse::steps) : coarse.steps();
    }

    /** Replaces the note of a vacuous block, and all statements about a wrong one if the cost is too coarse for them. */
    private JudgedBlock corrected(JudgedBlock block, Finding finding) {
        if (!isWrong(block)) {
            return block.because(finding.text());
        }
        return finding.kind() == Finding.Kind.COST_TOO_COARSE
                ? block.unresolved(here.blockNamed(block.name()), HIDDEN)
                : block;
    }

    private Surroundings around(List<ParameterBlock> displaced) {
        return Surroundings.of(ParameterBlock.valuesOf(displaced), cost, inspected.cost());
    }

    /** Returns the largest change of the cost that the analytic gradient predicts if one parameter changes by its size. */
    private double predictedChange(JudgedBlock judgedBlock) {
        ParameterBlock block = here.blockNamed(judgedBlock.name());
        double[] analytic = inspected.analytic().get(here.blocks().indexOf(block));
        ParameterScale scale = new ParameterScale(block.values());
        return IntStream.range(0, analytic.length)
                .mapToDouble(i -> Math.abs(analytic[i]) * scale.of(i))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    private static boolean isWrong(JudgedBlock block) {
        return block.report().verdict() == Verdict.DISAGREES || block.ignoresParameters();
    }

    private static boolean isUnresolved(JudgedBlock block) {
        return block.report().verdict() == Verdict.UNRESOLVED && !block.ignoresParameters();
    }

    /** Returns whether no difference of the block moved the cost beyond its noise. */
    private static boolean doesNotMoveTheCost(JudgedBlock block) {
        return isWrong(block)
                ? block.ignoresParameters()
                        || (hasNoRightEntry(block)
                                && !block.mismatches().isEmpty()
                                && block.mismatches().stream().allMatch(DoubtfulPoint::isZero))
                        || isUnmovedAlongGradient(block)
                : block.report().verdict() == Verdict.VACUOUS && block.report().count(EntryVerdict.UNEXERCISED) > 0;
    }

    private static boolean hasNoRightEntry(JudgedBlock block) {
        return block.report().count(EntryVerdict.AGREES) + block.report().count(EntryVerdict.AT_A_KINK) == 0;
    }

    private static boolean isUnmovedAlongGradient(JudgedBlock block) {
        return block.directional().isPresent()
                && Math.abs(block.directional().get().ratio()) <= UNMOVED;
    }

    private static boolean isZero(Discrepancy entry) {
        return Math.abs(entry.numeric()) <= ErrorBars.AGREEMENT * entry.error();
    }
}
