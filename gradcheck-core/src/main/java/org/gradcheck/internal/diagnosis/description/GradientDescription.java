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

    /** Most blocks, or groups of blocks, that are described. */
    private static final int MOST = 2;

    private final List<JudgedValues> blocks;

    private GradientDescription(List<JudgedValues> blocks) {
        this.blocks = blocks;
    }

    /** Returns the line. */
    public static String of(WrongGradient gradient) {
        return new GradientDescription(gradient.judged()).text();
    }

    private String text() {
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
        List<String> shown = new ArrayList<>(parts.subList(0, Math.min(MOST, parts.size())));
        place().ifPresent(shown::add);
        return shown.isEmpty() ? NOTHING : String.join("; ", shown);
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
