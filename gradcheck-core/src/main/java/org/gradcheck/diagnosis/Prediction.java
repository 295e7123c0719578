package org.gradcheck.diagnosis;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What a gradient is expected to be, block by block, each computed once and only if somebody looks at it. */
final class Prediction {

    private final IntFunction<Predicted> source;
    private final @Nullable Predicted[] blocks;

    Prediction(int blocks, IntFunction<Predicted> source) {
        this.source = source;
        this.blocks = new Predicted[blocks];
    }

    Predicted of(int block) {
        Predicted known = blocks[block];
        if (known == null) {
            known = source.apply(block);
            blocks[block] = known;
        }
        return known;
    }
}
