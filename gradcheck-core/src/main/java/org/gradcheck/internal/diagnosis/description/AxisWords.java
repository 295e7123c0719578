package org.gradcheck.internal.diagnosis.description;

import java.util.BitSet;
import java.util.List;
import org.gradcheck.report.MeasuredBlock;

/**
 * Names of the lines of a block along one axis: its rows, its columns, or the slices of a tensor.
 *
 * @param block the block
 * @param axis the axis, from 0
 */
public record AxisWords(MeasuredBlock block, int axis) {

    /** Most lines that are named one by one. Chosen: the text stays short. */
    private static final int MOST = 6;

    private static final String BETWEEN = "][";

    /** Part of the name of an entry of a layer, such as {@code weights[1][2] of output[4]}, whose brackets name no row. */
    private static final String OF_OUTPUT = " of output[";

    private int lines() {
        return block.shape().sizes().get(axis);
    }

    private String word() {
        return switch (block.shape().sizes().size()) {
            case 1 -> "entry";
            case 2 -> axis == 0 ? "row" : "column";
            default -> "slice";
        };
    }

    private String plural() {
        return word().equals("entry") ? "entries" : word() + "s";
    }

    /** Returns the lines in words, such as {@code row 3 of 30}, {@code rows 12 to 29 of 30} or {@code columns 1, 4 and 6 of 8}. */
    public String of(BitSet set) {
        return named(set) + " of " + lines();
    }

    /** Returns the lines in words, without the number of all. */
    public String named(BitSet set) {
        int first = set.nextSetBit(0);
        int last = set.length() - 1;
        int count = set.cardinality();
        if (count == 1) {
            return word() + " " + name(first);
        }
        if (count > 2 && last - first + 1 == count) {
            return plural() + " " + name(first) + " to " + name(last);
        }
        int step = step(set);
        if (count > 2 && step > 1 && first < step && last + step >= lines()) {
            return "every " + ordinal(step) + " " + word() + " from " + name(first) + " on, " + count;
        }
        int[] some = set.stream().limit(count <= MOST ? count : MOST - 1).toArray();
        StringBuilder names = new StringBuilder(plural() + " " + name(some[0]));
        for (int k = 1; k < some.length; k++) {
            names.append(k == count - 1 ? " and " : ", ").append(name(some[k]));
        }
        return names + (count <= MOST ? "" : " and " + (count - some.length) + " others");
    }

    /** Returns the distance of neighbours if it is the same for all; 0 if not. */
    private static int step(BitSet set) {
        int before = set.nextSetBit(0);
        int step = set.nextSetBit(before + 1) - before;
        for (int line = set.nextSetBit(before + 1); line >= 0; line = set.nextSetBit(line + 1)) {
            if (line - before != step) {
                return 0;
            }
            before = line;
        }
        return step;
    }

    static String ordinal(int number) {
        boolean isTeen = number / 10 % 10 == 1;
        return number
                + switch (isTeen ? 0 : number % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
    }

    /** Returns the name of a line: its index, or the name that the user gave it. */
    public String name(int line) {
        List<Integer> sizes = block.shape().sizes();
        if (sizes.size() > 2) {
            return "[*]".repeat(axis) + "[" + line + "]";
        }
        String subscript = subscriptIn(line);
        if (sizes.size() == 1) {
            return subscript;
        }
        int output = subscript.lastIndexOf(OF_OUTPUT);
        if (output >= 0) {
            return axis == 0
                    ? subscript.substring(output + OF_OUTPUT.length(), subscript.length() - 1)
                    : String.valueOf(line);
        }
        int between = subscript.indexOf(BETWEEN);
        if (between < 0 || between != subscript.lastIndexOf(BETWEEN) || !subscript.startsWith("[")) {
            return String.valueOf(line);
        }
        return axis == 0
                ? subscript.substring(1, between)
                : subscript.substring(between + BETWEEN.length(), subscript.length() - 1);
    }

    /** Returns the subscript of a measured entry of a line; the index if none was measured. */
    private String subscriptIn(int line) {
        List<Integer> sizes = block.shape().sizes();
        for (int i = 0; i < block.size(); i++) {
            int entry = block.entry(i);
            int at = sizes.size() == 1 ? entry : axis == 0 ? entry / sizes.get(1) : entry % sizes.get(1);
            if (at == line) {
                return block.subscript(i);
            }
            if (axis == 0 && at > line) {
                break;
            }
        }
        return sizes.size() == 1 ? "[" + line + "]" : String.valueOf(line);
    }
}
