package org.gradcheck.subject;

import java.util.Optional;
import org.gradcheck.differentiation.ParameterVector;

/**
 * A named array of parameters, such as the weights of one layer.
 *
 * @param name the name that reports use, such as {@code hidden weights}
 * @param shape the sizes of the block along its dimensions
 * @param values the live parameters, in row-major order
 * @param secondOracle settles entries that finite differences leave unresolved, where there is such a source
 */
public record ParameterBlock(String name, Shape shape, ParameterVector values, Optional<SecondOracle> secondOracle) {

    ParameterBlock(String name, Shape shape, ParameterVector values) {
        this(name, shape, values, Optional.empty());
    }

    ParameterBlock withoutSecondOracle() {
        return new ParameterBlock(name, shape, values);
    }

    /**
     * Returns the name of an entry in the shape of the block.
     *
     * @param entry the number of the entry in row-major order
     * @return for example {@code hidden weights[1][0]}
     * @throws IndexOutOfBoundsException if there is no such entry
     */
    public String nameOf(int entry) {
        return name + shape.subscript(entry);
    }
}
