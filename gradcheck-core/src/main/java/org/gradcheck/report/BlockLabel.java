package org.gradcheck.report;

import java.util.List;
import java.util.Optional;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;

/**
 * What to call a block and its entries.
 *
 * @param name what reports call it; no other block of the check has it
 * @param array what its array is called, the same at each point
 * @param where at which further point the parameters were
 * @param shape of the whole block
 * @param entryNames in the order of the entries; none if they have no names
 */
record BlockLabel(String name, String array, Optional<String> where, Shape shape, List<String> entryNames) {

    static BlockLabel of(ParameterBlock block) {
        return new BlockLabel(block.name(), block.array(), block.where(), block.shape(), block.entryNames());
    }

    /** A matrix whose entries have no names, at the first point. */
    static BlockLabel ofMatrix(String name, int rows, int columns) {
        return new BlockLabel(name, name, Optional.empty(), Shape.of(rows, columns), List.of());
    }

    String subscript(int entry) {
        return entryNames.isEmpty() ? shape.subscript(entry) : "[" + entryNames.get(entry) + "]";
    }
}
