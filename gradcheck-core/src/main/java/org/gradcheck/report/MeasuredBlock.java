package org.gradcheck.report;

import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.gradcheck.internal.noise.Rounding;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Analytic and numeric values of one block, entry by entry. It contains the entries that were differenced one by one: all of
 * the block in row-major order, or some of them in a large block that was screened.
 *
 * <p>Immutable and thread-safe: arrays are never given out.
 */
public final class MeasuredBlock {

    /** Least number of entries that screening differences in a block that is wrong throughout. */
    private static final int FEWEST_OF_A_SAMPLE = 8;

    private final BlockLabel label;
    private final int @Nullable [] entries;
    private final EntryValues values;
    private final BitSet wrong;
    private final Rounding rounding;
    private final Optional<MatrixPlaces> places;

    private MeasuredBlock(
            BlockLabel label,
            int @Nullable [] entries,
            EntryValues values,
            BitSet wrong,
            Rounding rounding,
            Optional<MatrixPlaces> places) {
        this.label = label;
        this.entries = entries;
        this.values = values;
        this.wrong = wrong;
        this.rounding = rounding;
        this.places = places;
    }

    /**
     * Creates the measured values of a block at the present values of its parameters.
     *
     * @param block the block
     * @param entries the numbers of the entries that were measured, ascending
     * @param analytic the user's value of each of these; may be NaN or infinite
     * @param numeric the measured value of each of these; NaN where the cost has no derivative or the entry is fixed
     * @param errors the error bar of each of these, half the distance of the slopes at a kink included; infinite if it
     *     is not known
     * @param wrong which of these disagree
     * @param rounding the rounding error that a right analytic value may have
     * @return the measured block
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
        double[] parameters = new double[entries.length];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = block.value(entries[i]);
        }
        return new MeasuredBlock(
                BlockLabel.of(block),
                entries.clone(),
                new MeasuredValues(parameters, analytic.clone(), numeric.clone(), errors.clone()),
                (BitSet) wrong.clone(),
                rounding,
                Optional.empty());
    }

    /**
     * Creates the measured values of a matrix, all of whose entries were measured.
     *
     * @param matrix its name, its shape and the names of its entries
     * @param values the values of all entries in row-major order
     * @param wrong which entries disagree
     * @param rounding the rounding error that a right analytic value may have
     * @return the measured block
     */
    public static MeasuredBlock ofMatrix(ParameterBlock matrix, EntryValues values, BitSet wrong, Rounding rounding) {
        return new MeasuredBlock(
                BlockLabel.of(matrix), null, values, (BitSet) wrong.clone(), rounding, Optional.empty());
    }

    /**
     * Creates the measured values of a sparse matrix, of which all entries of the pattern were measured.
     *
     * @param list its name, the number of its entries and their names
     * @param values the values of all entries of the pattern
     * @param rows from the number of an entry in the list to its row in the matrix, the same at each call
     * @param columns from the number of an entry in the list to its column in the matrix, the same at each call
     * @param wrong which entries disagree
     * @param rounding the rounding error that a right analytic value may have
     * @return the measured block
     */
    public static MeasuredBlock ofSparse(
            ParameterBlock list,
            EntryValues values,
            IntUnaryOperator rows,
            IntUnaryOperator columns,
            BitSet wrong,
            Rounding rounding) {
        Optional<MatrixPlaces> places =
                values.size() == 0 ? Optional.empty() : Optional.of(new MatrixPlaces(rows, columns, values.size()));
        return new MeasuredBlock(BlockLabel.of(list), null, values, (BitSet) wrong.clone(), rounding, places);
    }

