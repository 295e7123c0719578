package org.gradcheck.subject;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The point that the perturbations of one call displace. A block is read at the first request and then kept. */
final class PerturbedPoint {

    private final String subject;
    private final List<ParameterBlock> blocks;
    private final Map<String, double[]> read = new HashMap<>();

    PerturbedPoint(String subject, List<ParameterBlock> blocks) {
        this.subject = subject;
        this.blocks = blocks;
    }

    /** Returns a copy of the values of a block. Synchronized, since engines may call it from threads of their own. */
    synchronized double[] values(String name) {
        return read.computeIfAbsent(name, this::stored).clone();
    }

    private double[] stored(String name) {
        return blocks.stream()
                .filter(block -> block.array().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(subject + " has no block '" + name + "'; its blocks are "
                        + blocks.stream()
                                .map(block -> "'" + block.array() + "'")
                                .toList()))
                .values()
                .toArray();
    }
}
