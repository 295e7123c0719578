package org.gradcheck.diagnosis.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Verifies what a report says of entries that were not measured, by slopes along directions or by a rule for lines. */
final class DirectionClaims {

    private static final Pattern FACTOR = Pattern.compile("analytic = \\(?(\\S+?)(?: \\+- (\\S+))?\\)? x numeric");
    private static final Pattern SLOPES = Pattern.compile("the cost changes by (.*?) of what");

    /** Distance of a slope from the digits that are shown. Chosen: two units of the last one. */
    private static final double SHOWN = 0.02;

    private static final Map<String, Integer> AXES = Map.of("row", 0, "column", 1);

    private DirectionClaims() {}

    /** Returns the false statements. */
    static List<String> falseOnes(String words, String statement, TrueBlock block) {
        List<String> wrong = new ArrayList<>();
        if (statement.contains("along the claim there") && !isFactorOfSide(words, statement, block)) {
            wrong.add("the sides of " + block.name());
        }
        if (words.startsWith("quarters") && !areQuarters(statement, block)) {
            wrong.add("the quarters of " + block.name());
        }
        if (statement.contains("no other") && !areLines(words, statement, block)) {
            wrong.add("the lines of " + block.name());
        }
        if (statement.startsWith("a factor of its own")
                && words.contains("along which")
                && !hasFactorOfLines(words, block)) {
            wrong.add("the factors of lines of " + block.name());
        }
        if (words.contains("one of each of") && !isOneOfEachRow(block)) {
            wrong.add("the one entry of each row of " + block.name());
        }
        if (words.startsWith("every") && words.matches(".*, \\d+ of \\d+") && !isWrongThroughout(words, block)) {
            wrong.add("lines of " + block.name() + " that were not measured");
        }
        return wrong;
    }

    private static boolean isFactorOfSide(String words, String statement, TrueBlock block) {
        Matcher matcher = FACTOR.matcher(statement);
        boolean isNegative = words.contains("negative");
        if (!matcher.find()) {
            return false;
        }
        double factor = Double.parseDouble(matcher.group(1));
        double error = matcher.group(2) == null ? 0 : CauseClaims.DEVIATIONS * Double.parseDouble(matcher.group(2));
        return block.all(i -> isNegative == block.x()[i] < 0 ? block.isMultiple(i, factor, error) : !block.isWrong(i));
    }

    private static boolean areQuarters(String statement, TrueBlock block) {
        double[] sizes = Arrays.stream(block.x()).map(Math::abs).sorted().toArray();
        List<Double> slopes = slopes(statement);
        return slopes.size() == 4
                && IntStream.range(0, 4).allMatch(quarter -> {
                    double from = sizes[quarter * (sizes.length - 1) / 4];
                    double to = sizes[(quarter + 1) * (sizes.length - 1) / 4];
                    double slope = block.slope(i -> Math.abs(block.x()[i]) > from && Math.abs(block.x()[i]) <= to);
                    return Math.abs(slope - slopes.get(quarter)) <= SHOWN + SHOWN * Math.abs(slope);
                });
    }

    private static boolean areLines(String words, String statement, TrueBlock block) {
        Optional<IntPredicate> lines = RegionText.of(words, block);
        return lines.isPresent()
                && block.all(i -> lines.get().test(i) || !block.isWrong(i))
                && !slopes(statement).isEmpty();
    }

    private static boolean hasFactorOfLines(String words, TrueBlock block) {
        int axis = words.contains("row") ? AXES.get("row") : AXES.get("column");
        int lines = block.shape().sizes().get(axis);
        return IntStream.range(0, lines).allMatch(line -> {
            double slope = block.slope(i -> block.index(i, axis) == line);
            return block.all(i -> block.index(i, axis) != line || block.isMultiple(i, 1 / slope, 0));
        });
    }

    private static boolean isOneOfEachRow(TrueBlock block) {
        return IntStream.range(0, block.shape().sizes().get(0))
                .allMatch(row -> IntStream.range(0, block.columns())
                                .filter(column -> block.isWrong(row * block.columns() + column))
                                .count()
                        == 1);
    }

    /** Each of the lines has a wrong entry. */
    private static boolean isWrongThroughout(String words, TrueBlock block) {
        Optional<IntPredicate> lines = RegionText.of(words, block);
        int axis = words.contains("row") ? AXES.get("row") : AXES.get("column");
        return lines.isEmpty()
                || block.all(i -> !lines.get().test(i)
                        || block.isZero(i)
                        || IntStream.range(0, block.x().length)
                                .anyMatch(j -> block.index(j, axis) == block.index(i, axis) && block.isWrong(j)));
    }

    private static List<Double> slopes(String statement) {
        Matcher matcher = SLOPES.matcher(statement);
        return matcher.find()
                ? Arrays.stream(matcher.group(1).split(", | and ", -1))
                        .map(Double::parseDouble)
                        .toList()
                : List.of();
    }
}
