package org.gradcheck.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck.diagnosis.MeasuredBlock;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.subject.Shape;

/**
 * A block as a grid of tiles, for a map of it. The rows are the first index, the columns all others in row-major order; a
 * vector is one row. A tile holds one entry, or, where the block is too large for that, some neighbours, for which the worst
 * of them stands.
 */
final class BlockGrid {

    private final MeasuredBlock block;
    private final List<EntryVerdict> verdicts;
    private final int rows;
    private final int columns;
    private final int tileRows;
    private final int tileColumns;

    private BlockGrid(MeasuredBlock block, List<EntryVerdict> verdicts, int mostTiles) {
        this.block = block;
        this.verdicts = verdicts;
        this.rows = rows(block.shape());
        this.columns = rows == 0 ? 0 : block.shape().entries() / rows;
        int high = 1;
        int wide = 1;
        while ((long) tiles(rows, high) * tiles(columns, wide) > mostTiles) {
            if (tiles(rows, high) >= tiles(columns, wide)) {
                high++;
            } else {
                wide++;
            }
        }
        this.tileRows = high;
        this.tileColumns = wide;
    }

    /**
     * Lays out a block.
     *
     * @param block what was measured
     * @param verdicts one for each entry that was measured
     * @param mostTiles how many tiles there may be, at least 1
     */
    static BlockGrid of(MeasuredBlock block, List<EntryVerdict> verdicts, int mostTiles) {
        return new BlockGrid(block, verdicts, Math.max(1, mostTiles));
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    /** How many rows of the block one row of tiles covers. */
    int tileRows() {
        return tileRows;
    }

    /** How many columns of the block one column of tiles covers. */
    int tileColumns() {
        return tileColumns;
    }

    int tilesDown() {
        return tiles(rows, tileRows);
    }

    int tilesAcross() {
        return tiles(columns, tileColumns);
    }

    /** The tile of an entry of the block, counted row by row. */
    int tileOf(int entry) {
        return entry / columns / tileRows * tilesAcross() + entry % columns / tileColumns;
    }

    /** For each tile in which something was measured the position of its worst entry in the measured block, in the order of the tiles. */
    List<Integer> worstOfTiles() {
        int[] worst = new int[tilesDown() * tilesAcross()];
        Arrays.fill(worst, -1);
        for (int i = 0; i < block.size(); i++) {
            int tile = tileOf(block.entry(i));
            worst[tile] = worst[tile] < 0 || isWorse(i, worst[tile]) ? i : worst[tile];
        }
        return new ArrayList<>(
                IntStream.of(worst).filter(position -> position >= 0).boxed().toList());
    }

    private boolean isWorse(int i, int than) {
        int byVerdict = Integer.compare(severity(i), severity(than));
        return byVerdict != 0 ? byVerdict > 0 : errorBars(i) > errorBars(than);
    }

    private int severity(int i) {
        return switch (verdicts.get(i)) {
            case FIXED -> 0;
            case UNEXERCISED -> 1;
            case AGREES, AT_A_KINK -> 2;
            case UNRESOLVED -> 3;
            case DISAGREES -> 4;
        };
    }

    private double errorBars(int i) {
        return Discrepancy.errorBarsApart(block.analytic(i), block.numeric(i), block.error(i));
    }

    private static int rows(Shape shape) {
        return shape.sizes().size() < 2
                ? Math.min(1, shape.entries())
                : shape.entries() == 0 ? 0 : shape.sizes().get(0);
    }

    private static int tiles(int length, int ofTile) {
        return (length + ofTile - 1) / ofTile;
    }
}
