package org.gradcheck.internal.blockwise;

/**
 * Slices of a block along their claimed gradients, all of them of the same length. Slices that are a very small part of the block are
 * shorter, and those without a claim are left out.
 */
final class ClaimedSlices implements Parts {

    /** Norm of a slice, as a part of the block, from which it gets the full length. Chosen: a hundredth of the block counts. */
    private static final double COUNTS = 0.01;

    private final Slices slices;
    private final double[] lengths;

    ClaimedSlices(Slices slices) {
        this.slices = slices;
        this.lengths = slices.norms();
        double smallest = COUNTS * slices.gradient().norm();
        for (int slice = 0; slice < lengths.length; slice++) {
            lengths[slice] = lengths[slice] == 0 ? 0 : Math.max(smallest, lengths[slice]);
        }
    }

    @Override
    public int count() {
        return slices.count();
    }

    @Override
    public int of(int entry) {
        int slice = slices.of(entry);
        return lengths[slice] == 0 ? -1 : slice;
    }

    @Override
    public double component(int entry) {
        return slices.gradient().change(entry) / lengths[slices.of(entry)];
    }

    @Override
    public String name(int part) {
        return slices.name(part);
    }
}
