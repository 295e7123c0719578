package org.gradcheck.diagnosis;

/** How the blocks of a network are numbered: the weights of each layer, then its biases, from the inputs to the cost. */
final class LayerBlocks {

    private LayerBlocks() {}

    static int count(int depth) {
        return 2 * depth;
    }

    static int weights(int layer) {
        return 2 * layer;
    }

    static int layerOf(int block) {
        return block / 2;
    }

    static boolean areWeights(int block) {
        return block % 2 == 0;
    }
}
