package org.gradcheck.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gradcheck.internal.memory.MemoryRange;

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

    /**
     * Refuses an array that a stage and another stage or block have in common.
     *
     * @param added the block, or the values of the stage, that is added
     * @param isStage whether it is a stage
     */
    static void refuseOfStages(
            String subject,
            List<BlockDescription> blocks,
            List<SubjectStages.Description> stages,
            BlockDescription added,
            boolean isStage) {
        if (isStage && added.values().overlapsItself()) {
            throw new IllegalArgumentException("two rows of '" + added.name() + "' of " + subject
                    + " are the same array; give each row an array of its own");
        }
        for (SubjectStages.Description stage : stages) {
            refuseOfStage(subject, stage.block(), added, isStage ? "stage" : "block");
        }
        if (isStage) {
            for (BlockDescription block : blocks) {
                refuseOfStage(subject, added, block, "block");
            }
        }
    }

    private static void refuseOfStage(String subject, BlockDescription stage, BlockDescription other, String kind) {
        Optional<MemoryRange> shared = stage.values().sharedWith(other.values());
        if (shared.isPresent()) {
            boolean areStages = kind.equals("stage");
            throw new IllegalArgumentException((areStages
                            ? "the stages '" + stage.name() + "' and '"
                            : "the stage '" + stage.name() + "' and the block '")
                    + other.name() + "' of " + subject + " share "
                    + shared.get().words()
                    + (areStages
                            ? "; give each stage an array of its own, or declare only the last of the stages that write it"
                            : "; give the stage an array of its own"));
        }
    }

    /** Refuses gradients that share an array with another gradient or with parameters. */
    static void refuseGradients(List<BlockDescription> described, List<SubjectStages.Description> stages) {
        List<BlockDescription> blocks = new ArrayList<>(described);
        for (SubjectStages.Description stage : stages) {
            blocks.add(stage.block());
        }
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
                            + (described.contains(owner) ? " of the parameters '" : " of the values of the stage '")
                            + owner.name() + "'; give the " + kind
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
