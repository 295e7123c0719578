package org.gradcheck.internal.blockwise;

import org.gradcheck.internal.parameters.DirectionComponents;

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
        RandomSigns signs = RandomSigns.of(seed, slices.stride());
        RandomSigns parts = RandomSigns.of(seed + 1, slices.stride());
        double squares = 0;
        for (int from = 0; from < gradient.entries(); from += slices.stride()) {
            int slice = slices.of(from);
            if (norms[slice] > 0) {
                double factor = signs.sign(slice) * parts.part(slice) / norms[slice];
                int to = Math.min(gradient.entries(), from + slices.stride());
                int shift = slices.placeOf(from) - from;
                for (int entry = from; entry < to; entry++) {
                    mixture[entry + shift] += factor * gradient.change(entry);
                }
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
    public double largestClaim() {
        return 0;
    }

    @Override
    public void write(DirectionComponents target, BlockGradient gradient, double factor, PartFactors factors) {
        int first = gradient.range().from();
        int stride = slices.stride();
        for (int from = 0, slice = 0;
                from < gradient.entries();
                from += stride, slice = slice + 1 == norms.length ? 0 : slice + 1) {
            double ofSlice = norms[slice] == 0 ? factor * factors.of(slice) : 0;
            if (ofSlice != 0) {
                int to = Math.min(gradient.entries(), from + stride);
                double[] displacements = target.span(first + from, first + to);
                int shift = slices.placeOf(from) - from;
                for (int i = from; i < to; i++) {
                    displacements[first + i] = ofSlice * mixture[i + shift] * gradient.size(i);
                }
            }
        }
    }

    @Override
    public String name(int part) {
        return slices.name(part);
    }
}
