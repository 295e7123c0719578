package org.gradcheck.internal.parameters;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.differentiation.ParameterVector;

/**
 * A random direction in which many parameters move at once, within their bounds. Immutable.
 *
 * <p>A direction for noise moves each parameter by its own scale, or by a random part of it, to a random side. It is drawn
 * once, in the order of the parameters.
 *
 * <p>A direction for screening moves each parameter by a random part, between a half and the whole, of its reach. A wrong
 * derivative of a single parameter cannot hide in it; those of several can cancel only by a coincidence of their parts. Its
 * components are computed from the seed and the number of the parameter when they are asked for (the finaliser of
 * SplitMix64; Steele, Lea and Flood, 2014), so it takes no memory.
 */
public final class Direction {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final IntToDoubleFunction components;
    private final boolean isOneSided;

    private Direction(IntToDoubleFunction components, boolean isOneSided) {
        this.components = components;
        this.isOneSided = isOneSided;
    }

    /**
     * Draws a direction for measuring noise. A parameter that could reach its nearer bound moves away from it.
     *
     * @param point the point that it leads away from
     * @param scales the scales of the blocks
     * @param smallest the smallest part of its scale by which a parameter moves; below 1, two parameters on which the cost
     *     depends alike do not cancel each other
     */
    public static Direction ofNoise(
            StoredPoint point, List<ParameterScale> scales, RandomGenerator random, double smallest) {
        ParameterNumbering numbering = point.numbering();
        double[] components = new double[numbering.size()];
        for (int b = 0; b < scales.size(); b++) {
            EntryRange range = numbering.rangeOf(b);
            for (int i = 0; i < range.size(); i++) {
                double part = smallest == 1 ? 1 : smallest + (1 - smallest) * random.nextDouble();
                double scale = part * scales.get(b).of(i);
                components[range.from() + i] =
                        inwards(point.blocks().get(b), i, point.value(b, i), random.nextBoolean() ? scale : -scale);
            }
        }
        return new Direction(number -> components[number], false);
    }

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

    /**
     * Chooses a direction for screening, of the parameters that have room on both sides. Each moves to a random one.
     *
     * @param space the parameters
     * @param seed the same seed gives the same direction
     */
    public static Direction ofScreening(ParameterSpace space, long seed) {
        return new Direction(number -> space.reach(number) * signedPart(bits(seed, number)), false);
    }

    /**
     * Chooses a direction for screening, of the parameters that bounds hold: each moves away from the nearer bound.
     *
     * @param space the parameters
     * @param seed the same seed gives the same direction
     * @return a direction that can only be gone forwards, in which parameters do not move that have room on both sides
     */
    public static Direction inwards(ParameterSpace space, long seed) {
        return new Direction(number -> space.inwardReach(number) * part(bits(seed, number)), true);
    }

    /** Tells whether bounds forbid to go backwards. */
    public boolean isOneSided() {
        return isOneSided;
    }

    /**
     * Returns by how much a parameter moves when the whole direction is gone.
     *
     * @param number the number of the parameter
     * @return the component, in the unit of the parameter; 0 for a parameter that must stay
     */
    public double component(int number) {
        return components.applyAsDouble(number);
    }

    private static double signedPart(long bits) {
        return (bits & 1) == 0 ? part(bits) : -part(bits);
    }

    private static double part(long bits) {
        return 0.5 + (bits >>> 11) * 0x1p-54;
    }

    private static long bits(long seed, int number) {
        return mixed(mixed(seed) + GOLDEN_GAMMA * (number + 1L));
    }

    private static long mixed(long value) {
        long bits = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }
}
