package org.gradcheck.diagnosis.layers;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the words for a set of entries back, independently of the code that writes them. */
final class RegionText {

    private static final Pattern LINES =
            Pattern.compile("(row|column|slice)s? ((?:\\[\\*\\])*\\[?\\d.*?)(?: of \\d+)?$");
    private static final Pattern EVERY_LINE =
            Pattern.compile("every (\\d+).. (row|column|slice) from \\D*(\\d+)\\]? on, \\d+(?: of \\d+)?$");
    private static final Pattern EVERY = Pattern.compile("every (\\d+).. entry from number (\\d+) on, of \\d+");
    private static final Pattern END = Pattern.compile("the (first|last) (\\d+) of (\\d+) entries");
    private static final Pattern RANGE = Pattern.compile("numbers (\\d+) to (\\d+) of \\d+ entries");
    private static final Pattern LIMIT = Pattern.compile("where the (size of the )?parameter is (above|below) (\\S+)");
    private static final Pattern SIGN =
            Pattern.compile("where the (parameter|numeric value|analytic value) is (negative|positive)");

    private RegionText() {}

    /** Returns the set; empty if the words are not those of a set. */
    static Optional<IntPredicate> of(String words, TrueBlock block) {
        Matcher matcher = END.matcher(words);
        int size = block.x().length;
        if (matcher.matches()) {
            int count = Integer.parseInt(matcher.group(2));
            return Optional.of(matcher.group(1).equals("first") ? i -> i < count : i -> i >= size - count);
        }
        matcher = RANGE.matcher(words);
        if (matcher.matches()) {
            int from = Integer.parseInt(matcher.group(1));
            int to = Integer.parseInt(matcher.group(2));
            return Optional.of(i -> i >= from && i <= to);
        }
        matcher = EVERY.matcher(words);
        if (matcher.matches()) {
            int step = Integer.parseInt(matcher.group(1));
            int from = Integer.parseInt(matcher.group(2));
            return Optional.of(i -> i % step == from);
        }
        matcher = SIGN.matcher(words);
        if (matcher.matches()) {
            double[] values = matcher.group(1).equals("parameter")
                    ? block.x()
                    : matcher.group(1).startsWith("numeric") ? block.right() : block.wrong();
            boolean isNegative = matcher.group(2).equals("negative");
            return Optional.of(i -> isNegative ? values[i] < 0 : values[i] > 0);
        }
        matcher = LIMIT.matcher(words);
        if (matcher.matches()) {
            boolean isSize = matcher.group(1) != null;
            boolean isAbove = matcher.group(2).equals("above");
            double limit = Double.parseDouble(matcher.group(3));
            return Optional.of(i -> {
                double value = isSize ? Math.abs(block.x()[i]) : block.x()[i];
                return isAbove ? value > limit : value < limit;
            });
        }
        return diagonal(words, block)
                .or(() -> box(words, block))
                .or(() -> lines(words, block))
                .or(() -> list(words, block));
    }

    private static Optional<IntPredicate> box(String words, TrueBlock block) {
        int in = words.indexOf(" in ");
        if (in < 0) {
            return Optional.empty();
        }
        Optional<IntPredicate> outer = lines(words.substring(0, in), block);
        Optional<IntPredicate> inner = lines(words.substring(in + 4), block);
        return outer.isPresent() && inner.isPresent() ? Optional.of(outer.get().and(inner.get())) : Optional.empty();
    }

    private static Optional<IntPredicate> diagonal(String words, TrueBlock block) {
        if (!words.contains("diagonal") || block.shape().sizes().size() != 2) {
            return Optional.empty();
        }
        Matcher away = Pattern.compile("the diagonal (\\d+) (below|above) the main one")
                .matcher(words);
        if (away.matches()) {
            int distance = Integer.parseInt(away.group(1)) * (away.group(2).equals("below") ? -1 : 1);
            return Optional.of(i -> distance(block, i) == distance);
        }
        return Optional.ofNullable(
                switch (words) {
                    case "the diagonal" -> (IntPredicate) i -> distance(block, i) == 0;
                    case "the diagonal next to the main one, below it" -> i -> distance(block, i) == -1;
                    case "the diagonal next to the main one, above it" -> i -> distance(block, i) == 1;
                    case "all off the diagonal" -> i -> distance(block, i) != 0;
                    case "all below the diagonal" -> i -> distance(block, i) < 0;
                    case "all above the diagonal" -> i -> distance(block, i) > 0;
                    case "all on and below the diagonal" -> i -> distance(block, i) <= 0;
                    case "all on and above the diagonal" -> i -> distance(block, i) >= 0;
                    default -> null;
                });
    }

    private static int distance(TrueBlock block, int i) {
        return block.index(i, 1) - block.index(i, 0);
    }

    private static Optional<IntPredicate> lines(String words, TrueBlock block) {
        Matcher every = EVERY_LINE.matcher(words);
        if (every.matches()) {
            int axis = axis(every.group(2), words);
            int step = Integer.parseInt(every.group(1));
            int from = Integer.parseInt(every.group(3));
            return Optional.of(i -> block.index(i, axis) % step == from);
        }
        Matcher lines = LINES.matcher(words);
        if (!lines.matches() || words.contains("others")) {
            return Optional.empty();
        }
        int axis = axis(lines.group(1), lines.group(2));
        List<Integer> numbers = new ArrayList<>();
        Matcher number = Pattern.compile("\\d+").matcher(lines.group(2));
        while (number.find()) {
            numbers.add(Integer.parseInt(number.group()));
        }
        if (lines.group(2).contains(" to ")) {
            return Optional.of(i -> block.index(i, axis) >= numbers.get(0) && block.index(i, axis) <= numbers.get(1));
        }
        Set<Integer> some = new HashSet<>(numbers);
        return Optional.of(i -> some.contains(block.index(i, axis)));
    }

    private static int axis(String kind, String names) {
        return switch (kind) {
            case "row" -> 0;
            case "column" -> 1;
            default -> {
                int stars = 0;
                String first = names.replaceFirst("^.*?(?=\\[)", "");
                while (first.startsWith("[*]", 3 * stars)) {
                    stars++;
                }
                yield stars;
            }
        };
    }

    private static Optional<IntPredicate> list(String words, TrueBlock block) {
        if (!words.startsWith("[")) {
            return Optional.empty();
        }
        Set<Integer> entries = new HashSet<>();
        for (String name : words.split(", | and ", -1)) {
            int entry = 0;
            Matcher index = Pattern.compile("\\d+").matcher(name);
            for (int size : block.shape().sizes()) {
                if (index.find()) {
                    entry = entry * size + Integer.parseInt(index.group());
                }
            }
            entries.add(entry);
        }
        return Optional.of(entries::contains);
    }
}
