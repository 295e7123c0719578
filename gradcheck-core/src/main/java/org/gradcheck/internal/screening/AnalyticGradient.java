package org.gradcheck.internal.screening;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.ParameterSpace;

/**
 * The analytic gradient of a screened objective.
 *
 * <p>Derivatives by parameters of different units are compared as changes of the cost: the derivative times the displacement of its
 * parameter. A typical change is the root mean square of those of a block.
 */
final class AnalyticGradient {

    private final List<double[]> blocks;
    private final ParameterSpace space;
    private final double[] typicalChanges;
    private final double[] largestSizes;

    AnalyticGradient(List<double[]> blocks, ParameterSpace space) {
        this(blocks, space, new double[blocks.size()], new double[blocks.size()]);
        for (int b = 0; b < blocks.size(); b++) {
            typicalChanges[b] = typicalChangeOf(b);
            largestSizes[b] = numbers(b)
                    .filter(number -> !space.isSeparate(number))
                    .mapToDouble(space::displacementWithoutBounds)
                    .max()
                    .orElse(0);
        }
    }

    private AnalyticGradient(
            List<double[]> blocks, ParameterSpace space, double[] typicalChanges, double[] largestSizes) {
        this.blocks = blocks;
        this.space = space;
        this.typicalChanges = typicalChanges;
        this.largestSizes = largestSizes;
    }

    /** Returns the same gradient of parameters of which other ones are separate; the typical changes stay. */
    AnalyticGradient in(ParameterSpace other) {
        return new AnalyticGradient(blocks, other, typicalChanges, largestSizes);
    }

    /** Returns the number of blocks. */
    int blocks() {
        return blocks.size();
    }

    double[] of(int block) {
        return blocks.get(block);
    }

    ParameterSpace space() {
        return space;
    }

    /** Returns whether the finite entries of a block are all zero. */
    boolean isZero(int block) {
        return typicalChanges[block] == 0;
    }

    /** Returns the root mean square of the changes of the cost with the entries of a block that are displaced by their size. */
    double typicalChange(int block) {
        return typicalChanges[block];
    }

    /** Returns the largest change of the cost with one block, by a typical entry and a typical displacement. */
    double largestChange() {
        return typicalChanges[largestBlock()];
    }

    /** Returns the block whose typical entry changes the cost most. */
    int largestBlock() {
        int largest = 0;
        for (int b = 1; b < typicalChanges.length; b++) {
            largest = typicalChanges[b] > typicalChanges[largest] ? b : largest;
        }
        return largest;
    }

    /** Returns a typical derivative of a block, in the unit of an entry. */
    double typical(int block, int number) {
        return typicalChanges[block] / space.displacementWithoutBounds(number);
    }

    /** Returns the displacement of a parameter with which its derivative changes the cost as much as a typical one; infinite for a zero. */
    double displacementOfTypicalChange(int number) {
        int block = space.blockOf(number);
        return typicalChanges[block] / Math.abs(entry(block, number));
    }

    /** Returns the largest displacement of the parameters of a block, without those whose units are not known. */
    double largestSize(int block) {
        return largestSizes[block];
    }

    double entry(int block, int number) {
        return blocks.get(block)[number - space.rangeOf(block).from()];
    }

    /** Returns the largest change of the cost with an entry along directions, to first order. */
    double change(int block, int number) {
        return change(entry(block, number), displacement(number));
    }

    /** Returns the largest displacement of a parameter along the directions that displace it. */
    double displacement(int number) {
        return Math.max(
                Math.max(space.largestDisplacement(number), space.separateDisplacement(number)),
                Math.abs(space.inwardDisplacement(number)));
    }

    /**
     * Returns the largest change of the cost with an entry that was examined and remains open: by the larger of both values with the
     * error bar. An entry without any difference may have any derivative.
     */
    double possibleChange(JudgedEntry entry) {
        double numeric =
                Math.abs(entry.discrepancy().numeric()) + entry.discrepancy().error();
        double size = space.sizeOfDerivative(entry.number());
        return Double.isFinite(numeric)
                ? Math.max(change(entry.discrepancy().analytic(), size), numeric * size)
                : Double.POSITIVE_INFINITY;
    }

    private static double change(double entry, double displacement) {
        return displacement == 0 || !Double.isFinite(entry) ? 0 : Math.abs(entry) * displacement;
    }

    /** Returns the numbers of the entries of a block that can be displaced. */
    int[] displaceable(int block) {
        return numbers(block).filter(number -> !space.isFixed(number)).toArray();
    }

    /** Returns one entry of each of the first lines along the first dimension in which nothing is claimed, if something is claimed in others. */
    IntStream ofZeroLines(int block, int lines, int most) {
        int length = of(block).length / lines;
        int first = space.rangeOf(block).from();
        return isZero(block) || length < 2
                ? IntStream.empty()
                : IntStream.range(0, lines)
                        .filter(line -> Arrays.stream(of(block), line * length, (line + 1) * length)
                                .allMatch(value -> value == 0))
                        .map(line -> first + line * length + length / 2)
                        .filter(number -> !space.isFixed(number))
                        .limit(most);
    }

    private IntStream numbers(int block) {
        EntryRange range = space.rangeOf(block);
        return IntStream.range(range.from(), range.to());
    }

    /** An entry whose unit is not known contributes only if no other does. */
    private double typicalChangeOf(int block) {
        double ofKnownUnit = rootMeanSquare(block, false);
        return ofKnownUnit > 0 ? ofKnownUnit : rootMeanSquare(block, true);
    }

    /**
     * Returns the root mean square of the finite changes. Squares are taken of ratios to the largest one, so that none overflows.
     *
     * @param isAll whether entries whose unit is not known are included
     */
    private double rootMeanSquare(int block, boolean isAll) {
        double[] changes = new double[of(block).length];
        int first = space.rangeOf(block).from();
        int count = 0;
        double largest = 0;
        for (int i = 0; i < changes.length; i++) {
            double entry = of(block)[i];
            if (Double.isFinite(entry) && (isAll || !space.isSeparate(first + i))) {
                changes[count] = change(entry, space.displacementWithoutBounds(first + i));
                largest = Math.max(largest, changes[count]);
                count++;
            }
        }
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double ratio = changes[i] / largest;
            squares += ratio * ratio;
        }
        return largest == 0 ? 0 : largest * Math.sqrt(squares / count);
    }
}
