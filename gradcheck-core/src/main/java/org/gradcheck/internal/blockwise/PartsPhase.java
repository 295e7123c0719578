package org.gradcheck.internal.blockwise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck.internal.judgement.CheckOptions;

/**
 * Tests of the parts of all blocks: one kind of parts after the other, all blocks that agree as a whole at once.
 *
 * <p>If the sums of a kind disagree and no wrong parts explain them, the sums of each block are measured alone. So a block in which many
 * parts are wrong is found, and the others are verified without it. Blocks that disagree as a whole, or may, are tested alone, to find the parts that
 * are wrong.
 */
final class PartsPhase {

    /** Directions of one block alone. Chosen: the parts of one block differ by more than noise in each of them. */
    private static final int ALONE = 4;

    /** Most divisions of the step. Chosen: the precision is that of a sixteenth then. */
    private static final int MOST_DIVISIONS = 2;

    /** Standard deviations, divided by the root of the number of directions, at which an error of a part is found. Formula: see {@link #detectable}. */
    private static final double FOUND = 7;

    private final StepSearch steps;
    private final CheckOptions options;
    private final int parameters;
    private final PartTest partTest;
    private final WrongPartSearch search;

    PartsPhase(StepSearch steps, CheckOptions options, int parameters) {
        this.steps = steps;
        this.options = options;
        this.parameters = parameters;
        this.partTest = new PartTest(steps, options);
        this.search = new WrongPartSearch(partTest);
    }

    /** Tests the parts of all blocks, and searches for those of the blocks that disagree. */
    void run(List<BlockEvidence> blocks) {
        test(blocks, PartKind.values());
        for (BlockEvidence block : blocks) {
            if (block.whole().disagrees() || block.isSuspicious()) {
                locate(block);
            }
        }
    }

    /** Tests parts of some kinds of the blocks that agree as a whole. */
    void test(List<BlockEvidence> blocks, PartKind... kinds) {
        for (PartKind kind : kinds) {
            for (int mixture = 0; mixture < kind.mixtures(); mixture++) {
                test(blocks, kind, mixture);
            }
        }
    }

    private void test(List<BlockEvidence> blocks, PartKind kind, int mixture) {
        List<BlockEvidence> tested = new ArrayList<>();
        List<PartsOfBlock> parts = new ArrayList<>();
        for (BlockEvidence block : blocks) {
            Optional<Parts> ofBlock = block.agrees() ? kind.of(block.whole().gradient(), mixture) : Optional.empty();
            if (ofBlock.isPresent()) {
                tested.add(block);
                parts.add(new PartsOfBlock(block.whole(), ofBlock.get()));
            }
        }
        if (!tested.isEmpty()) {
            test(kind, tested, parts);
        }
    }

    private void test(PartKind kind, List<BlockEvidence> tested, List<PartsOfBlock> parts) {
        SignedSums sums = agreeing(kind.directions(), parts, tested);
        for (int i = 0; i < parts.size(); i++) {
            BlockEvidence block = tested.get(i);
            if (sums.isExplained()) {
                block.promise(kind, detectable(sums, parts.get(i)));
            } else if (block.wrong().isEmpty()) {
                SignedSums alone = parts.size() == 1 ? sums : agreeing(ALONE, List.of(parts.get(i)), List.of(block));
                conclude(kind, block, parts.get(i), alone);
            }
            if (!block.wrong().isEmpty()) {
                block.deviating().putIfAbsent(kind, sums.areAtKinks());
            }
        }
    }

    /** Concludes from the parts of one block without the others. Kinks may leave them open. */
    private void conclude(PartKind kind, BlockEvidence block, PartsOfBlock parts, SignedSums alone) {
        if (alone.isExplained()) {
            block.promise(kind, detectable(alone, parts));
            return;
        }
        block.promiseNothing(kind);
        if (!alone.areKnown() || !deviate(kind.directions(), List.of(parts))) {
            return;
        }
        block.deviating().put(kind, alone.areAtKinks());
        if (block.wrong().isEmpty() && partTest.areWrong(parts, alone.worst(), alone.step())) {
            block.disagreeing().add(kind);
        }
    }

