package org.gradcheck.internal.screening;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.gradcheck.internal.blockwise.BlockConclusion;
import org.gradcheck.internal.evaluation.EvaluationBudget;
import org.gradcheck.internal.evaluation.LimitReached;
import org.gradcheck.internal.judgement.AnalyticRounding;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.judgement.MeasuredEntries;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.ParameterBlock;

/**
 * Verdicts of the blocks of a cost in single precision: from tests along the claimed gradient of each block, and along random directions
 * where nothing is claimed. Entries that directions cannot displace, such as those at bounds, are examined one by one, or some of them.
 *
 * @param gradient the analytic side
 * @param comparison tests blocks along random directions
 * @param entries examines entries one by one
 */
record BlockwiseScreening(AnalyticGradient gradient, DirectionalComparison comparison, EntryDifferences entries) {

    /** Random directions of a block without any claim. Chosen: a derivative hides from one of them by coincidence, not from all. */
    private static final int DIRECTIONS = 3;

    /** Slope of the cost, as a part of the claimed one, up to which it may not change at all. Chosen: far below that of a wrong factor. */
    private static final double UNMOVED = 0.01;

    private static final String MISSING = "every entry is 0, but the cost changes along random directions";

    private static final String CONTRADICTED =
            "the cost does not change along the gradient as it does by single entries; declare a scale(...) of its parameters";

    /** Entries of a hidden block up to which each is examined. Chosen: as for blocks that random directions leave open. */
    private static final int FEW = 64;

    /** Evaluations for such blocks. Chosen: enough for one of them. */
    private static final long EVALUATIONS_FOR_HIDDEN_BLOCKS = 1024;

    /**
     * Returns the blocks with their verdicts.
     *
     * @param conclusions the conclusions of the tests along the claimed gradients
     * @param examined the entries that directions cannot displace
     * @param areAllExamined whether these are all such entries; not if the limit of the evaluations was reached
     */
    List<MeasuredEntries> examine(
            List<BlockConclusion> conclusions, List<JudgedEntry> examined, boolean areAllExamined) {
        EvaluationBudget budget = new EvaluationBudget(entries.cost(), EVALUATIONS_FOR_HIDDEN_BLOCKS);
        List<JudgedEntry> known = new ArrayList<>(examined);
        entries.cost().meter().completes(() -> new WrongBlockSamples(gradient, entries, conclusions).examine(known));
        List<MeasuredEntries> blocks = new ArrayList<>();
        for (int b = 0; b < conclusions.size(); b++) {
            blocks.add(withinLimit(b, conclusions.get(b), known, budget, areAllExamined));
        }
        return blocks;
    }

    private MeasuredEntries withinLimit(
            int block,
            BlockConclusion conclusion,
            List<JudgedEntry> known,
            EvaluationBudget budget,
            boolean areAllExamined) {
        try {
            MeasuredEntries measured = measured(block, conclusion, known, budget);
            return areAllExamined || !(measured instanceof ScreenedBlock screened) ? measured : screened.cutShort();
        } catch (LimitReached noneLeft) {
            return block(block, conclusion, known, false, false).cutShort();
        }
    }

    private MeasuredEntries measured(
            int block, BlockConclusion conclusion, List<JudgedEntry> known, EvaluationBudget budget) {
        boolean isSmall = gradient.space().rangeOf(block).size() <= FEW;
        boolean isOpen = conclusion.isHidden() || conclusion.verdict() == Verdict.VACUOUS;
        if (isOpen && entries.isSymmetricIn(block)) {
            return block(block, conclusion, known).zeroBySymmetry();
        }
        if (conclusion.isHidden() && isSmall && budget.areLeft()) {
            MeasuredEntries inFull = budget.spend(() -> entries.examineInFull(block));
            return () -> inFull.judge().withNote("every entry by itself");
        }
        return block(block, conclusion, known);
    }

    private ScreenedBlock block(int number, BlockConclusion conclusion, List<JudgedEntry> examined) {
        boolean isMissing =
                gradient.isZero(number) && changesTheCost(gradient.space().rangeOf(number));
        boolean isUnmoved = conclusion.verdict() == Verdict.DISAGREES
                && Math.abs(conclusion.ratio()) < UNMOVED
                && entries.ignores(number);
        return block(number, conclusion, examined, isMissing, isUnmoved);
    }

