package org.gradcheck.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gradcheck.internal.text.Plural;

/**
 * Order of all parameters in one flat array: layer by layer from the input, each its weights row by row
 * ({@code units x inputs}) and then its biases.
 */
record ParameterLayout(List<LayerSlice> slices) {

    /**
     * Returns the layout of dense layers.
     *
     * @param inputs the number of inputs of the first layer
     * @param units the number of units of each layer, at least one layer
     */
    static ParameterLayout of(int inputs, List<Integer> units) {
        requireAddressable(inputs, units);
        List<LayerSlice> slices = new ArrayList<>();
        int offset = 0;
        int width = inputs;
        for (int count : units) {
            LayerSlice slice = new LayerSlice(offset, count, width);
            slices.add(slice);
            offset = slice.end();
            width = count;
        }
        return new ParameterLayout(List.copyOf(slices));
    }

    int depth() {
        return slices.size();
    }

    int parameterCount() {
        return slices.get(slices.size() - 1).end();
    }

    LayerSlice slice(int layer) {
        requireLayer(layer);
        return slices.get(layer);
    }

    void requireLayer(int layer) {
        if (layer < 0 || layer >= depth()) {
            throw new IndexOutOfBoundsException("there is no layer " + layer + " in the network " + sizes() + " with "
                    + Plural.of(depth(), "layer") + ": pass an index from 0 (next to the inputs) to " + (depth() - 1)
                    + " (the output layer)");
        }
    }

    /** Returns the sizes from the inputs to the outputs, such as 2-2-1. */
    String sizes() {
        StringBuilder sizes = new StringBuilder().append(slices.get(0).inputs());
        for (LayerSlice slice : slices) {
            sizes.append('-').append(slice.units());
        }
        return sizes.toString();
    }

    private static void requireAddressable(int inputs, List<Integer> units) {
        double count = 0;
        double width = inputs;
        for (int next : units) {
            count += (width + 1) * next;
            width = next;
        }
        if (count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the layers have %.0f parameters, more than the %d that an array can hold: make them smaller",
                    count,
                    Integer.MAX_VALUE));
        }
    }
}
