package org.gradcheck.report.page;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradcheck.internal.text.DecimalText;
import org.gradcheck.report.BlockGrid;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.MeasuredBlock;

/**
 * Entries of a block as data for a page: a map of tiles with the measured values of each tile.
 *
 * @param block the measured values of the block
 * @param verdicts one for each measured entry
 * @param wrong the entries of the block that disagree
 */
record BlockData(MeasuredBlock block, List<EntryVerdict> verdicts, List<Discrepancy> wrong) {

    /** Returns a map of at most {@code mostTiles} tiles. */
    Map<String, Object> map(int mostTiles) {
        BlockGrid grid = BlockGrid.of(block, verdicts, mostTiles);
        List<Integer> shown = grid.shown();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("rows", grid.rows());
        data.put("columns", grid.columns());
        data.put("tileRows", grid.tileRows());
        data.put("tileColumns", grid.tileColumns());
        data.put("measured", block.size());
        if (BlockGrid.isSparse(block)) {
            data.put("sparse", true);
        }
        data.put("entries", column(shown, grid::place));
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

    /** Returns the rows with a wrong entry, ascending; each entry of a vector is a row. */
    List<Integer> wrongRows(int most) {
        int columns = block.shape().sizes().stream().skip(1).reduce(1, (a, b) -> a * b);
        return IntStream.range(0, block.size())
                .filter(block::isWrong)
                .map(i -> block.entry(i) / columns)
                .distinct()
                .limit(most)
                .boxed()
                .toList();
    }

    /**
     * Returns the error bars of wrong entries. At a kink they are smaller than those of the measured block, which contain half
     * the distance of the slopes on both sides.
     */
    private Map<Integer, Double> errorsOf(Set<Integer> shown) {
        return wrong.stream()
                .filter(discrepancy -> shown.contains(discrepancy.entry()))
                .collect(toMap(Discrepancy::entry, Discrepancy::error, (first, second) -> first));
    }

    /** Returns whether an entry has a name. The page derives the subscript of the others from their index. */
    private boolean isNamed(int position) {
        return !block.subscript(position).equals(block.shape().subscript(block.entry(position)));
    }

    private static List<Object> column(List<Integer> positions, IntFunction<Object> value) {
        return positions.stream().map(value::apply).toList();
    }

    /** Returns an error bar with three digits, since further ones carry no information. */
    private static double rounded(double error) {
        return Double.isFinite(error) && error != 0 ? Double.parseDouble(DecimalText.scientific(error, 2)) : error;
    }

    private static String letter(EntryVerdict verdict) {
        return switch (verdict) {
            case AGREES -> "a";
            case AT_A_KINK -> "k";
            case TOO_SMALL -> "s";
            case UNEXERCISED -> "x";
            case FIXED -> "f";
            case UNRESOLVED -> "u";
            case DISAGREES -> "d";
        };
    }
}
