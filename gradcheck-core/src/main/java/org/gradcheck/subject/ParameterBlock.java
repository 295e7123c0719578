package org.gradcheck.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.ReferenceDerivatives;
import org.gradcheck.internal.text.ComputedNames;

/**
 * A named array of parameters, such as the weights of one layer.
 *
 * @param array the name of the array, such as {@code hidden weights}
 * @param shape the sizes of the block along its dimensions
 * @param values the live parameters, in row-major order
 * @param entryNames a name for each entry; empty if indices are to be used
 * @param fixedBecause the reason for excluding some entries from the check; empty if none is excluded
 * @param referenceDerivatives more accurate derivatives, for entries that finite differences leave unresolved; empty if
 *     there are none
 * @param where the name of the further point, such as {@code at point 2}; empty at the first point
 */
public record ParameterBlock(
        String array,
        Shape shape,
        ParameterVector values,
        List<String> entryNames,
        Optional<String> fixedBecause,
        Optional<ReferenceDerivatives> referenceDerivatives,
        Optional<String> where) {

    /**
     * Copies the names.
     *
     * @param array the name of the array
     * @param shape the sizes of the block
     * @param values the live parameters
     * @param entryNames a name for each entry
     * @param fixedBecause the reason for excluding some entries
     * @param referenceDerivatives more accurate derivatives
     * @param where the name of the further point
     */
    public ParameterBlock {
        entryNames = ComputedNames.copyOf(entryNames);
    }

    /**
     * Describes an array at the first point.
     *
     * @param array the name of the array
     * @param shape the sizes of the block
     * @param values the live parameters
     * @param entryNames a name for each entry
     * @param fixedBecause the reason for excluding some entries
     * @param referenceDerivatives more accurate derivatives
     */
    public ParameterBlock(
            String array,
            Shape shape,
            ParameterVector values,
            List<String> entryNames,
            Optional<String> fixedBecause,
            Optional<ReferenceDerivatives> referenceDerivatives) {
        this(array, shape, values, entryNames, fixedBecause, referenceDerivatives, Optional.empty());
    }

    /**
     * Describes an array at the first point, all of whose entries are checked.
     *
     * @param array the name of the array
     * @param shape the sizes of the block
     * @param values the live parameters
     */
    public ParameterBlock(String array, Shape shape, ParameterVector values) {
        this(array, shape, values, List.of(), Optional.empty(), Optional.empty());
    }

    /**
     * Returns the name of this block, which no other block of a report has.
     *
     * @return for example {@code hidden weights}, or {@code hidden weights after epoch 1}
     */
    public String name() {
        return located(array);
    }

    /**
     * Returns the value of an entry as it is stored now.
     *
     * @param entry the number of the entry in row-major order
     * @return the parameter
     */
    public double value(int entry) {
        return values.get(entry);
    }

    /**
     * Returns the name of an entry in the shape of the block.
     *
     * @param entry the number of the entry in row-major order
     * @return for example {@code hidden weights[1][0]}, or {@code curve[rate]} if its entries have names, or {@code x[0] at
     *     point 2}
     * @throws IndexOutOfBoundsException if there is no such entry
     */
    public String nameOf(int entry) {
        return located(array + (entryNames.isEmpty() ? shape.subscript(entry) : "[" + entryNames.get(entry) + "]"));
    }

    /**
     * Returns the live parameters of some blocks.
     *
     * @param blocks the blocks
     * @return one vector for each block, in the same order
     */
    public static List<ParameterVector> valuesOf(List<ParameterBlock> blocks) {
        List<ParameterVector> values = new ArrayList<>(blocks.size());
        for (ParameterBlock block : blocks) {
            values.add(block.values());
        }
        return List.copyOf(values);
    }

    /**
     * Returns the same block with another view of its parameters.
     *
     * @param view the live parameters
     * @return a block of the same name
     */
    public ParameterBlock with(ParameterVector view) {
        return new ParameterBlock(array, shape, view, entryNames, fixedBecause, referenceDerivatives, where);
    }

    /** Returns the same parameters at a further point. */
    ParameterBlock at(String point) {
        return new ParameterBlock(
                array, shape, values, entryNames, fixedBecause, referenceDerivatives, Optional.of(point));
    }

    private String located(String what) {
        return where.isPresent() ? what + " " + where.get() : what;
    }
}
