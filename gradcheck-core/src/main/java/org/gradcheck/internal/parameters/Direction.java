package org.gradcheck.internal.parameters;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.memory.MemoryVector;

/**
 * A random direction that displaces many parameters at once, within their bounds. Immutable.
 *
 * <p>A direction for noise has one component for each parameter: its scale, or a random part of it, with a random sign. A component
 * that would cross the nearer bound is turned to the other side, and cut to the room there. The components are drawn once, in the
 * order of the parameters.
 *
 * <p>A direction for screening has components of a random sign, between a half and the whole of the largest displacement of the
 * parameter. So a wrong derivative of one parameter always changes the directional derivative by at least half of its largest
 * contribution, and several wrong derivatives cancel only by coincidence. A direction of bounded parameters has the same sizes, and
 * the sign that leads away from the nearer bound. Their components are computed on demand as a hash of the seed and the number of the
 * parameter, so a direction takes no memory. The hash mixes the seed, adds a multiple of the golden gamma, and mixes again (the
 * finaliser of SplitMix64; Steele, Lea and Flood, 2014). Its lowest bit is the sign, its upper 53 bits are the part.
 */
public final class Direction {

    /**
     * Smallest random part of a displacement, where parameters that the cost depends on alike must not cancel each other. Chosen: a
     * half, so that each parameter still contributes to the change of the cost.
     */
    public static final double SMALLEST_PART = 0.5;

    /** Components that are computed together. Chosen: they stay in the cache of a processor. */
    private static final int FEW = 1024;

    private final IntToDoubleFunction components;
    private final boolean isOneSided;

    private Direction(IntToDoubleFunction components, boolean isOneSided) {
        this.components = components;
        this.isOneSided = isOneSided;
    }

    /** Components in memory, one for each parameter. */
    private sealed interface InMemory extends IntToDoubleFunction {

        /** Returns the components of all parameters; not to be written to. */
        double[] all();

        /** Returns ranges that contain all components of a range that are not zero. */
        List<EntryRange> spans(EntryRange range);

        @Override
        default double applyAsDouble(int number) {
            return all()[number];
        }
    }

    /** Components that were drawn once. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and not written to
    private record Drawn(double[] all) implements InMemory {

        @Override
        public List<EntryRange> spans(EntryRange range) {
            return List.of(range);
        }
    }

    /** Components that are written anew for each direction. */
    private record Written(DirectionComponents components, int direction) implements InMemory {

        @Override
        public double[] all() {
            return components.of(direction);
        }

        @Override
        public List<EntryRange> spans(EntryRange range) {
            return components.spans(range);
        }
    }

    /**
     * Draws a direction for measuring noise. A parameter that could reach its nearer bound is displaced away from it.
     *
     * @param point the point that the direction starts from
     * @param scales the scales of the blocks
     * @param smallest the smallest part of its scale by which a parameter is displaced: 1, or {@link #SMALLEST_PART} where two
     *     parameters must not cancel each other
     */
    public static Direction ofNoise(
            StoredPoint point, List<ParameterScale> scales, RandomGenerator random, double smallest) {
        return ofNoise(point, scales, random, smallest, block -> 1);
    }

    /**
     * Draws a direction along which one block may dominate the others: it displaces each by its scales, or by a small part of them.
     *
     * @param point the point that the direction starts from
     * @param scales the scales of the blocks
     * @param random draws the components
     * @param part the small part
     */
    public static Direction ofUnevenBlocks(
            StoredPoint point, List<ParameterScale> scales, RandomGenerator random, double part) {
        return ofNoise(point, scales, random, SMALLEST_PART, block -> random.nextBoolean() ? 1 : part);
    }

    /**
     * Draws a direction whose largest displacement is given. Its components are cut at the bounds, so that all
     * distances up to 1 are allowed.
     *
     * @param point the point that the direction starts from
     * @param scales the scales of the blocks
     * @param random draws the components
     * @param reach the largest displacement, in scales of the parameter
     * @return the direction
     */
    public static Direction reaching(
            StoredPoint point, List<ParameterScale> scales, RandomGenerator random, double reach) {
        return ofNoise(point, scales, random, SMALLEST_PART, block -> reach);
    }

    private static Direction ofNoise(
            StoredPoint point,
            List<ParameterScale> scales,
            RandomGenerator random,
            double smallest,
            IntToDoubleFunction reaches) {
        ParameterNumbering numbering = point.numbering();
        double[] components = new double[numbering.size()];
        for (int b = 0; b < scales.size(); b++) {
            int from = numbering.rangeOf(b).from();
            ParameterVector block = point.blocks().get(b);
            ParameterScale scale = scales.get(b);
            double[] origins = point.values(b);
            double reach = reaches.applyAsDouble(b);
            for (int i = 0; i < origins.length; i++) {
                double part = smallest == 1 ? 1 : smallest + (1 - smallest) * random.nextDouble();
                double size = part * reach * scale.of(i);
                int sign = random.nextBoolean() ? 1 : -1;
                components[from + i] = inwards(block, i, origins[i], sign * size);
            }
        }
        return new Direction(new Drawn(components), false);
    }

