package org.gradcheck.internal.sparse;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.gradcheck.internal.derivatives.SparseDerivative;
import org.gradcheck.internal.diagnosis.search.WrongGradient;
import org.gradcheck.internal.noise.Rounding;
import org.gradcheck.report.EntryValues;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.subject.ParameterBlock;

/** All entries of a sparse matrix of moderate size. The entries outside the pattern are zero on both sides. */
final class SparseWhole implements EntryValues {

    private static final int OUTSIDE = -1;

    /** The error bar of an exact zero: the least one that distances can be divided by. */
    private static final double EXACT = Double.MIN_VALUE;

    private final SparseBlock block;
    private final double[] coordinates;
    private final int[] numbers;

    private SparseWhole(SparseBlock block, double[] coordinates, int[] numbers) {
        this.block = block;
        this.coordinates = coordinates;
        this.numbers = numbers;
    }

    /** @param wrong the wrong entries of the block */
    static Optional<MeasuredBlock> of(
            SparseDerivative derivative, SparseBlock block, EntryPlaces places, BitSet wrong, Rounding rounding) {
        int columns = derivative.coordinates().values().size();
        if ((long) derivative.size() * columns > WrongGradient.MOST_ENTRIES) {
            return Optional.empty();
        }
        ParameterBlock matrix = derivative.asMatrix().matrix();
        int[] numbers = new int[derivative.size() * columns];
        Arrays.fill(numbers, OUTSIDE);
        BitSet wrongOfAll = new BitSet();
        for (int entry = 0; entry < block.size(); entry++) {
            int place = places.row(entry) * columns + places.column(entry);
            numbers[place] = entry;
            wrongOfAll.set(place, wrong.get(entry));
        }
        return Optional.of(MeasuredBlock.ofMatrix(
                matrix,
                new SparseWhole(block, derivative.coordinates().values().toArray(), numbers),
                wrongOfAll,
                rounding));
    }

    @Override
    public int size() {
        return numbers.length;
    }

    @Override
    public double parameter(int i) {
        return coordinates[i % coordinates.length];
    }

    @Override
    public double analytic(int i) {
        return numbers[i] == OUTSIDE ? 0 : block.analytic(numbers[i]);
    }

    @Override
    public double numeric(int i) {
        return numbers[i] == OUTSIDE ? 0 : block.numeric(numbers[i]);
    }

    @Override
    public double error(int i) {
        return numbers[i] == OUTSIDE ? EXACT : block.error(numbers[i]);
    }
}
