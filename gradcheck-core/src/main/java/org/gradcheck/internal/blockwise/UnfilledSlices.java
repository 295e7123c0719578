package org.gradcheck.internal.blockwise;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gradcheck.internal.parameters.DirectionComponents;
import org.gradcheck.internal.parameters.RandomSigns;

/**
 * Slices of a block whose claimed derivatives are all zero, along a random mixture of the other slices.
 *
 * <p>Slices of a layer are combinations of the same few vectors: the inputs, or the errors, of the examples. So a slice that was never
 * filled has more in common with a mixture of the others than with a random direction. One nearly orthogonal to a mixture does not show along
 * it. So there are several mixtures, and the filled slices tell which share of a slice the best of them shows.
 */
final class UnfilledSlices implements Parts {

    /**
     * Mixtures along which unfilled slices are tested. Measured: along one of them, a row of three quarters of a typical one stayed hidden in one of
     * 30 networks; two, three and four find all of 18, with 8 to 16 evaluations for each.
     */
    static final int MIXTURES = 2;

    /** Part of the filled slices of which the mixtures may show less than the promised share. Chosen: a promise holds for most of them. */
    private static final double HIDDEN = 0.05;

    /** Seeds of a mixture: of its signs and of its parts. */
    private static final int SEEDS = 2;

    /** Part of the squares of a mixture that rounding may leave where there is no other slice. Formula: far above the precision of a double. */
    private static final double ROUNDING = 1e-12;

    private final Slices slices;
    private final double[] norms;
    private final double[] mixture;
    private final double[] parts;
    private final double length;

    /**
     * Mixes the other slices.
     *
     * @param number the number of the mixture
     */
    UnfilledSlices(Slices slices, int number) {
        this.slices = slices;
        this.norms = slices.norms();
        this.mixture = new double[slices.size() + slices.stride()];
        RandomSigns signs = RandomSigns.of(1 + SEEDS * number, slices.stride());
        RandomSigns sizes = RandomSigns.of(2 + SEEDS * number, slices.stride());
        this.parts = new double[norms.length];
        Arrays.setAll(parts, slice -> norms[slice] == 0 ? 0 : signs.sign(slice) * sizes.part(slice));
        BlockGradient gradient = slices.gradient();
        int stride = slices.stride();
        for (int from = 0, slice = 0, place = 0; from < gradient.entries(); from += stride) {
            if (norms[slice] > 0) {
                double factor = parts[slice] / norms[slice];
                int to = Math.min(gradient.entries(), from + stride);
                for (int entry = from; entry < to; entry++) {
                    mixture[place + entry - from] += factor * gradient.change(entry);
                }
            }
            slice++;
            if (slice == norms.length) {
                slice = 0;
                place += stride;
            }
        }
        double squares = 0;
        for (double component : mixture) {
            squares += component * component;
        }
        this.length = Math.sqrt(squares);
        for (int place = 0; place < mixture.length; place++) {
            mixture[place] /= length;
        }
    }

    /**
     * Returns the share of an unfilled slice that the best of the mixtures shows, estimated by the filled slices, each without its own part in
     * the mixture.
     */
    static double visible(Slices slices) {
        double[] best = new double[slices.count()];
        for (int number = 0; number < MIXTURES; number++) {
            double[] shares = new UnfilledSlices(slices, number).shares();
            Arrays.setAll(best, slice -> Math.max(best[slice], shares[slice]));
        }
        double[] filled = IntStream.range(0, best.length)
                .filter(slice -> slices.norms()[slice] > 0)
                .mapToDouble(slice -> best[slice])
                .sorted()
                .toArray();
        return filled[(int) (HIDDEN * filled.length)];
    }

    /** Returns the cosine of the angle between each filled slice and the mixture of all others; 0 if there is no other. */
    private double[] shares() {
        double[] along = new double[norms.length];
        BlockGradient gradient = slices.gradient();
        int stride = slices.stride();
        for (int from = 0, slice = 0, place = 0; from < gradient.entries(); from += stride) {
            int to = Math.min(gradient.entries(), from + stride);
            for (int entry = from; entry < to; entry++) {
                along[slice] += gradient.change(entry) * mixture[place + entry - from];
            }
            slice++;
            if (slice == norms.length) {
                slice = 0;
                place += stride;
            }
        }
        double[] shares = new double[norms.length];
        for (int slice = 0; slice < shares.length; slice++) {
            if (norms[slice] > 0) {
                double all = length * along[slice] / norms[slice];
                double others = length * length - 2 * parts[slice] * all + parts[slice] * parts[slice];
                shares[slice] =
                        others <= ROUNDING * length * length ? 0 : Math.abs(all - parts[slice]) / Math.sqrt(others);
            }
        }
        return shares;
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
    public void write(DirectionComponents target, BlockGradient gradient, double factor, Factors factors) {
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