    /** Returns whether sums of a kind of parts of a block deviate at all steps. */
    boolean deviate(PartKind kind, WholeBlock block) {
        for (int mixture = 0; mixture < kind.mixtures(); mixture++) {
            List<PartsOfBlock> parts = kind.of(block.gradient(), mixture)
                    .map(ofBlock -> List.of(new PartsOfBlock(block, ofBlock)))
                    .orElse(List.of());
            if (!parts.isEmpty() && deviate(kind.directions(), parts)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether sums deviate at all steps, and the less the smaller the step is: noise that is larger than known deviates alike. */
    private boolean deviate(int directions, List<PartsOfBlock> parts) {
        SignedSums sums = sums(parts, 1);
        sums.measure(directions);
        double first = sums.size();
        for (int i = 0; i < MOST_DIVISIONS && !sums.isExplained(); i++) {
            sums = sums(parts, sums.step() / StepSearch.RATIO);
            sums.measure(directions);
        }
        return sums.areKnown() && !sums.agree() && sums.size() < first / StepSearch.RATIO;
    }

    /**
     * Returns sums that agree, or whose wrong parts were found. Kinks may change the sums, so they are measured at smaller steps as well: first
     * if kinks show, else if no wrong part is found.
     */
    private SignedSums agreeing(int directions, List<PartsOfBlock> parts, List<BlockEvidence> blocks) {
        SignedSums sums = sums(parts, 1);
        sums.measure(directions);
        for (int i = 0; i < MOST_DIVISIONS && !sums.isExplained(); i++) {
            if (sums.areKnown() && !sums.areAtKinks() && findsWrongParts(sums, parts, blocks)) {
                return sums;
            }
            sums = sums(parts, sums.step() / StepSearch.RATIO);
            sums.measure(directions);
        }
        if (sums.areKnown() && !sums.agree()) {
            findsWrongParts(sums, parts, blocks);
        }
        return sums;
    }

    private boolean findsWrongParts(SignedSums sums, List<PartsOfBlock> parts, List<BlockEvidence> blocks) {
        List<WrongPart> found = search.search(sums);
        for (WrongPart wrong : found) {
            blocks.get(parts.indexOf(sums.ownerOf(wrong))).wrong().add(wrong);
        }
        return !found.isEmpty();
    }

    /** Finds the wrong parts of a block that is wrong as a whole, unless the parts of all kinds have one factor. */
    private void locate(BlockEvidence block) {
        List<SignedSums> kinds = new ArrayList<>();
        for (PartKind kind : List.of(PartKind.LEADING_SLICES, PartKind.LAST_SLICES, PartKind.LARGEST_ENTRIES)) {
            Optional<Parts> parts = kind.of(block.whole().gradient(), 0);
            if (parts.isPresent()) {
                SignedSums sums = sums(List.of(new PartsOfBlock(block.whole(), parts.get())), 1);
                sums.measure(ALONE);
                kinds.add(sums);
            }
        }
        if (block.whole().disagrees() && haveOneFactor(block.whole(), kinds)) {
            block.setCommonFactor();
            return;
        }
        for (SignedSums sums : kinds) {
            List<WrongPart> found = search.search(sums);
            if (!found.isEmpty() && sums.agree()) {
                block.wrong().addAll(found);
                return;
            }
        }
    }

    private static boolean haveOneFactor(WholeBlock whole, List<SignedSums> kinds) {
        boolean haveOne = true;
        for (SignedSums sums : kinds) {
            sums.explainFactor(sums.blocks().get(0), whole.ratio() - 1);
            haveOne &= sums.agree();
            sums.forgetExplanations();
        }
        return haveOne;
    }

    private SignedSums sums(List<PartsOfBlock> parts, double step) {
        return new SignedSums(parts, steps, options, parameters, step);
    }

    /**
     * Returns the smallest error of a part that the sums show and a test of the part alone confirms, in changes of the cost by its components. An error that adds a to each sum adds
     * {@code k a^2} to the sum of the squares of k sums.
     */
    private double detectable(SignedSums sums, PartsOfBlock parts) {
        double factor = sums.step() * parts.factor();
        double seen = FOUND * sums.error() / (Math.sqrt(sums.directions()) * factor);
        return Math.max(seen, partTest.confirmable(parts, sums.step()));
    }
}
