package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.LimitReached;
import org.gradcheck.internal.inspection.Inspection;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.DirectionalEvidence;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.internal.judgement.MeasuredEntries;
import org.gradcheck.internal.screening.ScreeningExamination;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.Objective;

/**
 * Screening of the blocks of a cost in single precision that a comparison entry by entry left open because of noise. Along the claimed gradient of
 * a whole block, the cost changes more than along any single entry, so such a block can often be decided.
 *
 * @param here the objective
 * @param inspected what is known of it
 * @param cost counts the evaluations
 * @param options the tolerances
 */
record HiddenBlocks(Objective here, Inspection.Inspected inspected, CountedCost cost, CheckOptions options) {

    /**
     * Fewest entries of a gradient. Chosen: networks have more, and of a handful of entries a user wants to know each one.
     */
    private static final int FEWEST_ENTRIES = 64;

    /** Returns the blocks. A block that was left open has the verdict of the screening if that decides it. */
    MeasuredPoint decide(MeasuredPoint oneByOne) {
        if (here.entries() < FEWEST_ENTRIES
                || here.shortcut().isPresent()
                || !ScreeningExamination.mayBeInSinglePrecision(inspected)
                || !hasHidden(oneByOne)) {
            return oneByOne;
        }
        try {
            ScreeningExamination examination = new ScreeningExamination(here, inspected, cost, options);
            return examination.isInSinglePrecision() ? decided(oneByOne, examination.examine()) : oneByOne;
        } catch (LimitReached noneLeft) {
            return oneByOne;
        }
    }

    private static boolean hasHidden(MeasuredPoint oneByOne) {
        boolean isHidden = false;
        for (MeasuredEntries block : oneByOne.blocks()) {
            isHidden |= verdict(block) == Verdict.UNRESOLVED;
        }
        return isHidden;
    }

    private static MeasuredPoint decided(MeasuredPoint oneByOne, List<MeasuredEntries> together) {
        List<MeasuredEntries> blocks = new ArrayList<>();
        for (int b = 0; b < together.size(); b++) {
            MeasuredEntries block = oneByOne.blocks().get(b);
            blocks.add(isDecided(block.judge(), together.get(b).judge()) ? together.get(b) : block);
        }
        return new MeasuredPoint(blocks, oneByOne.noise(), oneByOne.firstStep());
    }

    private static boolean isDecided(JudgedBlock oneByOne, JudgedBlock together) {
        return oneByOne.report().verdict() == Verdict.UNRESOLVED
                && (together.report().verdict() == Verdict.AGREES
                        || (together.report().verdict() == Verdict.DISAGREES && !contradicts(oneByOne, together)));
    }

    /**
     * Returns whether a factor of all entries would have shown in those that are right one by one. The step along the block is then too long or
     * too short: parameters that are zero do not show their unit.
     */
    private static boolean contradicts(JudgedBlock oneByOne, JudgedBlock together) {
        OptionalDouble shown = oneByOne.report().sensitivity();
        Optional<DirectionalEvidence> evidence = together.directional();
        return shown.isPresent()
                && evidence.isPresent()
                && evidence.get().isCommonFactor()
                && Math.abs(evidence.get().ratio() - 1) > shown.getAsDouble();
    }

    private static Verdict verdict(MeasuredEntries block) {
        return block.judge().report().verdict();
    }
}
