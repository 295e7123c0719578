package org.gradcheck.differentiation;

/**
 * A random direction that moves every parameter: by a random part, between a half and the whole, of how far it may be
 * moved, to a random side. A wrong derivative of a single parameter cannot hide in it; those of several can cancel only by
 * a coincidence of their parts.
 *
 * <p>Components are computed from the seed and the number of the parameter when they are asked for (the finaliser of
 * SplitMix64; Steele, Lea and Flood, 2014), so a direction takes no memory. Immutable.
 */
public final class SignedDirection {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final ParameterSpace space;
    private final long seed;

    /**
     * Chooses a direction.
     *
     * @param space the parameters
     * @param seed the same seed gives the same direction
     */
    public SignedDirection(ParameterSpace space, long seed) {
        this.space = space;
        this.seed = seed;
    }

    /**
     * Returns by how much a parameter moves when the whole direction is gone.
     *
     * @param number the number of the parameter
     * @return the component, in the unit of the parameter; 0 for a parameter that must stay
     */
    public double component(int number) {
        double reach = space.reach(number);
        if (reach == 0) {
            return 0;
        }
        long bits = mixed(mixed(seed) + GOLDEN_GAMMA * (number + 1L));
        double part = 0.5 + (bits >>> 11) * 0x1p-54;
        return (bits & 1) == 0 ? reach * part : -reach * part;
    }

    private static long mixed(long value) {
        long bits = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }
}
