package org.gradcheck.internal.diagnosis.search;

/** The numbers of a network's blocks: the weights of each layer, then its biases, from the inputs to the cost. */
public final class LayerBlocks {

    private LayerBlocks() {}

    static int count(int depth) {
        return 2 * depth;
    }

    public static int weights(int layer) {
        return 2 * layer;
    }

    public static int layerOf(int block) {
        return block / 2;
    }

    static boolean areWeights(int block) {
        return block % 2 == 0;
    }
}
