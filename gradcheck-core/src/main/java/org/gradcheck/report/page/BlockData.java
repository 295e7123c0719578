package org.gradcheck.report.page;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.gradcheck.report.BlockGrid;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.MeasuredBlock;

/**
 * The entries of a block as data: a map of tiles, and what was measured for each tile.
 *
 * @param block both sides of the block
 * @param verdicts one for each entry that was measured
 * @param wrong the entries of the block that disagree
 */
record BlockData(MeasuredBlock block, List<EntryVerdict> verdicts, List<Discrepancy> wrong) {

    /** Returns a map of at most so many tiles. */
    Map<String, Object> map(int mostTiles) {
        BlockGrid grid = BlockGrid.of(block, verdicts, mostTiles);
        List<Integer> shown = grid.shown();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("rows", grid.rows());
        data.put("columns", grid.columns());
        data.put("tileRows", grid.tileRows());
        data.put("tileColumns", grid.tileColumns());
        data.put("measured", block.size());
        data.put("entries", column(shown, block::entry));
        if (shown.stream().anyMatch(this::isNamed)) {
            data.put("subscripts", column(shown, block::subscript));
        }
        data.put("verdicts", shown.stream().map(i -> letter(verdicts.get(i))).collect(Collectors.joining()));
        data.put("parameters", column(shown, block::parameter));
        data.put("analytic", column(shown, block::analytic));
        data.put("numeric", column(shown, block::numeric));
        Map<Integer, Double> errors = errorsOf(shown.stream().map(block::entry).collect(toSet()));
        data.put("errors", column(shown, i -> rounded(errors.getOrDefault(block.entry(i), block.error(i)))));
        return data;
    }

    /** A wrong entry at a kink lies outside of its slopes, which are half of the error of what was measured there. */
    private Map<Integer, Double> errorsOf(Set<Integer> shown) {
        return wrong.stream()
                .filter(discrepancy -> shown.contains(discrepancy.entry()))
                .collect(toMap(Discrepancy::entry, Discrepancy::error, (first, second) -> first));
    }

    /** Whether an entry is called by a name, and not by its index, which the page knows. */
    private boolean isNamed(int position) {
        return !block.subscript(position).equals(block.shape().subscript(block.entry(position)));
    }

    private static List<Object> column(List<Integer> positions, IntFunction<Object> value) {
        return positions.stream().map(value::apply).toList();
    }

    /** An error bar has no more than three digits that mean anything. */
    private static double rounded(double error) {
        return Double.isFinite(error) && error != 0
                ? Double.parseDouble(String.format(Locale.ROOT, "%.2e", error))
                : error;
    }

    private static String letter(EntryVerdict verdict) {
        return switch (verdict) {
            case AGREES -> "a";
            case AT_A_KINK -> "k";
            case UNEXERCISED -> "x";
            case FIXED -> "f";
            case UNRESOLVED -> "u";
            case DISAGREES -> "d";
        };
    }
}
