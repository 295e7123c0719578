package org.gradcheck.report;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck.subject.Shape;

/**
 * Grid of tiles that a map of a block is drawn from. The first index of the block gives the row, all other indices give the
 * column in row-major order; a vector is one row. A tile covers one entry or, in a large block, several neighbouring
 * entries, and shows the worst of them. Immutable and thread-safe.
 */
public final class BlockGrid {

    private final MeasuredBlock block;
    private final List<EntryVerdict> verdicts;
    private final int rows;
    private final int columns;
    private final int tileRows;
    private final int tileColumns;

    private BlockGrid(
            MeasuredBlock block, List<EntryVerdict> verdicts, int rows, int columns, int tileRows, int tileColumns) {
        this.block = block;
        this.verdicts = PackedVerdicts.copyOf(verdicts);
        this.rows = rows;
        this.columns = columns;
        this.tileRows = tileRows;
        this.tileColumns = tileColumns;
    }

    /**
     * Returns a grid with at most a given number of tiles. A large block is divided until both directions have about equally
     * many tiles.
     *
     * @param block the measured block
     * @param verdicts one for each measured entry
     * @param mostTiles the largest number of tiles, at least 1
     * @return the grid with the smallest possible tiles
     */
    public static BlockGrid of(MeasuredBlock block, List<EntryVerdict> verdicts, int mostTiles) {
        int rows = rows(block.shape());
        int columns = columns(block.shape());
        int high = 1;
        int wide = 1;
        while ((long) tiles(rows, high) * tiles(columns, wide) > mostTiles) {
            if (tiles(rows, high) >= tiles(columns, wide)) {
                high++;
            } else {
                wide++;
            }
        }
        return new BlockGrid(block, verdicts, rows, columns, high, wide);
    }

    /**
     * Returns a grid of at most a given height and width.
     *
     * @param block the measured block
     * @param verdicts one for each measured entry
     * @param mostDown the largest number of tiles in a column, at least 1
     * @param mostAcross the largest number of tiles in a row, at least 1
     * @return the grid with the smallest possible tiles
     */
    public static BlockGrid within(MeasuredBlock block, List<EntryVerdict> verdicts, int mostDown, int mostAcross) {
        int rows = rows(block.shape());
        int columns = columns(block.shape());
        return new BlockGrid(
                block,
                verdicts,
                rows,
                columns,
                Math.max(1, tiles(rows, mostDown)),
                Math.max(1, tiles(columns, mostAcross)));
    }

    /**
     * Returns the size of the block along its first dimension.
     *
     * @return the number of rows; 1 for a vector, 0 for a block without entries
     */
    public int rows() {
        return rows;
    }

    /**
     * Returns the product of the sizes along all other dimensions.
     *
     * @return the number of columns; the number of entries for a vector
     */
    public int columns() {
        return columns;
    }

    /**
     * Returns how many rows of the block one row of tiles covers.
     *
     * @return 1 or more
     */
    public int tileRows() {
        return tileRows;
    }

    /**
     * Returns how many columns of the block one column of tiles covers.
     *
     * @return 1 or more
     */
    public int tileColumns() {
        return tileColumns;
    }

    /**
     * Returns how many tiles there are in a column.
     *
     * @return the number of rows of tiles
     */
    public int tilesDown() {
        return tiles(rows, tileRows);
    }

    /**
     * Returns how many tiles there are in a row.
     *
     * @return the number of columns of tiles
     */
    public int tilesAcross() {
        return tiles(columns, tileColumns);
    }

    /**
     * Returns the worst entry of each tile, row by row.
     *
     * @return the position of the entry in the measured block; -1 for a tile without measured entries
     */
    public int[] worst() {
        int[] worst = new int[tilesDown() * tilesAcross()];
        Arrays.fill(worst, -1);
        for (int i = 0; i < block.size(); i++) {
            int tile = tileOf(block.entry(i));
            worst[tile] = worst[tile] < 0 || isWorse(i, worst[tile]) ? i : worst[tile];
        }
        return worst;
    }

    /**
     * Returns the worst entries of all tiles with measured entries.
     *
     * @return their positions in the measured block, in the order of the tiles
     */
    public List<Integer> shown() {
        return IntStream.of(worst()).filter(position -> position >= 0).boxed().toList();
    }

    private int tileOf(int entry) {
        return entry / columns / tileRows * tilesAcross() + entry % columns / tileColumns;
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
            case TOO_SMALL -> 3;
            case UNRESOLVED -> 4;
            case DISAGREES -> 5;
        };
    }

    private double errorBars(int i) {
        return Discrepancy.errorBarsApart(block.analytic(i), block.numeric(i), block.error(i));
    }

    private static int rows(Shape shape) {
        if (shape.entries() == 0) {
            return 0;
        }
        return shape.sizes().size() < 2 ? 1 : shape.sizes().get(0);
    }

    private static int columns(Shape shape) {
        return shape.entries() == 0 ? 0 : shape.entries() / rows(shape);
    }

    private static int tiles(int length, int ofTile) {
        return (length + ofTile - 1) / ofTile;
    }
}
