package org.gradcheck.subject;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** All entries of all blocks with new values. Each element is created when it is read. */
final class AllDisplacedEntries extends AbstractList<DisplacedEntry> implements RandomAccess {

    private final List<String> names;
    private final List<double[]> values;
    private final int size;

    AllDisplacedEntries(List<String> names, List<double[]> values) {
        this.names = names;
        this.values = values;
        this.size = values.stream().mapToInt(block -> block.length).sum();
    }

    @Override
    public DisplacedEntry get(int index) {
        int entry = Objects.checkIndex(index, size);
        int block = 0;
        while (entry >= values.get(block).length) {
            entry -= values.get(block).length;
            block++;
        }
        return new DisplacedEntry(names.get(block), entry, values.get(block)[entry]);
    }

    @Override
    public int size() {
        return size;
    }
}
