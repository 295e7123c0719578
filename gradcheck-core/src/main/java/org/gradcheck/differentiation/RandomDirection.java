package org.gradcheck.differentiation;

import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * A direction in which every parameter moves by plus or minus its own scale. Closing it puts all of them back to the bit.
 */
final class RandomDirection implements AutoCloseable {

    private final List<ParameterVector> blocks;
    private final double[][] origins;
    private final double[][] components;

    RandomDirection(List<ParameterVector> blocks, List<ParameterScale> scales, RandomGenerator random) {
        this.blocks = blocks;
        origins = new double[blocks.size()][];
        components = new double[blocks.size()][];
        for (int b = 0; b < origins.length; b++) {
            ParameterVector block = blocks.get(b);
            origins[b] = new double[block.size()];
            components[b] = new double[block.size()];
            for (int i = 0; i < origins[b].length; i++) {
                origins[b][i] = block.get(i);
                components[b][i] = random.nextBoolean()
                        ? scales.get(b).of(i)
                        : -scales.get(b).of(i);
            }
        }
    }

    void displace(double distance) {
        for (int b = 0; b < origins.length; b++) {
            for (int i = 0; i < origins[b].length; i++) {
                blocks.get(b).set(i, origins[b][i] + distance * components[b][i]);
            }
        }
    }

    @Override
    public void close() {
        for (int b = 0; b < origins.length; b++) {
            for (int i = 0; i < origins[b].length; i++) {
                blocks.get(b).set(i, origins[b][i]);
            }
        }
    }
}
