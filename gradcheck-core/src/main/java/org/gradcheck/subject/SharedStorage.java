package org.gradcheck.subject;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gradcheck.internal.parameters.MemoryRange;

/**
 * Refuses arrays, or parts of arrays, that two parts of a description share by mistake. Gradients of suppliers are exempt: each
 * is copied before the next one is computed, so suppliers may return any array.
 */
final class SharedStorage {

    private SharedStorage() {}

    /** Refuses parameters that are described twice, since they would be displaced twice. */
    static void refuse(String subject, List<BlockDescription> blocks, BlockDescription added) {
        if (added.values().overlapsItself()) {
            throw new IllegalArgumentException("two rows of '" + added.name() + "' of " + subject
                    + " are the same array; give each row an array of its own");
        }
        for (BlockDescription other : blocks) {
            Optional<MemoryRange> shared = other.values().sharedWith(added.values());
            if (shared.isPresent()) {
                throw new IllegalArgumentException("the blocks '" + other.name() + "' and '" + added.name() + "' of "
                        + subject + " share " + shared.get().words()
                        + (shared.get().isWhole()
                                ? "; describe it once"
                                : "; describe each entry once, and a tensor that is used twice as one block"));
            }
        }
    }

    /** Refuses gradients that share an array with another gradient or with parameters. */
    static void refuseGradients(List<BlockDescription> blocks) {
        Map<String, Storage> seen = new TreeMap<>();
        for (BlockDescription block : blocks) {
            if (!block.gradient().isGiven()) {
                continue;
            }
            Storage gradient = block.gradient().storage().get();
            for (BlockDescription owner : blocks) {
                Optional<MemoryRange> shared = gradient.sharedWith(owner.values());
                if (shared.isPresent()) {
                    String kind = shared.get().kind();
                    throw new IllegalArgumentException("the gradient of '" + block.name() + "' is in the " + kind
                            + " of the parameters '" + owner.name() + "'; give the " + kind
                            + " in which backward(...) leaves the gradient");
                }
            }
            for (Map.Entry<String, Storage> other : seen.entrySet()) {
                Optional<MemoryRange> shared = gradient.sharedWith(other.getValue());
                if (shared.isPresent()) {
                    throw new IllegalArgumentException("the gradients of '" + other.getKey() + "' and '" + block.name()
                            + (shared.get().isWhole()
                                    ? "' are in the same " + shared.get().kind() + "; give each block the "
                                            + shared.get().kind() + " of its own gradient"
                                    : "' share " + shared.get().words() + "; give each block entries of its own"));
                }
            }
            seen.put(block.name(), gradient);
        }
    }
}
