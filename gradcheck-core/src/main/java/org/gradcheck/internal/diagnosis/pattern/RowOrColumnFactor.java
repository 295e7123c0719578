package org.gradcheck.internal.diagnosis.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.Hypothesis;
import org.gradcheck.internal.diagnosis.search.NumberText;
import org.gradcheck.internal.diagnosis.search.Scope;
import org.gradcheck.internal.text.ListedNames;
import org.gradcheck.report.MeasuredBlock;

/** A matrix in which each row, or each column, has a factor of its own, fitted by least squares. */
public final class RowOrColumnFactor implements Hypothesis {

    /** The distance from 1 below which a factor is 1: above the rounding of the fit (1e-14), below error bars. */
    private static final double NONE = 1e-9;

    /** The relative distance of two factors that are the same: the spread of a fit to finite differences. */
    private static final double SAME = 1e-4;

    private final boolean byRow;

    private RowOrColumnFactor(boolean byRow) {
        this.byRow = byRow;
    }

    public static Hypothesis perRow() {
        return new RowOrColumnFactor(true);
    }

    public static Hypothesis perColumn() {
        return new RowOrColumnFactor(false);
    }

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation) {
        List<Explanation> all = new ArrayList<>();
        for (Scope scope : Scope.of(situation)) {
            if (scope.changed().equals(scope.seen()) && hasLines(situation, scope.seen())) {
                all.addAll(explanations(situation, scope).toList());
            }
        }
        return all.stream();
    }

    /** Whether the blocks are a matrix, or for row factors a matrix and a vector with an entry for each row. */
    private boolean hasLines(DiagnosisState situation, List<Integer> numbers) {
        List<Integer> matrix = situation.blocks().get(numbers.get(0)).shape().sizes();
        if (matrix.size() != 2) {
            return false;
        }
        List<MeasuredBlock> blocks =
                numbers.stream().map(situation.blocks()::get).toList();
        return blocks.stream().allMatch(MeasuredBlock::isComplete)
                && (blocks.size() == 1
                        || (byRow
                                && blocks.size() == 2
                                && blocks.get(1).shape().sizes().equals(matrix.subList(0, 1))));
    }

    private Stream<Explanation> explanations(DiagnosisState situation, Scope scope) {
        int first = scope.seen().get(0);
        List<Integer> sizes = situation.blocks().get(first).shape().sizes();
        int columns = sizes.get(1);
        int lines = sizes.get(byRow ? 0 : 1);
        double[] products = new double[lines];
        double[] squares = new double[lines];
        scope.entries(situation).forEach(entry -> {
            int line = entry.block() == first ? lineOf(entry.position(), columns) : entry.position();
            double numeric = entry.expected() / entry.error();
            products[line] += entry.analytic() / entry.error() * numeric;
            squares[line] += numeric * numeric;
        });
        double[] factors = IntStream.range(0, lines)
                .mapToDouble(line -> squares[line] == 0 ? 1 : products[line] / squares[line])
                .map(factor -> Math.abs(factor - 1) < NONE ? 1 : factor)
                .toArray();
        int[] changed =
                IntStream.range(0, lines).filter(line -> factors[line] != 1).toArray();
        if (Arrays.stream(factors).allMatch(Approximate::isNextToOne)) {
            return Stream.empty();
        }
        DiagnosisState after = situation.with(scope.only((number, right) -> right.of(number)
                .times(IntStream.range(0, right.of(number).size())
                        .mapToDouble(i -> factors[number == first ? lineOf(i, columns) : i])
                        .toArray())));
        return Stream.of(new Explanation(
                byRow ? Cause.CONSTANT_ROW_FACTOR : Cause.CONSTANT_COLUMN_FACTOR,
                scope.where(),
                changed.length,
                0,
                after,
                () -> evidence(new MatrixLines(situation.blocks().get(first), byRow), factors, changed),
                "look at what is multiplied once for each " + (byRow ? "unit (row)" : "input (column)")));
    }

    private static String evidence(MatrixLines lines, double[] factors, int[] changed) {
        boolean isOneFactor = changed.length <= ListedNames.MOST
                && changed.length < lines.count()
                && Arrays.stream(changed)
                        .allMatch(line -> Math.abs(factors[line] / factors[changed[0]] - 1) < SAME
                                || factors[line] == factors[changed[0]]);
        if (isOneFactor) {
            int others = lines.count() - changed.length;
            return "analytic = " + NumberText.of(factors[changed[0]]) + " x numeric in " + lines.names(changed) + ", "
                    + (others == 1
                            ? "the other " + lines.word() + " is"
                            : "the other " + others + " " + lines.word() + "s are")
                    + " right";
        }
        return "analytic = numeric x one factor for each " + lines.word() + ", from "
                + NumberText.of(Arrays.stream(factors).min().orElseThrow())
                + " to " + NumberText.of(Arrays.stream(factors).max().orElseThrow()) + ", in " + changed.length
                + " of " + lines.count() + " " + lines.word() + "s";
    }

    private int lineOf(int position, int columns) {
        return byRow ? position / columns : position % columns;
    }
}
