package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.LimitReached;
import org.gradcheck.internal.inspection.Inspection;
import org.gradcheck.internal.judgement.CheckOptions;
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
            boolean isDecided = verdict(block) == Verdict.UNRESOLVED
                    && (verdict(together.get(b)) == Verdict.AGREES || verdict(together.get(b)) == Verdict.DISAGREES);
            blocks.add(isDecided ? together.get(b) : block);
        }
        return new MeasuredPoint(blocks, oneByOne.noise(), oneByOne.firstStep());
    }

    private static Verdict verdict(MeasuredEntries block) {
        return block.judge().report().verdict();
    }
}
