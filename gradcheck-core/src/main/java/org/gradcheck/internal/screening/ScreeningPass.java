package org.gradcheck.internal.screening;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.ParameterSpace;

/** Looks at all entries that directions of one kind move, hunts for what these accuse, and looks closer where they are blurred. */
final class ScreeningPass {

    /** Two directions confirm; where they leave it open, two more may. */
    private static final int DIRECTIONS = 2;

    private static final int MOST_DIRECTIONS = 4;

    /** Blocks in which an error of less than this part of a typical entry would hide get a direction of their own. */
    private static final double SENSITIVE = 1e-2;

    /** Where kinks or noise hide a block, another direction may be a better one. */
    private static final int FURTHER_LOOKS = 3;

    private final DirectionalComparison screening;
    private final ParameterSpace space;
    private final AnalyticGradient gradient;
    private final List<DirectionalTest> looks = new ArrayList<>();
    private final int blocks;
    private final BisectionSearch hunt;

    /**
     * Prepares to look.
     *
     * @param screening gives the directions
     * @param gradient the analytic side
     * @param examine looks at a single entry, given its number
     */
    ScreeningPass(
            DirectionalComparison screening,
            ParameterSpace space,
            AnalyticGradient gradient,
            IntFunction<JudgedEntry> examine) {
        this.screening = screening;
        this.space = space;
        this.gradient = gradient;
        this.blocks = gradient.blocks();
        this.hunt = new BisectionSearch(screening, examine);
    }

    /**
     * Looks along directions, and one by one at the entries that these lead to.
     *
     * @param examined the entries that have been looked at one by one; a live view
     */
    void make(Collection<JudgedEntry> examined) {
        lookAtAll();
        if (!isTolerable() && accuses() && screening.hasRoundedTerms()) {
            looks.clear();
            lookAtAll();
        }
        if (isSuspicious()) {
            hunt.search(screening.all(), looks);
        }
        if (isTolerable() || !accuses()) {
            lookAtBlocksThatAreHardToSee(examined);
        }
    }

    /** What came of it. */
    DirectionalResults evidence(Collection<JudgedEntry> examined) {
        return new DirectionalResults(
                screening::sees,
                screening.isInwards(),
                screening.directions(),
                List.copyOf(looks),
                hunt.unexplained(),
                examined);
    }

    /** The entries of a block that directions move and accuse, without any of them to blame; each of them once. */
    IntStream unexplainedIn(EntryRange block) {
        List<EntryRange> unexplained =
                hunt.unexplained().stream().filter(block::overlaps).toList();
        return unexplained.isEmpty()
                ? IntStream.empty()
                : IntStream.range(block.from(), block.to())
                        .filter(number -> unexplained.stream().anyMatch(range -> range.contains(number)))
                        .filter(screening::sees);
    }

    private void lookAtAll() {
        do {
            looks.add(screening.look(screening.all()));
        } while (looks.size() < DIRECTIONS || (isOpen() && looks.size() < MOST_DIRECTIONS));
    }

    private boolean isOpen() {
        return !accuses() && looks.stream().filter(DirectionalTest::isTolerable).count() < DIRECTIONS;
    }

    private boolean accuses() {
        return looks.stream().anyMatch(DirectionalTest::accuses);
    }

    /** Two looks that kinks excuse may confirm by a coincidence what a third does not. */
    private boolean isSuspicious() {
        return looks.stream().anyMatch(DirectionalTest::isSuspicious);
    }

    private boolean isTolerable() {
        return looks.stream().allMatch(DirectionalTest::isTolerable);
    }

    private void lookAtBlocksThatAreHardToSee(Collection<JudgedEntry> examined) {
        for (int b = 0; b < blocks; b++) {
            if (gradient.typical(b) > 0 && screening.nextMoved(space.rangeOf(b)).isPresent()) {
                if (blocks > 1 && gradient.sensitivity(b, space, witnesses(b, examined)) > SENSITIVE) {
                    lookAt(space.rangeOf(b));
                }
                for (int i = 0; i < FURTHER_LOOKS && gradient.isHidden(b, space, witnesses(b, examined)); i++) {
                    lookAt(space.rangeOf(b));
                }
            }
        }
    }

    private List<DirectionalTest> witnesses(int block, Collection<JudgedEntry> examined) {
        return evidence(examined).witnesses(space.rangeOf(block));
    }

    private void lookAt(EntryRange block) {
        DirectionalTest look = screening.look(block);
        looks.add(look);
        if (look.isSuspicious() && hunt.unexplained().stream().noneMatch(block::overlaps)) {
            hunt.search(block, List.of(look));
        }
    }
}
