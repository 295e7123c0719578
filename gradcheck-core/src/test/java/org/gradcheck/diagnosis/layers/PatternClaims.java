package org.gradcheck.diagnosis.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Verifies the line of a report that describes wrong values. */
final class PatternClaims {

    private static final Pattern FACTOR = Pattern.compile("analytic = (\\S+?)\\)? x numeric");
    private static final Pattern OFFSET = Pattern.compile("analytic - numeric = (\\S+) in each");
    private static final Pattern RIGHT = Pattern.compile("(?:^|; )([^;]+?) (?:is|are) right: look between");

    private static final Pattern SIGNS = Pattern.compile("the sign is right in (\\d+) and wrong in (\\d+)");

    private PatternClaims() {}

    /** Returns the false statements. */
    static List<String> falseOnes(String line, List<TrueBlock> blocks) {
        List<String> wrong = new ArrayList<>();
        Matcher right = RIGHT.matcher(line);
        if (right.find()) {
            for (String name : right.group(1).split(", | and ", -1)) {
                blocks.stream()
                        .filter(block -> block.name().equals(name) && block.countWrong() > 0)
                        .forEach(block -> wrong.add(name + " is not right"));
            }
        }
        int comma = line.indexOf(", ");
        int colon = line.indexOf(": ");
        if (line.startsWith("none") || comma < 0 || colon < 0) {
            return wrong;
        }
        for (TrueBlock block : blocks) {
            String begin = line.split(
                            "(?<=^|[^,]), (?=row|column|slice|the |every|all|where|numbers|quarters|\\[|\\d|both)", 2)[
                    0];
            if (Arrays.asList(begin.split(", | and ", -1)).contains(block.name())) {
                String rest = line.substring(begin.length() + 2);
                String words = rest.substring(0, rest.indexOf(": ")).replaceFirst(", of the \\d+ measured$", "");
                String statement = ofFirst(rest.substring(rest.indexOf(": ") + 2), blocks);
                wrong.addAll(falseOnes(words, statement, block));
            }
        }
        return wrong;
    }

    /** The statement without those about other blocks. */
    private static String ofFirst(String statement, List<TrueBlock> blocks) {
        String first = statement;
        for (TrueBlock block : blocks) {
            int next = first.indexOf("; " + block.name());
            first = next < 0 ? first : first.substring(0, next);
        }
        return first;
    }

    private static List<String> falseOnes(String words, String statement, TrueBlock block) {
        List<String> wrong = new ArrayList<>();
        Optional<IntPredicate> set = RegionText.of(words, block);
        if (set.isPresent()
                && !block.entries().stream().allMatch(i -> set.get().test(i) == block.isWrong(i) || block.isZero(i))) {
            wrong.add("the set '" + words + "' of " + block.name());
        }
        if (statement.contains("all others right") && set.isPresent() && !block.allWrong(set.get())) {
            wrong.add("others of " + block.name());
        }
        Matcher factor = FACTOR.matcher(statement);
        if (factor.find() && !statement.contains(" to ")) {
            double c = Double.parseDouble(factor.group(1));
            if (!block.allWrong(i -> block.isSame(block.wrong()[i], c * block.right()[i]))) {
                wrong.add("the factor of " + block.name());
            }
        }
        Matcher offset = OFFSET.matcher(statement);
        if (offset.find()) {
            double c = Double.parseDouble(offset.group(1));
            if (!block.allWrong(i ->
                    Math.abs(block.wrong()[i] - block.right()[i] - c) < 1e-3 * Math.abs(c) + 1e-5 * block.largest())) {
                wrong.add("the offset of " + block.name());
            }
        }
        if (statement.startsWith("never filled") && !block.allWrong(i -> block.wrong()[i] == 0)) {
            wrong.add("the zeros of " + block.name());
        }
        if (statement.contains("is the same in each row") && !sameIn(block, 0)) {
            wrong.add("the rows of " + block.name());
        }
        if (statement.contains("is the same in each column") && !sameIn(block, 1)) {
            wrong.add("the columns of " + block.name());
        }
        if (statement.contains("the right sign") && !block.allWrong(i -> block.wrong()[i] * block.right()[i] > 0)) {
            wrong.add("the signs of " + block.name());
        }
        Matcher signs = SIGNS.matcher(statement);
        if (signs.find()
                && (count(block, 1) < Integer.parseInt(signs.group(1))
                        || count(block, -1) < Integer.parseInt(signs.group(2)))) {
            wrong.add("the signs of both kinds of " + block.name());
        }
        if (statement.contains("a factor of its own in each row") && !isFactorOf(block, 0)) {
            wrong.add("the factors of the rows of " + block.name());
        }
        if (statement.contains("a factor of its own in each column") && !isFactorOf(block, 1)) {
            wrong.add("the factors of the columns of " + block.name());
        }
        if ((statement.contains("numeric[j][i]") && statement.contains("and 0"))
                ? !isOfTriangle(block, statement.contains("0 below") ? 1 : -1)
                : statement.contains("numeric[j][i]")
                        && !isOfMirrorImages(block, statement.contains("halved") ? 0.5 : 1)) {
            wrong.add("the mirror images of " + block.name());
        }
        if (statement.contains("rank one") && !isProduct(block)) {
            wrong.add("the rank of " + block.name());
        }
        wrong.addAll(DirectionClaims.falseOnes(words, statement, block));
        return wrong;
    }

    /** Wrong entries whose values have the same sign, or opposite ones. */
    private static long count(TrueBlock block, int sign) {
        return block.entries().stream()
                .filter(block::isWrong)
                .filter(i -> sign * block.wrong()[i] * block.right()[i] > 0)
                .count();
    }

    private static boolean isFactorOf(TrueBlock block, int axis) {
        return block.isCommon(i -> block.index(i, axis), i -> block.wrong()[(int) i] / block.right()[(int) i]);
    }

    /** @param side 1 if the sums are above the diagonal, -1 if they are below it */
    private static boolean isOfTriangle(TrueBlock block, int side) {
        int size = block.columns();
        return block.allWrong(i -> side * (i % size - i / size) < 0
                ? block.wrong()[i] == 0
                : block.isSame(block.wrong()[i], block.right()[i] + block.right()[i % size * size + i / size]));
    }

    private static boolean isOfMirrorImages(TrueBlock block, double factor) {
        int size = block.columns();
        return block.allWrong(i -> i / size == i % size
                || block.isSame(
                        block.wrong()[i], factor * (block.right()[i] + block.right()[i % size * size + i / size])));
    }

    private static boolean sameIn(TrueBlock block, int axis) {
        return block.isCommon(i -> block.index(i, axis), i -> block.wrong()[(int) i] - block.right()[(int) i]);
    }

    private static boolean isProduct(TrueBlock block) {
        int columns = block.columns();
        int best = 0;
        double[] d = new double[block.x().length];
        for (int i = 0; i < d.length; i++) {
            d[i] = block.wrong()[i] - block.right()[i];
            best = Math.abs(d[i]) > Math.abs(d[best]) ? i : best;
        }
        int pivot = best;
        return block.all(i -> Math.abs(d[i] * d[pivot]
                        - d[i / columns * columns + pivot % columns] * d[pivot / columns * columns + i % columns])
                <= 1e-5 * d[pivot] * d[pivot]);
    }
}
