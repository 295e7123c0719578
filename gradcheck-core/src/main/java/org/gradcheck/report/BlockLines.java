package org.gradcheck.report;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;

/** Lines of a report's text about its blocks: one for each block, or for the most serious ones if room is short. */
final class BlockLines {

    static final int A_FEW = 5;

    private static final int MOST_NAMES = 4;

    private final List<BlockReport> examined = new ArrayList<>();
    private final List<BlockReport> unexamined = new ArrayList<>();

    private final boolean areOfMeans;

    BlockLines(List<BlockReport> blocks) {
        this(blocks, false);
    }

    /** @param areOfMeans whether means over samples were compared */
    BlockLines(List<BlockReport> blocks, boolean areOfMeans) {
        this.areOfMeans = areOfMeans;
        for (BlockReport block : blocks) {
            (block.wasExamined() ? examined : unexamined).add(block);
        }
    }

    /** Returns the least number of lines: one for the examined blocks, one for the others. */
    int fewest() {
        return (examined.isEmpty() ? 0 : 1) + (unexamined.isEmpty() ? 0 : 1);
    }

    /**
     * Returns a line for each block if there is room, else lines for the most serious ones.
     *
     * @param room the largest number of lines, at least {@link #fewest}
     * @param unclaimed how many of these lines no other part of the report needs
     */
    List<String> lines(int room, int unclaimed) {
        List<BlockReport> shown =
                shown(room - (unexamined.isEmpty() ? 0 : 1), unclaimed - (unexamined.isEmpty() ? 0 : 1));
        AlignedRows rows = new AlignedRows("llll");
        for (BlockReport block : shown) {
            rows.row("  " + Wording.name(block.name()), block.shape().toString(), verdict(block), detail(block));
        }
        List<String> lines = new ArrayList<>(rows.lines());
        if (shown.size() < examined.size()) {
            lines.add((shown.isEmpty() ? "  " : "  ... and ")
                    + hidden(
                            examined.size() - shown.size(),
                            shown.isEmpty() ? "" : "more ",
                            notAgreeing(examined) - notAgreeing(shown)));
        }
        if (!unexamined.isEmpty()) {
            lines.add("  not examined: " + unexaminedBlocks());
        }
        return lines;
    }

    /** Returns all blocks if they fit, else only a few: the remaining lines are left for the worst entries. */
    private List<BlockReport> shown(int room, int unclaimed) {
        if (examined.size() <= room) {
            return examined;
        }
        return examined.stream()
                .sorted(comparing(BlockReport::verdict).reversed())
                .limit(Math.min(room, Math.max(A_FEW, unclaimed)) - 1)
                .sorted(comparing(examined::indexOf))
                .toList();
    }

    /** Returns the line for the blocks not shown. They are at least two, since a single one would fit in this line's place. */
    private static String hidden(int blocks, String more, long notAgreeing) {
        String which = notAgreeing == 0
                ? "all of which agree"
                : notAgreeing == blocks
                        ? "none of which agrees"
                        : notAgreeing + " of which " + (notAgreeing == 1 ? "does" : "do") + " not agree";
        return blocks + " " + more + "blocks, " + which;
    }

    private String unexaminedBlocks() {
        return unexamined.size() <= MOST_NAMES
                ? unexamined.stream().map(block -> Wording.name(block.name())).collect(joining(", "))
                : unexamined.size() + " blocks";
    }

    private static long notAgreeing(List<BlockReport> blocks) {
        return blocks.stream().filter(block -> !agrees(block)).count();
    }

    private static boolean agrees(BlockReport block) {
        return block.verdict() == Verdict.AGREES;
    }

    private static String verdict(BlockReport block) {
        return agrees(block) ? "agrees" : block.verdict().name();
    }

    private String detail(BlockReport block) {
        List<String> parts = new ArrayList<>();
        for (EntryVerdict verdict : EntryVerdict.values()) {
            if (block.count(verdict) > 0) {
                parts.add(block.count(verdict) + " " + words(verdict));
            }
        }
        String counts = String.join(", ", parts) + Wording.sensitivity(block.sensitivity(), areOfMeans);
        String separator = counts.isEmpty() || block.note().isEmpty() ? "" : ": ";
        return counts + separator + Wording.oneLine(block.note());
    }

    private static String words(EntryVerdict verdict) {
        return switch (verdict) {
            case AGREES -> "right";
            case AT_A_KINK -> "at a kink";
            case TOO_SMALL -> "too small to tell";
            case UNEXERCISED -> "unexercised";
            case FIXED -> "fixed";
            case UNRESOLVED -> "unresolved";
            case DISAGREES -> "wrong";
        };
    }
}