    /**
     * Returns a block with its verdict.
     *
     * @param isMissing whether the cost changes with it although nothing is claimed
     * @param isUnmoved whether the cost does not change at all with it, if the block is wrong
     */
    private ScreenedBlock block(
            int number, BlockConclusion conclusion, List<JudgedEntry> examined, boolean isMissing, boolean isUnmoved) {
        ParameterBlock block = entries.here().blocks().get(number);
        EntryRange range = gradient.space().rangeOf(number);
        List<JudgedEntry> own = new ArrayList<>(examined.stream()
                .filter(entry -> range.contains(entry.number()))
                .toList());
        boolean isRightNearby = isMissing && conclusion.verdict() == Verdict.AGREES;
        boolean isContradicted = !isMissing && isContradicted(block, conclusion, own);
        conclusion.wrong().stream()
                .filter(wrong -> own.stream().noneMatch(entry -> entry.number() == range.from() + wrong.entry()))
                .toList()
                .forEach(wrong -> own.add(wrongEntry(number, block, wrong)));
        boolean isOpen = isContradicted
                || isRightNearby
                || (own.stream().anyMatch(JudgedEntry::isNeitherRightNorWrong)
                        && conclusion.verdict() == Verdict.AGREES);
        Verdict verdict = (isMissing && !isRightNearby) || own.stream().anyMatch(JudgedEntry::isWrong)
                ? Verdict.DISAGREES
                : isOpen ? Verdict.UNRESOLVED : conclusion.verdict();
        return new ScreenedBlock(
                block,
                verdict,
                together(range, own, verdict),
                own,
                verdict == Verdict.AGREES ? conclusion.detectable() : OptionalDouble.empty(),
                verdict == Verdict.DISAGREES && isUnmoved,
                AnalyticRounding.in(gradient.of(number)).rounding(),
                isMissing
                        ? MISSING + (isRightNearby ? "; it is right at points nearby" : "")
                        : isContradicted ? CONTRADICTED : note(number, conclusion, own.size()),
                verdict == Verdict.DISAGREES && conclusion.wrong().isEmpty()
                        ? Optional.of(conclusion.evidence(isMissing))
                        : Optional.empty());
    }

    /**
     * Returns whether a factor of all entries would have shown in one that is right by itself. The step along the block is then too long:
     * parameters that are zero do not show their unit. Where all of them show it, only some of the entries may be wrong.
     */
    private static boolean isContradicted(
            ParameterBlock block, BlockConclusion conclusion, List<JudgedEntry> oneByOne) {
        double deviation = Math.abs(conclusion.ratio() - 1);
        return conclusion.verdict() == Verdict.DISAGREES
                && conclusion.wrong().isEmpty()
                && (conclusion.isCommonFactor() || (!conclusion.areLocated() && hasZero(block)))
                && oneByOne.stream().noneMatch(JudgedEntry::isWrong)
                && oneByOne.stream().anyMatch(entry -> entry.shows(deviation));
    }

    private static boolean hasZero(ParameterBlock block) {
        return IntStream.range(0, block.shape().entries()).anyMatch(entry -> block.value(entry) == 0);
    }

    private String note(int number, BlockConclusion conclusion, int oneByOne) {
        EntryRange range = gradient.space().rangeOf(number);
        List<String> parts = new ArrayList<>();
        if (!conclusion.note().isEmpty()) {
            parts.add(conclusion.note());
        }
        if (oneByOne > 0) {
            parts.add(oneByOne + " of " + range.size() + " one by one");
        }
        if (conclusion.verdict() == Verdict.AGREES && number == longest()) {
            parts.add(new OneByOneEstimate(
                            gradient.space().size(), comparison.noise().level(), gradient.typicalChange(number))
                    .text());
        }
        return String.join("; ", parts);
    }

    /** Returns the block with the most entries. */
    private int longest() {
        int longest = 0;
        for (int b = 1; b < gradient.blocks(); b++) {
            longest = gradient.of(b).length > gradient.of(longest).length ? b : longest;
        }
        return longest;
    }

    private boolean changesTheCost(EntryRange range) {
        return comparison.nextDisplaced(range).isPresent()
                && IntStream.range(0, DIRECTIONS)
                        .mapToObj(i -> comparison.test(range))
                        .anyMatch(test -> test.disagreesBeyondTolerance()
                                && comparison.kinkOn(test) == DirectionalComparison.KinkOnLine.NONE);
    }

    private Map<EntryVerdict, Integer> together(EntryRange range, List<JudgedEntry> own, Verdict verdict) {
        int fixed = (int) IntStream.range(range.from(), range.to())
                .filter(number ->
                        gradient.space().isFixed(number) && own.stream().noneMatch(entry -> entry.number() == number))
                .count();
        int left = range.size() - own.size() - fixed;
        Map<EntryVerdict, Integer> together = new EnumMap<>(EntryVerdict.class);
        EntryVerdict ofOthers = switch (verdict) {
            case AGREES -> EntryVerdict.TOO_SMALL;
            case VACUOUS -> EntryVerdict.UNEXERCISED;
            default -> EntryVerdict.UNRESOLVED;
        };
        if (fixed > 0) {
            together.put(EntryVerdict.FIXED, fixed);
        }
        if (left > 0) {
            together.put(ofOthers, left);
        }
        return together;
    }

    private JudgedEntry wrongEntry(int number, ParameterBlock block, BlockConclusion.WrongEntry wrong) {
        return new JudgedEntry(
                gradient.space().rangeOf(number).from() + wrong.entry(),
                EntryVerdict.DISAGREES,
                new Discrepancy(
                        block.nameOf(wrong.entry()),
                        block.name(),
                        block.shape(),
                        wrong.entry(),
                        gradient.of(number)[wrong.entry()],
                        wrong.numeric(),
                        wrong.error()));
    }
}
