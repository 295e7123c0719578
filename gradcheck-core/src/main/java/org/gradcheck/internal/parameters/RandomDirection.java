package org.gradcheck.internal.parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.differentiation.ParameterVector;

/**
 * A direction in which every parameter moves by plus or minus its own scale. Closing it puts all of them back to the bit.
 */
public final class RandomDirection implements AutoCloseable {

    private final List<ParameterVector> blocks;
    private final double[][] origins;
    private final double[][] components;

    public RandomDirection(List<ParameterVector> blocks, List<ParameterScale> scales, RandomGenerator random) {
        this(blocks, scales, random, 1);
    }

    /**
     * Draws a direction.
     *
     * @param smallest the smallest part of its scale by which a parameter moves; below 1, two parameters on which the cost
     *     depends alike do not cancel each other
     */
    public RandomDirection(
            List<ParameterVector> blocks, List<ParameterScale> scales, RandomGenerator random, double smallest) {
        this.blocks = blocks;
        origins = blocks.stream().map(ParameterVector::toArray).toArray(double[][]::new);
        components = new double[blocks.size()][];
        for (int b = 0; b < origins.length; b++) {
            components[b] = new double[origins[b].length];
            for (int i = 0; i < origins[b].length; i++) {
                double part = smallest == 1 ? 1 : smallest + (1 - smallest) * random.nextDouble();
                double scale = part * scales.get(b).of(i);
                components[b][i] = inwards(blocks.get(b), i, origins[b][i], random.nextBoolean() ? scale : -scale);
            }
        }
    }

    /** Away from the nearer bound, if there is one that the component could reach. */
    private static double inwards(ParameterVector block, int i, double origin, double component) {
        if (block.isFixed(i)) {
            return 0;
        }
        double room = origin - block.lowerBound(i);
        double headroom = block.upperBound(i) - origin;
        return Math.min(room, headroom) > Math.abs(component)
                ? component
                : Math.copySign(Math.min(Math.abs(component), Math.max(room, headroom)), headroom - room);
    }

    /** Moves by a part of the components, from 0 to 1. */
    public void displace(double distance) {
        for (int b = 0; b < origins.length; b++) {
            double[] displaced = origins[b].clone();
            for (int i = 0; i < displaced.length; i++) {
                if (components[b][i] != 0) {
                    displaced[i] += distance * components[b][i];
                }
            }
            blocks.get(b).setAll(displaced);
        }
    }

    /** The cost at a distance, not a number where it has none. */
    public double costAt(double distance, DoubleSupplier cost) {
        displace(distance);
        return Domain.evaluate(cost);
    }

    /** The points at some distances, as the storage rounds them; all parameters are put back. */
    public List<Displacement> pointsAt(double... distances) {
        List<Displacement> points = new ArrayList<>();
        try {
            for (double distance : distances) {
                displace(distance);
                points.add(new Displacement.OfAll(
                        blocks, blocks.stream().map(ParameterVector::toArray).toList()));
            }
        } finally {
            close();
        }
        return points;
    }

    @Override
    public void close() {
        for (int b = 0; b < origins.length; b++) {
            blocks.get(b).setAll(origins[b]);
        }
    }
}
