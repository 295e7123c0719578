package org.gradcheck.internal.diagnosis.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.BlockNames;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.ExchangedChunks;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.Hypothesis;
import org.gradcheck.internal.diagnosis.search.JudgedValues;
import org.gradcheck.internal.diagnosis.search.PredictedBlock;
import org.gradcheck.internal.differentiation.ErrorBars;
import org.gradcheck.report.MeasuredBlock;

/**
 * The right numbers in another order, in blocks of which only a sample was measured: the numeric values of the sample are compared with
 * the analytic ones, which are known of all entries, at the places where each order would have put them.
 */
public final class OrderOfSample implements Hypothesis {

    /** Fewest wrong entries of a sample. Chosen: so many do not agree with other entries by coincidence. */
    private static final int FEWEST = 8;

    /**
     * An order.
     *
     * @param from the block whose analytic values are compared
     * @param place from the number of an entry to the place at which its value was written
     */
    private record Order(Cause cause, int from, IntUnaryOperator place, String evidence, String remedy) {}

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation) {
        List<Explanation> found = new ArrayList<>();
        for (int block : situation.wrongBlocks()) {
            JudgedValues values = situation.judged(block);
            if (values.measured().isComplete() || !values.hasWholeAnalytic()) {
                continue;
            }
            for (Order order : orders(situation, block)) {
                if (found.isEmpty() && holds(situation, block, order)) {
                    found.add(explanation(situation, block, order));
                }
            }
        }
        return found.stream();
    }

    private static List<Order> orders(DiagnosisState situation, int block) {
        MeasuredBlock measured = situation.blocks().get(block);
        int size = measured.shape().entries();
        List<Integer> sizes = measured.shape().sizes();
        List<Order> orders = new ArrayList<>();
        if (sizes.size() == 2) {
            int rows = sizes.get(0);
            int columns = sizes.get(1);
            if (rows == columns) {
                orders.add(new Order(
                        Cause.TRANSPOSED,
                        block,
                        e -> e % columns * columns + e / columns,
                        "analytic[i][j] = numeric[j][i]",
                        "swap the two factors of the outer product, or the indices"));
            }
            orders.add(within(
                    block, e -> e % columns * rows + e / columns, "column by column", "write the matrix row by row"));
        }
        orders.add(
                within(block, e -> Math.floorMod(e + 1, size), "each one entry too late", "start to write at index 0"));
        orders.add(
                within(block, e -> Math.floorMod(e - 1, size), "each one entry too early", "start to read at index 0"));
        orders.add(within(
                block, e -> size - 1 - e, "from the last to the first", "write them from the first to the last"));
        for (ExchangedChunks exchange : ExchangedChunks.of(sizes)) {
            orders.add(new Order(Cause.REORDERED, block, exchange::source, exchange.words(), ExchangedChunks.REMEDY));
        }
        for (int other : situation.wrongBlocks()) {
            JudgedValues values = situation.judged(other);
            if (other != block
                    && values.hasWholeAnalytic()
                    && values.measured().shape().entries() == size) {
                orders.add(new Order(
                        Cause.REORDERED,
                        other,
                        e -> e,
                        "the right values of " + measured.name() + " are in "
                                + values.measured().name(),
                        "give the blocks the order of the parameters"));
            }
        }
        return orders;
    }

    private static Order within(int block, IntUnaryOperator place, String words, String remedy) {
        return new Order(Cause.REORDERED, block, place, "the right values are there, " + words, remedy);
    }

    private static boolean holds(DiagnosisState situation, int block, Order order) {
        MeasuredBlock measured = situation.blocks().get(block);
        JudgedValues from = situation.judged(order.from());
        int wrong = 0;
        for (int i = 0; i < measured.size(); i++) {
            if (!measured.isKnown(i)) {
                continue;
            }
            double written = from.analyticOf(order.place().applyAsInt(measured.entry(i)));
            double error = measured.error(i)
                    + measured.rounding().of(written, situation.expected(block).value(i));
            if (!(Math.abs(written - measured.numeric(i)) <= ErrorBars.AGREEMENT * error)) {
                return false;
            }
            wrong += measured.isWrong(i) ? 1 : 0;
        }
        return wrong >= FEWEST;
    }

    private static Explanation explanation(DiagnosisState situation, int block, Order order) {
        List<Integer> blocks = order.from() == block
                ? List.of(block)
                : List.of(Math.min(block, order.from()), Math.max(block, order.from()));
        return new Explanation(
                order.cause(),
                BlockNames.of(situation.blocks(), blocks),
                0,
                0,
                situation.with((number, right) -> blocks.contains(number)
                        ? PredictedBlock.of(
                                right.of(number).size(), i -> right.of(number).value(i), i -> Double.POSITIVE_INFINITY)
                        : right.of(number)),
                () -> order.evidence() + " in all "
                        + situation.blocks().get(block).size() + " entries measured",
                order.remedy());
    }
}
