package org.gradcheck.internal.diagnosis.search;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** An expected gradient. Each block is computed once, when it is first used. */
public final class PredictedGradient {

    private final IntFunction<PredictedBlock> source;
    private final @Nullable PredictedBlock[] blocks;

    PredictedGradient(int blocks, IntFunction<PredictedBlock> source) {
        this.source = source;
        this.blocks = new PredictedBlock[blocks];
    }

    public PredictedBlock of(int block) {
        PredictedBlock known = blocks[block];
        if (known == null) {
            known = source.apply(block);
            blocks[block] = known;
        }
        return known;
    }
}
