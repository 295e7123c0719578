package org.gradcheck.report;

import java.util.List;
import java.util.Optional;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;

/**
 * Names of a block and its entries.
 *
 * @param name the name in reports, unique in the check
 * @param array the name of the array, the same at each point
 * @param where the further point at which the parameters were; empty at the first point
 * @param shape the shape of the whole block
 * @param entryNames the names in the order of the entries; empty if they have no names
 */
record BlockLabel(String name, String array, Optional<String> where, Shape shape, List<String> entryNames) {

    static BlockLabel of(ParameterBlock block) {
        return new BlockLabel(block.name(), block.array(), block.where(), block.shape(), block.entryNames());
    }

    String subscript(int entry) {
        return entryNames.isEmpty() ? shape.subscript(entry) : "[" + entryNames.get(entry) + "]";
    }
}
