package org.gradcheck.report;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradcheck.internal.noise.Rounding;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Both sides of a gradient in one block, entry by entry: what the user's code says and what was measured. The entries are
 * those that were looked at one by one: all of the block in row-major order, or some of a large block that was screened.
 *
 * <p>Immutable and thread-safe: arrays are never given out.
 */
public final class MeasuredBlock {

    /** Where a block is wrong throughout, no fewer entries than these are looked at. */
    private static final int SMALLEST_SAMPLE = 8;

    private final BlockLabel label;
    private final int[] entries;
    private final MeasuredValues values;
    private final BitSet wrong;
    private final Rounding rounding;

    private MeasuredBlock(BlockLabel label, int[] entries, MeasuredValues values, BitSet wrong, Rounding rounding) {
        this.label = label;
        this.entries = entries;
        this.values = values;
        this.wrong = wrong;
        this.rounding = rounding;
    }

    /**
     * Describes a block at the point where its parameters are now.
     *
     * @param block the block
     * @param entries the numbers of the entries that were measured, ascending
     * @param analytic the user's value of each of these; may be NaN or infinite
     * @param numeric the measured value of each of these; NaN where the cost has no derivative or the entry is fixed
     * @param errors the error bar of each of these, half the distance of the slopes at a kink included; infinite where
     *     nothing is known
     * @param wrong which of these disagree
     * @param rounding what a right analytic value may have lost to rounding
     * @return both sides
     * @throws IllegalArgumentException if there are not as many values as entries
     */
    public static MeasuredBlock of(
            ParameterBlock block,
            int[] entries,
            double[] analytic,
            double[] numeric,
            double[] errors,
            BitSet wrong,
            Rounding rounding) {
        if (analytic.length != entries.length || numeric.length != entries.length || errors.length != entries.length) {
            throw new IllegalArgumentException("'" + block.name() + "' has " + entries.length
                    + " measured entries, but "
                    + analytic.length + " analytic values, " + numeric.length + " numeric ones and " + errors.length
                    + " error bars; give one of each for each entry");
        }
        double[] parameters = IntStream.of(entries).mapToDouble(block::value).toArray();
        return new MeasuredBlock(
                BlockLabel.of(block),
                entries.clone(),
                new MeasuredValues(parameters, analytic.clone(), numeric.clone(), errors.clone()),
                (BitSet) wrong.clone(),
                rounding);
    }

