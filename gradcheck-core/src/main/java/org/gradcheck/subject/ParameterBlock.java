package org.gradcheck.subject;

import java.util.List;
import java.util.Optional;
import org.gradcheck.differentiation.ParameterVector;

/**
 * A named array of parameters, such as the weights of one layer.
 *
 * @param name the name that reports use, such as {@code hidden weights}
 * @param shape the sizes of the block along its dimensions
 * @param values the live parameters, in row-major order
 * @param entryNames a name for each entry; empty if indices are to be used
 * @param fixedBecause why some of its entries are excluded from the check; empty if none is
 * @param secondOracle settles entries that finite differences leave unresolved, where there is such a source
 */
public record ParameterBlock(
        String name,
        Shape shape,
        ParameterVector values,
        List<String> entryNames,
        Optional<String> fixedBecause,
        Optional<SecondOracle> secondOracle) {

    ParameterBlock(String name, Shape shape, ParameterVector values) {
        this(name, shape, values, List.of(), Optional.empty(), Optional.empty());
    }

    /**
     * Returns the name of an entry in the shape of the block.
     *
     * @param entry the number of the entry in row-major order
     * @return for example {@code hidden weights[1][0]}, or {@code curve[rate]} if its entries have names
     * @throws IndexOutOfBoundsException if there is no such entry
     */
    public String nameOf(int entry) {
        return name + (entryNames.isEmpty() ? shape.subscript(entry) : "[" + entryNames.get(entry) + "]");
    }

    /** The same parameters, seen at another point. */
    ParameterBlock at(String pointName) {
        return new ParameterBlock(name + " " + pointName, shape, values, entryNames, fixedBecause, secondOracle);
    }
}
