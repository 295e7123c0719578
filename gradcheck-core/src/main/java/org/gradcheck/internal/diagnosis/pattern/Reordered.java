package org.gradcheck.internal.diagnosis.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.Hypothesis;
import org.gradcheck.internal.diagnosis.search.Ranking;
import org.gradcheck.internal.diagnosis.search.Scope;
import org.gradcheck.report.MeasuredBlock;

/** The right numbers in another order, within one block. */
public final class Reordered implements Hypothesis {

    /** The binary logarithm of the count of orders below, rounded up. */
    private static final double CHOICE = 3;

    /**
     * An order of entries.
     *
     * @param positions for each entry the position of its value in the right gradient
     * @param choice the binary logarithm of the count of orders of this kind
     */
    private record Order(String name, IntUnaryOperator positions, double choice, String remedy) {}

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation) {
        List<Explanation> all = new ArrayList<>();
        for (Scope scope : Scope.of(situation)) {
            int block = scope.seen().get(0);
            if (scope.changed().size() == 1
                    && situation.blocks().get(block).isComplete()
                    && situation.unmatched(block) > 1) {
                orders(situation, block)
                        .map(order -> explanation(situation, scope, order))
                        .forEach(all::add);
            }
        }
        return all.stream();
    }

    private static Explanation explanation(DiagnosisState situation, Scope scope, Order order) {
        return new Explanation(
                Cause.REORDERED,
                scope.where(),
                0,
                order.choice(),
                situation.with(scope.only((block, right) -> right.of(block).from(order.positions()))),
                () -> "the right values are there, " + order.name(),
                order.remedy());
    }

    private static Stream<Order> orders(DiagnosisState situation, int block) {
        MeasuredBlock measured = situation.blocks().get(block);
        int size = measured.size();
        Stream<Order> inLine = Stream.of(
                new Order(
                        "each one entry too late",
                        i -> Math.floorMod(i - 1, size),
                        CHOICE,
                        "start to write at index 0"),
                new Order(
                        "each one entry too early",
                        i -> Math.floorMod(i + 1, size),
                        CHOICE,
                        "start to read at index 0"),
                new Order(
                        "from the last to the first",
                        i -> size - 1 - i,
                        CHOICE,
                        "write them from the first to the last"));
        return Stream.of(
                        inLine,
                        columnByColumn(measured.shape().sizes()),
                        byDimension(measured),
                        bySize(situation, block))
                .flatMap(orders -> orders);
    }

    private static Stream<Order> columnByColumn(List<Integer> sizes) {
        if (sizes.size() != 2) {
            return Stream.empty();
        }
        int rows = sizes.get(0);
        int columns = sizes.get(1);
        return Stream.of(
                new Order(
                        "column by column", p -> p % rows * columns + p / rows, CHOICE, "write the matrix row by row"),
                new Order(
                        "as if they had come column by column",
                        p -> p % columns * rows + p / columns,
                        CHOICE,
                        "read the matrix row by row"));
    }

    /** The orders of a memory in which the dimensions of a tensor follow each other in another order. */
    private static Stream<Order> byDimension(MeasuredBlock measured) {
        TensorIndices indices = new TensorIndices(measured.shape().sizes());
        List<List<Integer>> orders = indices.otherOrders();
        return orders.stream()
                .map(order -> new Order(
                        "laid out as " + TensorIndices.letters(order),
                        indices.laidOut(order),
                        CHOICE + Math.log(orders.size()) / Math.log(2),
                        "lay the gradient out as " + indices.letters()));
    }

    /** The order by rank: the k-th smallest wrong value belongs to the k-th smallest expected value. */
    private static Stream<Order> bySize(DiagnosisState situation, int block) {
        int size = situation.blocks().get(block).size();
        int[] wrong = situation.wrongEntries(block);
        int[] byAnalytic = Ranking.ascending(IntStream.of(wrong)
                .mapToDouble(i -> situation.analytic(block, i))
                .toArray());
        int[] byExpected = Ranking.ascending(IntStream.of(wrong)
                .mapToDouble(i -> situation.expected(block).value(i))
                .toArray());
        int[] positions = IntStream.range(0, size).toArray();
        for (int k = 0; k < wrong.length; k++) {
            positions[wrong[byAnalytic[k]]] = wrong[byExpected[k]];
        }
        return Stream.of(new Order(
                wrong.length + " of " + size + " at another entry",
                i -> positions[i],
                CHOICE + Ranking.orders(size) - Ranking.orders(size - wrong.length),
                "give the entries the order of the parameters, or declare theirs by gradientOrder(...)"));
    }
}
