package org.gradcheck.internal.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck.internal.text.DisplacedNames;
import org.gradcheck.subject.ParameterBlock;

/** Copy of all parameters, from which they can be restored to the bit. */
public final class ParameterSnapshot {

    private final List<ParameterBlock> blocks;
    private final List<double[]> originals;

    public ParameterSnapshot(List<ParameterBlock> blocks) {
        this.blocks = blocks;
        this.originals = new ArrayList<>(blocks.size());
        for (ParameterBlock block : blocks) {
            originals.add(block.values().toArray());
        }
    }

    /**
     * Restores all parameters that have changed since, to the bit.
     *
     * @return the first entry that had changed, with both values; empty if none had
     */
    public Optional<String> restore() {
        Optional<String> first = Optional.empty();
        for (int b = 0; b < originals.size(); b++) {
            Optional<String> change = change(blocks.get(b), originals.get(b));
            if (change.isPresent()) {
                blocks.get(b).values().setAll(originals.get(b));
                first = first.isPresent() ? first : change;
            }
        }
        return first;
    }

    /** Returns the names of all parameters that have changed since; empty if they cannot be read. */
    public DisplacedNames moved() {
        DisplacedNames moved = new DisplacedNames();
        try {
            compare(moved);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError unreadable) {
            return new DisplacedNames(); // the exception of the user's code is what the user has to know
        }
        return moved;
    }

    private void compare(DisplacedNames moved) {
        for (int b = 0; b < originals.size(); b++) {
            moved.add(
                    blocks.get(b)::nameOf,
                    originals.get(b),
                    blocks.get(b).values().toArray());
        }
    }

    private static Optional<String> change(ParameterBlock block, double[] original) {
        double[] found = block.values().toArray();
        for (int i = 0; i < original.length; i++) {
            if (Double.doubleToRawLongBits(found[i]) != Double.doubleToRawLongBits(original[i])) {
                return Optional.of(block.nameOf(i) + " from " + original[i] + " to " + found[i]);
            }
        }
        return Optional.empty();
    }
}
