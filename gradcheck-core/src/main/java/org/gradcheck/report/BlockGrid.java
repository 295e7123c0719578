package org.gradcheck.report;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradcheck.subject.Shape;

/**
 * Grid of tiles that a map of a block is drawn from. The first index of a matrix gives the row, the second one the column; a
 * vector is one row. Of a tensor with more dimensions the first indices give the row and the others the column, in row-major
 * order; they are divided where the map is nearest to a square. A tile covers one entry or, in a large block, several neighbouring
 * entries, and shows the worst of them. The entries of a sparse matrix, such as {@code Jacobian[7][3]}, lie at their rows and
 * columns. Immutable and thread-safe.
 */
public final class BlockGrid {

    private final MeasuredBlock block;
    private final List<EntryVerdict> verdicts;
    private final Optional<MatrixPlaces> places;
    private final int rows;
    private final int columns;
    private final int tileRows;
    private final int tileColumns;

    /** A grid with one tile for each entry. */
    private BlockGrid(MeasuredBlock block, List<EntryVerdict> verdicts) {
        this.block = block;
        this.verdicts = PackedVerdicts.copyOf(verdicts);
        this.places = block.places();
        this.rows = places.map(MatrixPlaces::rowCount).orElseGet(() -> rows(block.shape()));
        this.columns = places.map(MatrixPlaces::columnCount).orElseGet(() -> columns(block.shape()));
        this.tileRows = 1;
        this.tileColumns = 1;
    }

    private BlockGrid(BlockGrid entries, int tileRows, int tileColumns) {
        this.block = entries.block;
        this.verdicts = entries.verdicts;
        this.places = entries.places;
        this.rows = entries.rows;
        this.columns = entries.columns;
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
        BlockGrid entries = new BlockGrid(block, verdicts);
        int high = 1;
        int wide = 1;
        while ((long) tiles(entries.rows, high) * tiles(entries.columns, wide) > mostTiles) {
            if (tiles(entries.rows, high) >= tiles(entries.columns, wide)) {
                high++;
            } else {
                wide++;
            }
        }
        return new BlockGrid(entries, high, wide);
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
        BlockGrid entries = new BlockGrid(block, verdicts);
        return new BlockGrid(
                entries, Math.max(1, tiles(entries.rows, mostDown)), Math.max(1, tiles(entries.columns, mostAcross)));
    }

    /**
     * Returns whether a block lists the entries of a sparse matrix. Places without an entry then have no tile.
     *
     * @param block the measured block
     * @return true if the block is a list of entries, each with a row and a column
     */
    public static boolean isSparse(MeasuredBlock block) {
        return block.places().isPresent();
    }

    /**
     * Returns the product of the sizes along the dimensions that give the row.
     *
     * @return the number of rows; 1 for a vector, 0 for a block without entries; of a sparse matrix up to the last row with an
     *     entry
     */
    public int rows() {
        return rows;
    }

    /**
     * Returns the product of the sizes along all other dimensions.
     *
     * @return the number of columns; the number of entries for a vector; of a sparse matrix up to the last column with an entry
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
            int tile = tileOf(i);
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

    /**
     * Returns the place of a measured entry in the grid.
     *
     * @param i the position in the measured block
     * @return the number of the place in row-major order, which is the number of the entry unless the block is a sparse matrix
     */
    public long place(int i) {
        return places.map(at -> (long) at.row(i) * columns + at.column(i)).orElseGet(() -> (long) block.entry(i));
    }

    private int tileOf(int i) {
        long place = place(i);
        return (int) (place / columns / tileRows * tilesAcross() + place % columns / tileColumns);
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
        int nearest = 1;
        int rows = 1;
        for (int d = 0; d < shape.sizes().size() - 1; d++) {
            rows *= shape.sizes().get(d);
            nearest = d == 0 || elongation(rows, shape) < elongation(nearest, shape) ? rows : nearest;
        }
        return nearest;
    }

    /** Returns how many times as long as the other one the longer side of a map is. */
    private static double elongation(int rows, Shape shape) {
        double columns = (double) shape.entries() / rows;
        return Math.max(rows / columns, columns / rows);
    }

    private static int columns(Shape shape) {
        return shape.entries() == 0 ? 0 : shape.entries() / rows(shape);
    }

    private static int tiles(int length, int ofTile) {
        return (length + ofTile - 1) / ofTile;
    }
}