    /**
     * Puts blocks below one another, as the rows of a matrix.
     *
     * @param name what to call it, such as {@code Jacobian}
     * @param rows one block for each row, all of one length and measured as a whole
     * @return a block {@code rows x entries of a row}
     * @throws IllegalArgumentException if there are no rows, or of one of them more or fewer entries were measured than the
     *     first row has
     */
    public static MeasuredBlock ofRows(String name, List<MeasuredBlock> rows) {
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("'" + name + "' has no rows; give one block or more");
        }
        int columns = rows.get(0).shape().entries();
        BitSet wrong = new BitSet();
        for (int row = 0; row < rows.size(); row++) {
            MeasuredBlock block = rows.get(row);
            if (block.size() != columns) {
                throw new IllegalArgumentException("row " + row + " of '" + name + "' has " + block.size()
                        + " measured entries, row 0 has " + columns + "; give rows of one length");
            }
            int from = row * columns;
            block.wrong.stream().forEach(i -> wrong.set(from + i));
        }
        return new MeasuredBlock(
                BlockLabel.ofMatrix(name, rows.size(), columns),
                IntStream.range(0, rows.size() * columns).toArray(),
                MeasuredValues.joined(rows.stream().map(row -> row.values).toList()),
                wrong,
                rows.get(0).rounding);
    }

    /**
     * Returns the name of the block.
     *
     * @return the name that reports use; no other block of the check has it
     */
    public String name() {
        return label.name();
    }

    /**
     * Returns the name of the array whose entries these are, the same at each point.
     *
     * @return for example {@code hidden weights}
     */
    public String array() {
        return label.array();
    }

    /**
     * Returns at which further point the parameters were.
     *
     * @return for example {@code at point 2}; empty at the first point
     */
    public Optional<String> where() {
        return label.where();
    }

    /**
     * Returns the shape of the whole block.
     *
     * @return the sizes along its dimensions, such as {@code units x inputs}
     */
    public Shape shape() {
        return label.shape();
    }

    /**
     * Returns how many entries were measured.
     *
     * @return as many as the shape has, or fewer
     */
    public int size() {
        return entries.length;
    }

    /**
     * Tells whether all entries of the block were measured.
     *
     * @return true if entry {@code i} of the block is the {@code i}-th here
     */
    public boolean isComplete() {
        return entries.length == shape().entries();
    }

    /**
     * Returns the number of a measured entry within its block.
     *
     * @param i the position here, from 0 to {@link #size} - 1
     * @return the number in row-major order
     */
    public int entry(int i) {
        return entries[i];
    }

    /**
     * Returns what to call a measured entry within its block.
     *
     * @param i the position here
     * @return for example {@code [1][0]}, or {@code [rate]} if the entries have names
     */
    public String subscript(int i) {
        return label.subscript(entries[i]);
    }

    /**
     * Returns the value of a parameter at the point.
     *
     * @param i the position here
     * @return the parameter
     */
    public double parameter(int i) {
        return values.parameters[i];
    }

    /**
     * Returns what the user's code says.
     *
     * @param i the position here
     * @return the analytic derivative; may be NaN or infinite
     */
    public double analytic(int i) {
        return values.analytic[i];
    }

    /**
     * Returns what was measured.
     *
     * @param i the position here
     * @return the numeric derivative, the mean of the slopes on both sides at a kink; NaN where there is none or the entry
     *     is fixed
     */
    public double numeric(int i) {
        return values.numeric[i];
    }

    /**
     * Returns how far the numeric derivative may be off.
     *
     * @param i the position here
     * @return the error bar, half the distance of both slopes at a kink included; infinite where nothing is known
     */
    public double error(int i) {
        return values.errors[i];
    }

    /**
     * Tells whether an entry disagrees.
     *
     * @param i the position here
     * @return true if the verdict of the entry is so
     */
    public boolean isWrong(int i) {
        return wrong.get(Objects.checkIndex(i, entries.length));
    }

    /**
     * Returns how many entries disagree.
     *
     * @return 0 or more
     */
    public int wrongEntries() {
        return wrong.cardinality();
    }

    /** Compares all that was measured, bit by bit. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MeasuredBlock block
                && name().equals(block.name())
                && shape().equals(block.shape())
                && rounding.equals(block.rounding)
                && wrong.equals(block.wrong)
                && Arrays.equals(entries, block.entries)
                && values.isSameAs(block.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name(), shape(), values.hash());
    }

    /** Returns the name, the shape and how much of it is wrong, such as {@code weights 4 x 3: 2 of 12 wrong}. */
    @Override
    public String toString() {
        return name() + " " + shape() + ": " + wrongEntries() + " of " + size() + " wrong";
    }

    /**
     * Returns the rounding of the analytic side.
     *
     * @return what rounding may have changed in each entry
     */
    public Rounding rounding() {
        return rounding;
    }

    /**
     * Tells whether so little of a screened block was measured that it was no sample, but what halving had led to.
     *
     * @return true if a few entries of it are known
     */
    public boolean isHandful() {
        return !isComplete() && size() < SMALLEST_SAMPLE;
    }

    /**
     * Tells whether the numeric side is a number with an error bar.
     *
     * @param i the position of an entry among those that were measured
     * @return false if it has no value, or an error without limit
     */
    public boolean isKnown(int i) {
        return Double.isFinite(values.numeric[i]) && Double.isFinite(values.errors[i]);
    }
}
