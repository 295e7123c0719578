package org.gradcheck.internal.sampling;

import org.apache.commons.math3.random.BitsStreamGenerator;

/**
 * The generator WELL512a (Panneton, L'Ecuyer and Matsumoto, "Improved long-period generators based on linear recurrences modulo 2",
 * 2006, table II), with the numbers of {@code Well512a} of commons-math3.
 *
 * <p>That class computes tables of indices for each new generator, which takes longer than the few numbers of a sample: a third of
 * checks of cheap estimators.
 */
final class SampleGenerator extends BitsStreamGenerator {

    /** Number of integers in the state. */
    static final int STATE = 16;

    private static final long serialVersionUID = 1L;

    /** Distances of the state that a step reads: m1, m2 and the last one of the paper. */
    private static final int M1 = 13;

    private static final int M2 = 9;

    private static final int LAST = STATE - 1;

    /** The constant a1 of the paper. */
    private static final int A1 = 0xDA442D24;

    /** Multiplier that fills the state after a short seed, as in the Mersenne Twister of 2002. */
    private static final long FILLING = 1812433253L;

    private final int[] state = new int[STATE];
    private int index;

    SampleGenerator(int[] seed) {
        fill(seed);
    }

    @Override
    protected int next(int bits) {
        int before = (index + LAST) % STATE;
        int now = state[index];
        int first = state[(index + M1) % STATE];
        int second = state[(index + M2) % STATE];
        int last = state[before];
        int z1 = now ^ (now << 16) ^ first ^ (first << 15);
        int z2 = second ^ (second >>> 11);
        int z3 = z1 ^ z2;
        int z4 = last ^ (last << 2) ^ z1 ^ (z1 << 18) ^ (z2 << 28) ^ z3 ^ ((z3 << 5) & A1);
        state[index] = z3;
        state[before] = z4;
        index = before;
        return z4 >>> (Integer.SIZE - bits);
    }

    @Override
    public void setSeed(int seed) {
        setSeed(new int[] {seed});
    }

    @Override
    public void setSeed(long seed) {
        setSeed(new int[] {(int) (seed >>> Integer.SIZE), (int) seed});
    }

    @Override
    public void setSeed(int[] seed) {
        fill(seed);
        clear();
    }

    private void fill(int[] seed) {
        int stated = Math.min(seed.length, STATE);
        System.arraycopy(seed, 0, state, 0, stated);
        for (int i = stated; i < STATE; i++) {
            long earlier = state[i - stated];
            state[i] = (int) (FILLING * (earlier ^ (earlier >> 30)) + i);
        }
        index = 0;
    }
}