    /**
     * Creates the measured values of a matrix, some of whose entries were measured.
     *
     * @param matrix its name, its shape and the names of its entries
     * @param entries the numbers of the entries that were measured, ascending
     * @param parameters the coordinate of each of these
     * @param analytic the user's value of each of these
     * @param numeric the measured value of each of these
     * @param errors the error bar of each of these
     * @param wrong which of these disagree
     * @return the measured block
     */
    public static MeasuredBlock ofSome(
            ParameterBlock matrix,
            int[] entries,
            double[] parameters,
            double[] analytic,
            double[] numeric,
            double[] errors,
            BitSet wrong) {
        return new MeasuredBlock(
                BlockLabel.of(matrix),
                entries.clone(),
                new MeasuredValues(parameters.clone(), analytic.clone(), numeric.clone(), errors.clone()),
                (BitSet) wrong.clone(),
                new Rounding(0, 0),
                Optional.empty());
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
     * Returns the name of the array that holds the entries, the same at each point.
     *
     * @return for example {@code hidden weights}
     */
    public String array() {
        return label.array();
    }

    /**
     * Returns the further point at which the block was measured.
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
     * Returns the number of measured entries.
     *
     * @return the number of entries of the shape, or fewer
     */
    public int size() {
        return values.size();
    }

    /**
     * Returns whether all entries of the block were measured.
     *
     * @return true if position {@code i} is entry {@code i} of the block
     */
    public boolean isComplete() {
        return values.size() == shape().entries();
    }

    /**
     * Returns the number of a measured entry within its block.
     *
     * @param i the position among the measured entries, from 0 to {@link #size} - 1
     * @return the number in row-major order
     */
    public int entry(int i) {
        return entries == null ? i : entries[i];
    }

    /**
     * Returns the subscript of a measured entry in reports.
     *
     * @param i the position among the measured entries
     * @return for example {@code [1][0]}, or {@code [rate]} if the entries have names
     */
    public String subscript(int i) {
        return label.subscript(entry(i));
    }

    /**
     * Returns the value of the parameter at the point of the check.
     *
     * @param i the position among the measured entries
     * @return the value of the parameter
     */
    public double parameter(int i) {
        return values.parameter(i);
    }

    /**
     * Returns the analytic value, computed by the user's code.
     *
     * @param i the position among the measured entries
     * @return the analytic derivative; may be NaN or infinite
     */
    public double analytic(int i) {
        return values.analytic(i);
    }

    /**
     * Returns the numeric value, measured by differences of the cost.
     *
     * @param i the position among the measured entries
     * @return the numeric derivative; at a kink the mean of the slopes on both sides; NaN if there is no derivative or the
     *     entry is fixed
     */
    public double numeric(int i) {
        return values.numeric(i);
    }

    /**
     * Returns the error bar of the numeric value.
     *
     * @param i the position among the measured entries
     * @return the error bar, half the distance of both slopes at a kink included; infinite if it is not known
     */
    public double error(int i) {
        return values.error(i);
    }

    /**
     * Returns whether an entry disagrees.
     *
     * @param i the position among the measured entries
     * @return true if the verdict of the entry is {@link EntryVerdict#DISAGREES}
     */
    public boolean isWrong(int i) {
        return wrong.get(Objects.checkIndex(i, size()));
    }

    /**
     * Returns the number of entries that disagree.
     *
     * @return 0 or more
     */
    public int wrongEntries() {
        return wrong.cardinality();
    }

    /** Returns the rows and columns of the entries of a sparse matrix; empty for other blocks. */
    Optional<MatrixPlaces> places() {
        return places;
    }

    /** Compares all measured values bit by bit. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MeasuredBlock block
                && name().equals(block.name())
                && shape().equals(block.shape())
                && rounding.equals(block.rounding)
                && wrong.equals(block.wrong)
                && size() == block.size()
                && IntStream.range(0, size()).allMatch(i -> isSame(block, i));
    }

    @Override
    public int hashCode() {
        return Objects.hash(name(), shape(), size(), wrong);
    }

    private boolean isSame(MeasuredBlock block, int i) {
        return entry(i) == block.entry(i)
                && Double.compare(parameter(i), block.parameter(i)) == 0
                && Double.compare(analytic(i), block.analytic(i)) == 0
                && Double.compare(numeric(i), block.numeric(i)) == 0
                && Double.compare(error(i), block.error(i)) == 0;
    }

    /** Returns the name, the shape and the number of wrong entries, such as {@code weights 4 x 3: 2 of 12 wrong}. */
    @Override
    public String toString() {
        return name() + " " + shape() + ": " + wrongEntries() + " of " + size() + " wrong";
    }

    /**
     * Returns the rounding of the analytic values.
     *
     * @return the rounding error that each analytic value may have
     */
    public Rounding rounding() {
        return rounding;
    }

    /**
     * Returns whether only a few entries of a screened block were measured. They are then the candidates that the bisection
     * search found, and no sample of the block.
     *
     * @return true if fewer entries were measured than a sample has
     */
    public boolean hasFewEntries() {
        return !isComplete() && size() < FEWEST_OF_A_SAMPLE;
    }

    /**
     * Returns whether the numeric value of an entry is finite and has a finite error bar.
     *
     * @param i the position among the measured entries
     * @return false if the value or its error bar is NaN or infinite
     */
    public boolean isKnown(int i) {
        return Double.isFinite(values.numeric(i)) && Double.isFinite(values.error(i));
    }
}
