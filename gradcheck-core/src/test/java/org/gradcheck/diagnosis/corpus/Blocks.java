package org.gradcheck.diagnosis.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.Layer;

/** The matrices and vectors that lie one after the other in a flat gradient. */
record Blocks(List<Block> blocks) {

    /** A matrix of weights, row by row, or a column of biases. */
    record Block(int offset, int rows, int columns, boolean isBias) {

        IntStream entries() {
            return IntStream.range(offset, offset + rows * columns);
        }

        int row(int entry) {
            return (entry - offset) / columns;
        }

        int column(int entry) {
            return (entry - offset) % columns;
        }
    }

    static Blocks of(FeedforwardNetwork network) {
        List<Block> blocks = new ArrayList<>();
        int offset = 0;
        for (Layer layer : network.layers()) {
            blocks.add(new Block(offset, layer.units(), layer.inputs(), false));
            offset += layer.units() * layer.inputs();
            blocks.add(new Block(offset, layer.units(), 1, true));
            offset += layer.units();
        }
        return new Blocks(List.copyOf(blocks));
    }

    /** The weights and the biases of one layer. */
    Blocks layer(int layer) {
        return new Blocks(blocks.subList(2 * layer, 2 * layer + 2));
    }

    /** A single matrix without biases. */
    static Blocks ofMatrix(int rows, int columns) {
        return new Blocks(List.of(new Block(0, rows, columns, false)));
    }

    boolean eachHasAnEntryIn(double[] gradient) {
        return blocks.stream().allMatch(block -> block.entries().anyMatch(i -> gradient[i] != 0));
    }
}
