package org.gradcheck.internal.blockwise;

import org.gradcheck.internal.parameters.DirectionComponents;

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
        this.lengths = slices.norms().clone();
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
    public double largestClaim() {
        double largest = 0;
        for (double norm : slices.norms()) {
            largest = Math.max(largest, norm);
        }
        return largest;
    }

    @Override
    public void write(DirectionComponents target, BlockGradient gradient, double factor, Factors factors) {
        double[] ofSlices = new double[count()];
        for (int slice = 0; slice < ofSlices.length; slice++) {
            ofSlices[slice] = lengths[slice] == 0 ? 0 : factor * factors.of(slice) / lengths[slice];
        }
        if (slices.stride() == 1) {
            writeTransposed(target, gradient, ofSlices);
            return;
        }
        int first = gradient.range().from();
        for (int from = 0; from < gradient.entries(); from += slices.stride()) {
            double ofSlice = ofSlices[slices.of(from)];
            if (ofSlice != 0) {
                int to = Math.min(gradient.entries(), from + slices.stride());
                double[] displacements = target.span(first + from, first + to);
                for (int i = from; i < to; i++) {
                    displacements[first + i] = ofSlice * gradient.change(i) * gradient.size(i);
                }
            }
        }
    }

    /** Writes slices whose neighbouring entries belong to neighbouring slices. */
    private void writeTransposed(DirectionComponents target, BlockGradient gradient, double[] ofSlices) {
        int low = 0;
        int high = ofSlices.length;
        while (low < high && ofSlices[low] == 0) {
            low++;
        }
        while (low < high && ofSlices[high - 1] == 0) {
            high--;
        }
        int first = gradient.range().from();
        for (int from = 0; low < high && from < gradient.entries(); from += ofSlices.length) {
            double[] displacements = target.span(first + from + low, first + from + high);
            for (int slice = low; slice < high; slice++) {
                int i = from + slice;
                displacements[first + i] = ofSlices[slice] * gradient.change(i) * gradient.size(i);
            }
        }
    }

    @Override
    public String name(int part) {
        return slices.name(part);
    }
}
