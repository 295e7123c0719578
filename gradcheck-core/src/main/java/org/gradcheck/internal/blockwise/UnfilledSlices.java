package org.gradcheck.internal.blockwise;

/**
 * Slices of a block whose claimed derivatives are all zero, along a random mixture of the other slices.
 *
 * <p>Slices of a layer are combinations of the same few vectors: the inputs, or the errors, of the examples. So a slice that was never
 * filled has more in common with a mixture of the others than with a random direction.
 */
final class UnfilledSlices implements Parts {

    private final Slices slices;
    private final double[] norms;
    private final double[] mixture;

    /**
     * Mixes the other slices.
     *
     * @param seed chooses the mixture
     */
    UnfilledSlices(Slices slices, long seed) {
        this.slices = slices;
        this.norms = slices.norms();
        this.mixture = new double[slices.size() + slices.stride()];
        BlockGradient gradient = slices.gradient();
        double squares = 0;
        for (int entry = 0; entry < gradient.entries(); entry++) {
            int slice = slices.of(entry);
            if (norms[slice] > 0) {
                mixture[slices.placeOf(entry)] += RandomSigns.sign(seed, slices.stride(), slice)
                        * RandomSigns.part(seed + 1, slices.stride(), slice)
                        * gradient.change(entry)
                        / norms[slice];
            }
        }
        for (double component : mixture) {
            squares += component * component;
        }
        for (int place = 0; place < mixture.length; place++) {
            mixture[place] /= Math.sqrt(squares);
        }
    }

    /** Returns whether some slices, but not all of them, are without a claim. */
    static boolean areIn(Slices slices) {
        boolean hasUnfilled = false;
        for (double norm : slices.norms()) {
            hasUnfilled |= norm == 0;
        }
        return hasUnfilled && !slices.gradient().isZero();
    }

    @Override
    public int count() {
        return slices.count();
    }

    @Override
    public int of(int entry) {
        int slice = slices.of(entry);
        return norms[slice] == 0 ? slice : -1;
    }

    @Override
    public double component(int entry) {
        return mixture[slices.placeOf(entry)];
    }

    @Override
    public String name(int part) {
        return slices.name(part);
    }
}