    private static double inwards(ParameterVector block, int i, double origin, double component) {
        if (block.isFixed(i)) {
            return 0;
        }
        double below = origin - block.lowerBound(i);
        double above = block.upperBound(i) - origin;
        boolean hasRoomOnBothSides = Math.min(below, above) > Math.abs(component);
        double room = Math.min(Math.max(below, above), Double.MAX_VALUE); // the whole range is longer
        return hasRoomOnBothSides ? component : Math.copySign(Math.min(Math.abs(component), room), above - below);
    }

    /**
     * Chooses a direction for screening that displaces the parameters with room on both sides, each to a random side.
     *
     * @param space the parameters
     * @param seed the same seed gives the same direction
     */
    public static Direction ofScreening(ParameterSpace space, long seed) {
        return toBothSides(space::largestDisplacement, seed);
    }

    /**
     * Chooses a direction for screening that displaces the parameters whose units are not known, each to a random side.
     *
     * @param space the parameters
     * @param seed the same seed gives the same direction
     */
    public static Direction separately(ParameterSpace space, long seed) {
        return toBothSides(space::separateDisplacement, seed);
    }

    /** Returns a direction to both sides whose components were written to memory. */
    static Direction of(DirectionComponents components, int direction) {
        return new Direction(new Written(components, direction), false);
    }

    /**
     * Chooses a direction that displaces each parameter to a random side, whatever its bounds are.
     *
     * @param displacements the largest displacement of a parameter, given its number; 0 if it must stay
     * @param seed the same seed gives the same direction
     */
    public static Direction toBothSides(IntToDoubleFunction displacements, long seed) {
        return new Direction(
                number -> {
                    long bits = bits(seed, number);
                    double component = displacements.applyAsDouble(number) * part(bits);
                    return (bits & 1) == 0 ? component : -component;
                },
                false);
    }

    /**
     * Chooses a one-sided direction for screening that displaces the bounded parameters, each away from the nearer bound.
     *
     * @param space the parameters
     * @param seed the same seed gives the same direction
     * @return a one-sided direction; parameters with room on both sides have a component of 0
     */
    public static Direction inwards(ParameterSpace space, long seed) {
        return new Direction(number -> space.inwardDisplacement(number) * part(bits(seed, number)), true);
    }

    /**
     * Returns this direction with some parameters held at the point.
     *
     * @param held the numbers of these parameters
     * @return a direction whose components are 0 for them
     */
    public Direction without(BitSet held) {
        BitSet copy = (BitSet) held.clone();
        return copy.isEmpty()
                ? this
                : new Direction(number -> copy.get(number) ? 0 : components.applyAsDouble(number), isOneSided);
    }

    /** Returns whether bounds exclude negative distances. */
    public boolean isOneSided() {
        return isOneSided;
    }

    /**
     * Returns the displacement of a parameter at a distance of 1 along the direction.
     *
     * @param number the number of the parameter
     * @return the component, in the unit of the parameter; 0 for a parameter that must stay
     */
    public double component(int number) {
        return components.applyAsDouble(number);
    }

    /** Returns ranges that contain all parameters of a range that this direction displaces, in ascending order. */
    List<EntryRange> spans(EntryRange range) {
        return components instanceof InMemory known ? known.spans(range) : List.of(range);
    }

    /**
     * Displaces the values of some parameters.
     *
     * @param values holds the values at the point, and receives those at the distance
     * @param first the position of the first parameter of the part in {@code values}
     */
    void displace(double[] values, int first, EntryRange part, double distance) {
        for (int k = 0; k < part.size(); k++) {
            values[first + k] = displaced(values[first + k], part.from() + k, distance);
        }
    }

    /**
     * Displaces some parameters where they are stored.
     *
     * @param origins the values of the parameters of the block at the point
     * @param block the numbers of the parameters of the block
     * @param span some of these numbers
     */
    void displace(MemoryVector parameters, double[] origins, EntryRange block, EntryRange span, double distance) {
        if (components instanceof InMemory known) {
            parameters.displace(
                    span.from() - block.from(), span.to() - block.from(), origins, known.all(), block.from(), distance);
            return;
        }
        double[] some = new double[Math.min(FEW, span.size())];
        for (int number = span.from(); number < span.to(); number += FEW) {
            int to = Math.min(span.to(), number + FEW);
            for (int k = number; k < to; k++) {
                some[k - number] = components.applyAsDouble(k);
            }
            parameters.displace(
                    number - block.from(), to - block.from(), origins, some, block.from() - number, distance);
        }
    }

    /** Returns the value of a parameter at a distance along the direction. */
    double displaced(double origin, int number, double distance) {
        return displaced(origin, distance * component(number));
    }

    /** A value with a displacement of 0 keeps its bits; adding 0 would change -0.0 and some NaN. */
    private static double displaced(double origin, double displacement) {
        return displacement == 0 ? origin : origin + displacement;
    }

    private static double part(long bits) {
        return SMALLEST_PART + (bits >>> 11) * 0x1p-54;
    }

    private static long bits(long seed, int number) {
        return RandomSigns.mixed(RandomSigns.mixed(seed) + RandomSigns.GOLDEN_GAMMA * (number + 1L));
    }
}
