package org.gradcheck.diagnosis;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A matrix whose rows, or columns, have each a factor of their own. */
final class FactorPerLine implements Hypothesis {

    /** A factor this close to 1 is none. */
    private static final double NONE = 1e-9;

    private final boolean byRow;

    private FactorPerLine(boolean byRow) {
        this.byRow = byRow;
    }

    static Hypothesis perRow() {
        return new FactorPerLine(true);
    }

    static Hypothesis perColumn() {
        return new FactorPerLine(false);
    }

    @Override
    public Stream<Explanation> explanations(Situation situation) {
        return Scope.of(situation).stream()
                .filter(scope -> scope.changed().size() == 1)
                .filter(scope -> isMatrix(situation.blocks().get(scope.seen().get(0))))
                .flatMap(scope -> explanations(situation, scope));
    }

    private static boolean isMatrix(MeasuredBlock block) {
        return block.isComplete() && block.shape().sizes().size() == 2;
    }

    private Stream<Explanation> explanations(Situation situation, Scope scope) {
        MeasuredBlock block = situation.blocks().get(scope.seen().get(0));
        int columns = block.shape().sizes().get(1);
        int lines = block.shape().sizes().get(byRow ? 0 : 1);
        double[] products = new double[lines];
        double[] squares = new double[lines];
        scope.entries(situation).forEach(entry -> {
            int line = lineOf(entry.position(), columns);
            products[line] += entry.weight() * entry.analytic() * entry.expected();
            squares[line] += entry.weight() * entry.expected() * entry.expected();
        });
        double[] factors = IntStream.range(0, lines)
                .mapToDouble(line -> squares[line] == 0 ? 1 : products[line] / squares[line])
                .map(factor -> Math.abs(factor - 1) < NONE ? 1 : factor)
                .toArray();
        int[] changed =
                IntStream.range(0, lines).filter(line -> factors[line] != 1).toArray();
        if (changed.length == 0) {
            return Stream.empty();
        }
        Situation after =
                situation.with(scope.only((number, right) -> right.of(number).times(i -> factors[lineOf(i, columns)])));
        String line = byRow ? "row" : "column";
        return Stream.of(new Explanation(
                byRow ? Cause.CONSTANT_ROW_FACTOR : Cause.CONSTANT_COLUMN_FACTOR,
                scope.where(),
                changed.length,
                0,
                after,
                () -> "analytic = numeric x one factor for each " + line + ", from " + Figures.of(least(factors))
                        + " to " + Figures.of(most(factors)) + ", in " + changed.length + " of " + lines + " " + line
                        + "s",
                "look at what is multiplied once for each " + (byRow ? "unit (row)" : "input (column)")));
    }

    private int lineOf(int position, int columns) {
        return byRow ? position / columns : position % columns;
    }

    private static double least(double[] factors) {
        return Arrays.stream(factors).min().orElseThrow();
    }

    private static double most(double[] factors) {
        return Arrays.stream(factors).max().orElseThrow();
    }
}
