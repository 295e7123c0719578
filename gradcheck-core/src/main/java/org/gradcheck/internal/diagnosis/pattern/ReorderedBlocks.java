package org.gradcheck.internal.diagnosis.pattern;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.BlockNames;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.GradientChange;
import org.gradcheck.internal.diagnosis.search.Hypothesis;
import org.gradcheck.internal.diagnosis.search.PredictedBlock;
import org.gradcheck.internal.diagnosis.search.PredictedGradient;
import org.gradcheck.internal.diagnosis.search.Ranking;

/** The right numbers, but in another block: two gradients exchanged, or a flat vector with its parts in another order. */
public final class ReorderedBlocks implements Hypothesis {

    /** A number that each entry has. */
    @FunctionalInterface
    private interface Quantity {

        double of(int block, int position);
    }

    /** The places of some entries: the block of each, and the position within it. */
    private static final class Places {

        private final int[] blocks;
        private final int[] positions;

        Places(int[] blocks, int[] positions) {
            this.blocks = blocks;
            this.positions = positions;
        }

        int size() {
            return blocks.length;
        }

        /** Whether a block has values that belong to other blocks. */
        boolean takes(int block, Places origins) {
            return IntStream.range(0, size()).anyMatch(k -> blocks[k] == block && origins.blocks[k] != block);
        }

        int countIn(List<Integer> some) {
            return (int) IntStream.of(blocks).filter(some::contains).count();
        }

        double[] map(Quantity quantity) {
            return IntStream.range(0, size())
                    .mapToDouble(k -> quantity.of(blocks[k], positions[k]))
                    .toArray();
        }

        /** Returns the places with the {@code from[k]}-th at position {@code to[k]}. */
        Places inOrder(int[] to, int[] from) {
            Places ordered = new Places(new int[size()], new int[size()]);
            for (int k = 0; k < size(); k++) {
                ordered.blocks[to[k]] = blocks[from[k]];
                ordered.positions[to[k]] = positions[from[k]];
            }
            return ordered;
        }

        /** Returns the prediction of a block whose {@code taken} places have the values of these places. */
        PredictedBlock move(Places taken, int block, PredictedGradient right) {
            PredictedBlock here = right.of(block);
            double[] values =
                    IntStream.range(0, here.size()).mapToDouble(here::value).toArray();
            double[] errors =
                    IntStream.range(0, here.size()).mapToDouble(here::error).toArray();
            for (int k = 0; k < size(); k++) {
                if (taken.blocks[k] == block) {
                    PredictedBlock origin = right.of(blocks[k]);
                    values[taken.positions[k]] = origin.value(positions[k]);
                    errors[taken.positions[k]] = origin.error(positions[k]);
                }
            }
            return new PredictedBlock(values, errors);
        }
    }

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation) {
        List<Integer> wrong = situation.wrongBlocks();
        if (wrong.size() < 2
                || !wrong.stream().allMatch(b -> situation.blocks().get(b).isComplete())) {
            return Stream.empty();
        }
        int[][] wrongEntries = wrong.stream().map(situation::wrongEntries).toArray(int[][]::new);
        Places places = new Places(
                IntStream.range(0, wrongEntries.length)
                        .flatMap(k -> IntStream.of(wrongEntries[k]).map(i -> wrong.get(k)))
                        .toArray(),
                Arrays.stream(wrongEntries).flatMapToInt(IntStream::of).toArray());
        Places origins = places.inOrder(
                Ranking.ascending(places.map(situation::analytic)),
                Ranking.ascending(
                        places.map((block, i) -> situation.expected(block).value(i))));
        List<Integer> crossed =
                wrong.stream().filter(block -> places.takes(block, origins)).toList();
        if (crossed.isEmpty()) {
            return Stream.empty();
        }
        GradientChange moved =
                (block, right) -> crossed.contains(block) ? origins.move(places, block, right) : right.of(block);
        String where = BlockNames.of(situation.blocks(), crossed);
        int entries = places.countIn(crossed);
        return Stream.of(new Explanation(
                Cause.REORDERED,
                where,
                0,
                Ranking.orders(entries),
                situation.with(moved),
                () -> "the right values are there, but " + entries + " of them at another entry of " + where,
                "give the blocks and their entries the order of the parameters"));
    }
}
