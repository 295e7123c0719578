package org.gradcheck.internal.parameters;

/**
 * A random direction that moves many parameters: each by a random part, between a half and the whole, of how far it may be
 * moved. A wrong derivative of a single parameter cannot hide in it; those of several can cancel only by a coincidence of
 * their parts. Either all parameters move that have room on both sides, each to a random one; or all those move that bounds
 * hold, each away from the nearer bound.
 *
 * <p>Components are computed from the seed and the number of the parameter when they are asked for (the finaliser of
 * SplitMix64; Steele, Lea and Flood, 2014), so a direction takes no memory. Immutable.
 */
public final class ScreeningDirection {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final ParameterSpace space;
    private final long seed;
    private final boolean isOneSided;

    /**
     * Chooses a direction of the parameters that have room on both sides.
     *
     * @param space the parameters
     * @param seed the same seed gives the same direction
     */
    public ScreeningDirection(ParameterSpace space, long seed) {
        this(space, seed, false);
    }

    private ScreeningDirection(ParameterSpace space, long seed, boolean isOneSided) {
        this.space = space;
        this.seed = seed;
        this.isOneSided = isOneSided;
    }

    /**
     * Chooses a direction of the parameters that bounds hold. It can only be gone forwards.
     *
     * @param space the parameters
     * @param seed the same seed gives the same direction
     * @return a direction in which those parameters do not move that have room on both sides
     */
    public static ScreeningDirection inwards(ParameterSpace space, long seed) {
        return new ScreeningDirection(space, seed, true);
    }

    /**
     * Tells whether bounds forbid to go backwards.
     *
     * @return true for a direction away from bounds
     */
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
        double reach = isOneSided ? space.inwardReach(number) : space.reach(number);
        if (reach == 0) {
            return 0;
        }
        long bits = mixed(mixed(seed) + GOLDEN_GAMMA * (number + 1L));
        double part = 0.5 + (bits >>> 11) * 0x1p-54;
        return isOneSided || (bits & 1) == 0 ? reach * part : -reach * part;
    }

    private static long mixed(long value) {
        long bits = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }
}
