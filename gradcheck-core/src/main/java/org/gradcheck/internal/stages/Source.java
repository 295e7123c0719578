package org.gradcheck.internal.stages;

import java.util.BitSet;
import java.util.List;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.subject.ParameterBlock;

/**
 * An array by which backward computes a derivative: the values of a stage, or a block of parameters.
 *
 * @param block its name and shape
 * @param stage the number of the stage; {@link StagePass#PARAMETERS} for a block of parameters
 * @param vector the numbers to be displaced
 * @param claimed their claimed derivatives
 * @param held the entries that directions do not displace
 */
@SuppressWarnings("ArrayRecordComponent") // lives in one search and is never compared
record Source(ParameterBlock block, int stage, ParameterVector vector, double[] claimed, BitSet held) {

    static Source ofStage(StagePass pass, int stage) {
        ParameterBlock block = pass.stage(stage).values();
        StageValues values = new StageValues(block.values(), pass.values(stage));
        return new Source(block, stage, values, pass.claimed(stage), new BitSet());
    }

    /**
     * Returns a block of parameters. Directions displace its wrong entries only, where an error is largest in comparison with the noise.
     *
     * @param wrong the entries that disagree; none if they are not known
     */
    static Source ofBlock(ParameterBlock block, double[] claimed, List<Integer> wrong) {
        BitSet held = new BitSet();
        if (!wrong.isEmpty()) {
            held.set(0, claimed.length);
            wrong.forEach(held::clear);
        }
        return new Source(block, StagePass.PARAMETERS, block.values(), claimed, held);
    }

    /** Returns the same source, of which directions displace some entries only. */
    Source only(BitSet entries) {
        BitSet others = new BitSet();
        others.set(0, claimed.length);
        others.andNot(entries);
        return new Source(block, stage, vector, claimed, others);
    }

    boolean isStage() {
        return stage != StagePass.PARAMETERS;
    }

    String name() {
        return block.array();
    }

    /** Returns whether a claimed derivative is NaN or infinite. */
    boolean isFinite() {
        for (double entry : claimed) {
            if (!Double.isFinite(entry)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the claimed derivatives with zeros in place of those that are NaN or infinite, which are wrong in any case. */
    double[] finite() {
        double[] finite = claimed.clone();
        for (int i = 0; i < finite.length; i++) {
            finite[i] = Double.isFinite(finite[i]) ? finite[i] : 0;
        }
        return finite;
    }

    /** Selects the source in a pass. */
    void select(StagePass pass) {
        if (vector instanceof StageValues values) {
            pass.displace(stage, values);
        } else {
            pass.displaceParameters();
        }
    }
}
