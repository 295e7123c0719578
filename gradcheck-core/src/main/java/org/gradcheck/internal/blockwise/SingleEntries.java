package org.gradcheck.internal.blockwise;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.gradcheck.internal.parameters.DirectionComponents;
import org.gradcheck.internal.parameters.RandomSigns;

/** Some entries of a block, each of which is a part of its own. */
final class SingleEntries implements Parts {

    /** Number of the largest entries that are tested. Chosen: more of them lengthen no direction of a single one. */
    private static final int MOST = 16;

    private final BlockGradient gradient;
    private final int[] entries;

    /**
     * Creates parts.
     *
     * @param entries the entries, in ascending order; not copied
     */
    SingleEntries(BlockGradient gradient, int... entries) {
        this.gradient = gradient;
        this.entries = entries;
    }

    /** Returns the largest entries of a block. */
    static SingleEntries largest(BlockGradient gradient) {
        PriorityQueue<Integer> largest =
                new PriorityQueue<>(Comparator.comparingDouble(entry -> Math.abs(gradient.change(entry))));
        for (int entry = 0; entry < gradient.entries(); entry++) {
            if (gradient.change(entry) != 0) {
                if (largest.size() < MOST) {
                    largest.add(entry);
                } else if (Math.abs(gradient.change(entry)) > Math.abs(gradient.change(largest.element()))) {
                    largest.remove();
                    largest.add(entry);
                }
            }
        }
        return new SingleEntries(
                gradient, largest.stream().mapToInt(Integer::intValue).sorted().toArray());
    }

    /** Returns all entries that directions displace. */
    static SingleEntries all(BlockGradient gradient) {
        return new SingleEntries(
                gradient,
                IntStream.range(0, gradient.entries())
                        .filter(entry -> gradient.size(entry) > 0)
                        .toArray());
    }

    /** Returns the entries without a claim in slices that have claims. */
    static SingleEntries zeros(BlockGradient gradient, List<Slices> slices) {
        List<double[]> norms = slices.stream().map(Slices::norms).toList();
        if (!hasZeros(gradient)) {
            return new SingleEntries(gradient);
        }
        int[] zeros = new int[gradient.entries()];
        int count = 0;
        for (int entry = 0; entry < gradient.entries(); entry++) {
            boolean isZero = gradient.size(entry) > 0 && gradient.change(entry) == 0;
            for (int s = 0; s < slices.size() && isZero; s++) {
                isZero = norms.get(s)[slices.get(s).of(entry)] > 0;
            }
            if (isZero) {
                zeros[count++] = entry;
            }
        }
        return new SingleEntries(gradient, Arrays.copyOf(zeros, count));
    }

    private static boolean hasZeros(BlockGradient gradient) {
        for (int entry = 0; entry < gradient.entries(); entry++) {
            if (gradient.change(entry) == 0 && gradient.size(entry) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns the entry of a part. */
    int entry(int part) {
        return entries[part];
    }

    @Override
    public int count() {
        return entries.length;
    }

    @Override
    public int of(int entry) {
        if (entry < entries.length && entries[entry] == entry) {
            return entry;
        }
        int part = Arrays.binarySearch(entries, entry);
        return part < 0 ? -1 : part;
    }

    @Override
    public double component(int entry) {
        return 1;
    }

    @Override
    public double largestClaim() {
        double largest = 0;
        for (int entry : entries) {
            largest = Math.max(largest, Math.abs(gradient.change(entry)));
        }
        return largest;
    }

    @Override
    public void write(DirectionComponents target, BlockGradient block, double factor, Factors factors) {
        int first = block.range().from();
        if (entries.length == block.entries() && factors instanceof Factors.Signed signed) {
            RandomSigns signs = signed.signs();
            double[] displacements = target.span(first, block.range().to());
            for (int i = 0; i < entries.length; i++) {
                displacements[first + i] = factor * signs.sign(i) * block.size(i);
            }
            return;
        }
        for (int part = 0; part < entries.length; part++) {
            double ofPart = factors.of(part);
            if (ofPart != 0) {
                int number = first + entries[part];
                target.span(number, number + 1)[number] = factor * ofPart * block.size(entries[part]);
            }
        }
    }

    @Override
    public String name(int part) {
        return gradient.block().nameOf(entries[part]);
    }
}
