package org.gradcheck.diagnosis.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;

/** Verifies causes against the right gradient. */
final class CauseClaims {

    private static final Pattern FACTOR = Pattern.compile("analytic = \\(?(\\S+)(?: \\+- (\\S+)\\))? x numeric");
    private static final Pattern OFFSET = Pattern.compile("analytic - numeric = \\((\\S+) \\+- (\\S+)\\) along");

    /** Standard deviations within which a stated number is right. */
    static final double DEVIATIONS = 4;

    private static final Pattern COUNT = Pattern.compile("^(\\d+) of (\\d+) entries wrong");
    private static final Pattern UNFILLED = Pattern.compile("analytic = 0 in (.*?)(?:, where|; the cost)");

    private CauseClaims() {}

    /** Returns whether a cause is true of all blocks that it names. */
    static boolean areTrue(Diagnosis diagnosis, List<TrueBlock> blocks) {
        List<TrueBlock> named = named(diagnosis.where(), blocks);
        return diagnosis.cause() == Cause.REORDERED
                ? isReordered(named)
                : named.stream().allMatch(block -> isTrue(diagnosis, block, named));
    }

    private static List<TrueBlock> named(String where, List<TrueBlock> blocks) {
        if (where.equals("all blocks")) {
            return blocks;
        }
        List<String> names = Arrays.asList(where.split(", | and ", -1));
        return blocks.stream().filter(block -> names.contains(block.name())).toList();
    }

    private static boolean isReordered(List<TrueBlock> blocks) {
        double[] right = blocks.stream()
                .flatMapToDouble(b -> Arrays.stream(b.right()))
                .sorted()
                .toArray();
        double[] wrong = blocks.stream()
                .flatMapToDouble(b -> Arrays.stream(b.wrong()))
                .sorted()
                .toArray();
        for (int i = 0; i < right.length; i++) {
            if (!blocks.get(0).isSame(right[i], wrong[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTrue(Diagnosis diagnosis, TrueBlock block, List<TrueBlock> named) {
        String evidence = diagnosis.evidence();
        return switch (diagnosis.cause()) {
            case NEVER_FILLED, BIAS_FORGOTTEN ->
                Arrays.stream(block.wrong()).allMatch(v -> v == 0) && block.countWrong() > 0;
            case PARTLY_FILLED -> isPartlyFilled(evidence, block);
            case SIGN_FLIPPED -> block.isMultiple(-1, 0);
            case CONSTANT_FACTOR, SUM_INSTEAD_OF_MEAN, MEAN_INSTEAD_OF_SUM ->
                evidence.contains("weight decay") || block.isMultiple(factor(evidence), error(evidence));
            case CONSTANT_OFFSET ->
                isOffset(evidence, block)
                        && block.isCommon(i -> 0, i -> block.wrong()[(int) i] - block.right()[(int) i]);
            case CONSTANT_ROW_FACTOR ->
                block.isCommon(i -> block.index(i, 0), i -> block.wrong()[(int) i] / block.right()[(int) i]);
            case CONSTANT_COLUMN_FACTOR ->
                block.isCommon(i -> block.index(i, 1), i -> block.wrong()[(int) i] / block.right()[(int) i]);
            case MISSING_WEIGHT_DECAY, EXTRA_WEIGHT_DECAY -> isDecay(block);
            case DATA_TERM_LOST ->
                block.all(i -> block.isSame(block.wrong()[i] * block.x()[0], block.wrong()[0] * block.x()[i]));
            case TRANSPOSED -> isTransposed(block);
            case ISOLATED_ENTRIES -> isCounted(evidence, named);
            case OTHER_VARIABLE -> isMonotonous(block);
            case SYMMETRIC_MATRIX -> true;
            default -> false;
        };
    }

    private static double factor(String evidence) {
        Matcher matcher = FACTOR.matcher(evidence);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
    }

    /** The error of the factor; 0 if none is stated. */
    private static double error(String evidence) {
        Matcher matcher = FACTOR.matcher(evidence);
        return matcher.find() && matcher.group(2) != null ? DEVIATIONS * Double.parseDouble(matcher.group(2)) : 0;
    }

    private static boolean isOffset(String evidence, TrueBlock block) {
        Matcher matcher = OFFSET.matcher(evidence);
        if (!matcher.find()) {
            return true;
        }
        double offset = Double.parseDouble(matcher.group(1));
        double error = DEVIATIONS * Double.parseDouble(matcher.group(2)) + block.rounding() * block.largest();
        return block.all(i -> Math.abs(block.wrong()[i] - block.right()[i] - offset) <= error);
    }

    private static boolean isPartlyFilled(String evidence, TrueBlock block) {
        Matcher matcher = UNFILLED.matcher(evidence);
        if (!matcher.find()) {
            return evidence.contains("but the cost changes");
        }
        boolean isZero = RegionText.of(matcher.group(1), block)
                .map(set ->
                        block.all(i -> set.test(i) ? block.wrong()[i] == 0 : block.wrong()[i] != 0 || block.isZero(i)))
                .orElse(true);
        return isZero && (!evidence.contains("the rest is right") || block.allWrong(i -> block.wrong()[i] == 0));
    }

    private static boolean isDecay(TrueBlock block) {
        double[] difference = new double[block.x().length];
        Arrays.setAll(difference, i -> block.wrong()[i] - block.right()[i]);
        boolean isOfSquares = block.all(i -> Math.abs(difference[i] * block.x()[0] - difference[0] * block.x()[i])
                <= 1e-4 * (Math.abs(difference[i] * block.x()[0]) + block.largest() * 1e-2));
        return isOfSquares
                || block.all(i -> block.isSame(
                        difference[i] * Math.signum(block.x()[i]), difference[0] * Math.signum(block.x()[0])));
    }

    private static boolean isTransposed(TrueBlock block) {
        int size = block.columns();
        return block.all(i -> block.isSame(block.wrong()[i], block.right()[i % size * size + i / size]));
    }

    private static boolean isCounted(String evidence, List<TrueBlock> named) {
        Matcher matcher = COUNT.matcher(evidence);
        return matcher.find()
                && Long.parseLong(matcher.group(1))
                        == named.stream().mapToLong(TrueBlock::countWrong).sum();
    }

    /** The ratio is a function of the parameter: it has one direction on each side of zero. */
    private static boolean isMonotonous(TrueBlock block) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < block.x().length; i++) {
            if (Math.abs(block.right()[i]) > 1e-3 * block.largest()) {
                order.add(i);
            }
        }
        order.sort((a, b) -> Double.compare(Math.abs(block.x()[a]), Math.abs(block.x()[b])));
        int turns = 0;
        double before = 0;
        for (int k = 1; k < order.size(); k++) {
            double step = Math.abs(block.wrong()[order.get(k)] / block.right()[order.get(k)])
                    - Math.abs(block.wrong()[order.get(k - 1)] / block.right()[order.get(k - 1)]);
            turns += step * before < 0 ? 1 : 0;
            before = step;
        }
        return turns == 0 || turns <= order.size();
    }
}
