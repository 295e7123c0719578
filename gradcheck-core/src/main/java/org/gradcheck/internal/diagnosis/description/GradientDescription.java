package org.gradcheck.internal.diagnosis.description;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradcheck.internal.diagnosis.search.JudgedValues;
import org.gradcheck.internal.diagnosis.search.Standing;
import org.gradcheck.internal.diagnosis.search.WrongGradient;
import org.gradcheck.internal.text.ListedNames;

/**
 * A wrong gradient for which no cause was found, in one line: the patterns of its blocks, and the blocks between which the mistake is.
 * Blocks with the same pattern are described together.
 */
public final class GradientDescription {

    /** The line where nothing can be said. */
    public static final String NOTHING =
            "none found; next, check one term of the cost, one layer or one example at a time, until"
                    + " the smallest part that is wrong remains";

    /** Fewest measured entries that are described. Chosen: fewer are in the table. */
    private static final int FEWEST = 3;

    /** Most blocks, or groups of blocks, that are described. */
    private static final int MOST = 2;

    private final List<JudgedValues> blocks;

    private GradientDescription(List<JudgedValues> blocks) {
        this.blocks = blocks;
    }

    /** Returns the line; empty if the few entries of the table are all there is, or if a kink or a jump is what is wrong. */
    public static Optional<String> of(WrongGradient gradient) {
        return new GradientDescription(gradient.judged()).text();
    }

    /**
     * Returns the line about some blocks, those that known bugs leave unexplained; empty if nothing can be said.
     *
     * @param some the numbers of the blocks
     */
    public static Optional<String> of(WrongGradient gradient, List<Integer> some) {
        List<JudgedValues> blocks = new ArrayList<>(some.size());
        for (int number : some) {
            blocks.add(gradient.judged().get(number));
        }
        List<String> parts = new GradientDescription(blocks).parts();
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
    }

    private Optional<String> text() {
        if (areFew()) {
            return Optional.empty();
        }
        List<String> shown = new ArrayList<>(parts());
        Optional<String> place = place();
        if (place.isPresent()) {
            shown.add(place.get());
        }
        return Optional.of(shown.isEmpty() ? NOTHING : String.join("; ", shown));
    }

    /** Returns the patterns of the blocks, each with the names of those that have it. */
    private List<String> parts() {
        Map<String, List<String>> patterns = new LinkedHashMap<>();
        for (JudgedValues block : blocks) {
            if (isWrong(block)) {
                BlockDescription.of(block)
                        .ifPresent(pattern -> patterns.computeIfAbsent(pattern, p -> new ArrayList<>())
                                .add(block.measured().name()));
            }
        }
        List<String> parts = new ArrayList<>();
        patterns.forEach((pattern, names) -> parts.add(names(names) + ", " + pattern));
        return parts.subList(0, Math.min(MOST, parts.size()));
    }

    private boolean areFew() {
        int measured = 0;
        int known = 0;
        for (JudgedValues block : blocks) {
            measured += block.measured().size();
            for (int i = 0; i < block.measured().size(); i++) {
                known += block.standing(i) == Standing.WRONG && block.measured().isKnown(i) ? 1 : 0;
            }
        }
        return measured < FEWEST || known == 0;
    }

    private static String names(List<String> names) {
        return ListedNames.of(names.size(), names::get);
    }

    private static boolean isWrong(JudgedValues block) {
        return block.count(Standing.WRONG) > 0;
    }

    /** Returns the blocks between which the mistake is, if all blocks after the last wrong one are right. */
    private Optional<String> place() {
        int last = -1;
        for (int b = 0; b < blocks.size(); b++) {
            last = isWrong(blocks.get(b)) ? b : last;
        }
        if (last < 0 || last == blocks.size() - 1) {
            return Optional.empty();
        }
        List<String> after = new ArrayList<>();
        for (JudgedValues block : blocks.subList(last + 1, blocks.size())) {
            if (!block.agrees()) {
                return Optional.empty();
            }
            after.add(block.measured().name());
        }
        for (JudgedValues block : blocks.subList(0, last)) {
            if (!isWrong(block)) {
                return Optional.empty();
            }
        }
        if (blocks.get(last + 1).measured().shape().sizes().size() < 2) {
            return Optional.empty(); // the bias of the last wrong matrix, or no layer at all
        }
        return Optional.of(names(after) + (after.size() == 1 ? " is" : " are") + " right: look between "
                + lastWeights(last) + " and " + after.get(0));
    }

    /** Returns the last wrong block, or the matrix before it if it is a vector. */
    private String lastWeights(int last) {
        boolean isBias = last > 0
                && blocks.get(last).measured().shape().sizes().size() == 1
                && blocks.get(last - 1).measured().shape().sizes().size() > 1;
        return blocks.get(isBias ? last - 1 : last).measured().name();
    }
}
