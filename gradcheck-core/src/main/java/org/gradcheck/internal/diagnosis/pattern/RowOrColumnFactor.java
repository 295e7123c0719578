package org.gradcheck.internal.diagnosis.pattern;

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
import org.gradcheck.report.MeasuredBlock;

/** A matrix in which each row, or each column, has a factor of its own, fitted by least squares. */
public final class RowOrColumnFactor implements Hypothesis {

    /** The distance from 1 below which a factor is 1: above the rounding of the fit (1e-14), below error bars. */
    private static final double NONE = 1e-9;

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
        return Scope.of(situation).stream()
                .filter(scope -> scope.changed().equals(scope.seen()))
                .filter(scope -> hasLines(situation, scope.seen()))
                .flatMap(scope -> explanations(situation, scope));
    }

    /** Whether the blocks are a matrix, or for row factors a matrix and a vector with an entry for each row. */
    private boolean hasLines(DiagnosisState situation, List<Integer> numbers) {
        List<MeasuredBlock> blocks =
                numbers.stream().map(situation.blocks()::get).toList();
        List<Integer> matrix = blocks.get(0).shape().sizes();
        return matrix.size() == 2
                && blocks.stream().allMatch(MeasuredBlock::isComplete)
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
        DiagnosisState after = situation.with(scope.only((number, right) ->
                right.of(number).times(i -> factors[number == first ? lineOf(i, columns) : i])));
        String line = byRow ? "row" : "column";
        return Stream.of(new Explanation(
                byRow ? Cause.CONSTANT_ROW_FACTOR : Cause.CONSTANT_COLUMN_FACTOR,
                scope.where(),
                changed.length,
                0,
                after,
                () -> "analytic = numeric x one factor for each " + line + ", from "
                        + NumberText.of(Arrays.stream(factors).min().orElseThrow())
                        + " to " + NumberText.of(Arrays.stream(factors).max().orElseThrow()) + ", in " + changed.length
                        + " of " + lines + " " + line
                        + "s",
                "look at what is multiplied once for each " + (byRow ? "unit (row)" : "input (column)")));
    }

    private int lineOf(int position, int columns) {
        return byRow ? position / columns : position % columns;
    }
}
