package org.gradcheck.diagnosis.corpus;

import static java.util.Comparator.naturalOrder;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.corpus.Blocks.Block;

/** The patterns of a wrong gradient compared with the right one; each of them is a correct name of the bug. */
final class Patterns {

    private final Comparison comparison;
    private final Point point;
    private final List<Block> wrong;
    private final int[] scope;

    Patterns(Blocks blocks, Comparison comparison, Point point) {
        this.comparison = comparison;
        this.point = point;
        wrong = blocks.blocks().stream()
                .filter(block -> block.entries().anyMatch(comparison::differsAt))
                .toList();
        scope = wrong.stream()
                .flatMapToInt(Block::entries)
                .filter(comparison::isVisibleAt)
                .toArray();
    }

    Set<Cause> names() {
        if (!Arrays.stream(scope).allMatch(comparison::isFiniteAt)) {
            return EnumSet.of(Cause.NOT_FINITE);
        }
        Set<Cause> names = EnumSet.noneOf(Cause.class);
        addFactors(names);
        if (names.isEmpty()) {
            addLineFactors(names);
        }
        addTerms(names);
        if (Arrays.stream(scope).filter(comparison::differsAt).count() == 1) {
            names.add(Cause.ISOLATED_ENTRIES);
        }
        if (isTransposed()) {
            names.add(Cause.TRANSPOSED);
        } else if (wrong.stream().allMatch(this::isReordered)) {
            names.add(Cause.REORDERED);
        }
        return names;
    }

    private void addFactors(Set<Cause> names) {
        if (isMultiple(0)) {
            names.add(Cause.NEVER_FILLED);
            if (wrong.stream().allMatch(Block::isBias)) {
                names.add(Cause.BIAS_FORGOTTEN);
            }
            return;
        }
        if (isMultiple(-1)) {
            names.add(Cause.SIGN_FLIPPED);
        } else if (isBatchFactor(point.examples())) {
            names.add(Cause.SUM_INSTEAD_OF_MEAN);
        } else if (isBatchFactor(1.0 / point.examples())) {
            names.add(Cause.MEAN_INSTEAD_OF_SUM);
        } else if (scope.length > 1 && isProportional()) {
            names.add(Cause.CONSTANT_FACTOR);
        }
    }

    private void addTerms(Set<Cause> names) {
        if (allEntriesOfWrongBlocks().length > 1 && isFitted(comparison::difference, i -> 1)) {
            names.add(Cause.CONSTANT_OFFSET);
        }
        if (allEntriesOfWrongBlocks().length > 1
                && (isFitted(comparison::difference, point::parameter)
                        || isFitted(comparison::difference, i -> Math.signum(point.parameter(i))))) {
            double sign = IntStream.of(scope)
                    .mapToDouble(i -> comparison.difference(i) * point.parameter(i))
                    .sum();
            names.add(sign > 0 ? Cause.EXTRA_WEIGHT_DECAY : Cause.MISSING_WEIGHT_DECAY);
        }
    }

    /** A factor may spare the weight decay. */
    private boolean isMultiple(double factor) {
        return Arrays.stream(scope)
                        .allMatch(i -> comparison.areSame(comparison.claimed(i), factor * comparison.right(i)))
                || Arrays.stream(scope).allMatch(i -> comparison.areSame(claimedData(i), factor * rightData(i)));
    }

    private double claimedData(int i) {
        return comparison.claimed(i) - point.decay(i);
    }

    private double rightData(int i) {
        return comparison.right(i) - point.decay(i);
    }

    private boolean isProportional() {
        return isFitted(comparison::claimed, comparison::right) || isFitted(this::claimedData, this::rightData);
    }

    private boolean isBatchFactor(double factor) {
        return factor != 1 && isMultiple(factor);
    }

    private boolean isFitted(IntToDoubleFunction values, IntToDoubleFunction basis) {
        int[] entries = allEntriesOfWrongBlocks();
        double factor = sum(entries, i -> values.applyAsDouble(i) * basis.applyAsDouble(i))
                / sum(entries, i -> basis.applyAsDouble(i) * basis.applyAsDouble(i));
        return Arrays.stream(entries)
                .allMatch(i -> comparison.areSame(values.applyAsDouble(i), factor * basis.applyAsDouble(i)));
    }

    private void addLineFactors(Set<Cause> names) {
        if (wrong.stream().allMatch(Block::isBias)) {
            return;
        }
        List<Block> matrices = wrong.stream().filter(block -> !block.isBias()).toList();
        if (matrices.stream().allMatch(block -> isMultipleIn(block.rows(), block, block::row))) {
            names.add(Cause.CONSTANT_ROW_FACTOR);
        }
        if (matrices.equals(wrong)
                && matrices.stream().allMatch(block -> isMultipleIn(block.columns(), block, block::column))) {
            names.add(Cause.CONSTANT_COLUMN_FACTOR);
        }
    }

    /** Whether each row, or each column, is a multiple of the right one, and long enough to distinguish it from chance. */
    private boolean isMultipleIn(int lines, Block block, IntUnaryOperator lineOf) {
        return IntStream.range(0, lines)
                .mapToObj(line -> block.entries()
                        .filter(i -> line == lineOf.applyAsInt(i))
                        .filter(comparison::isVisibleAt)
                        .toArray())
                .allMatch(this::isMultipleOfItsOwn);
    }

    private boolean isMultipleOfItsOwn(int[] line) {
        if (line.length < 2) {
            return line.length == 0;
        }
        double factor = sum(line, i -> comparison.claimed(i) * comparison.right(i))
                / sum(line, i -> comparison.right(i) * comparison.right(i));
        return Arrays.stream(line)
                .allMatch(i -> comparison.areSame(comparison.claimed(i), factor * comparison.right(i)));
    }

    private boolean isTransposed() {
        return wrong.stream()
                .allMatch(block -> block.entries().allMatch(i -> {
                    int entry = i - block.offset();
                    int from = block.offset() + entry % block.rows() * block.columns() + entry / block.rows();
                    return comparison.areSame(comparison.claimed(i), comparison.right(from));
                }));
    }

    private boolean isReordered(Block block) {
        List<Double> claimed = sorted(block.entries().mapToDouble(comparison::claimed));
        List<Double> right = sorted(block.entries().mapToDouble(comparison::right));
        return IntStream.range(0, claimed.size()).allMatch(i -> comparison.areSame(claimed.get(i), right.get(i)));
    }

    private int[] allEntriesOfWrongBlocks() {
        return wrong.stream().flatMapToInt(Block::entries).toArray();
    }

    private static List<Double> sorted(DoubleStream values) {
        return values.boxed().sorted(naturalOrder()).toList();
    }

    private static double sum(int[] entries, IntToDoubleFunction term) {
        double sum = 0;
        for (int i : entries) {
            sum += term.applyAsDouble(i);
        }
        return sum;
    }
}
