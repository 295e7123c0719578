package org.gradcheck.internal.diagnosis.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The indices of a tensor in row-major order, and the places at which its entries lie if two of them are exchanged or if memory
 * has them in another order.
 *
 * @param sizes the size along each dimension
 */
record TensorIndices(List<Integer> sizes) {

    /**
     * Most dimensions of which all orders are tried. Chosen: the kernels of a convolution have four, in 23 orders besides the
     * right one.
     */
    private static final int MOST_ORDERED = 4;

    /**
     * Two dimensions of equal size.
     *
     * @param rank the number of all dimensions of the tensor
     * @param first the outer one
     * @param second the inner one
     */
    record Pair(int rank, int first, int second) {}

    /** Returns each pair of dimensions of the same size, which must be above 1. */
    List<Pair> equalPairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int first = 0; first < sizes.size(); first++) {
            for (int second = first + 1; second < sizes.size(); second++) {
                if (sizes.get(first) > 1 && sizes.get(first).equals(sizes.get(second))) {
                    pairs.add(new Pair(sizes.size(), first, second));
                }
            }
        }
        return pairs;
    }

    /** Returns the position of the entry whose two indices are exchanged, for each position. */
    IntUnaryOperator exchanged(Pair pair) {
        int size = sizes.get(pair.first());
        int outer = stride(pair.first());
        int inner = stride(pair.second());
        return p -> {
            int apart = p / inner % size - p / outer % size;
            return p + apart * (outer - inner);
        };
    }

    /** Returns each order of three or four dimensions but the right one; none for other tensors. */
    List<List<Integer>> otherOrders() {
        List<List<Integer>> orders = new ArrayList<>();
        if (sizes.size() > 2 && sizes.size() <= MOST_ORDERED) {
            addOrders(List.of(), orders);
            orders.remove(0);
        }
        return orders;
    }

    private void addOrders(List<Integer> begun, List<List<Integer>> orders) {
        if (begun.size() == sizes.size()) {
            orders.add(begun);
            return;
        }
        for (int dimension = 0; dimension < sizes.size(); dimension++) {
            if (!begun.contains(dimension)) {
                List<Integer> longer = new ArrayList<>(begun);
                longer.add(dimension);
                addOrders(longer, orders);
            }
        }
    }

    /** Returns the position of the entry that lies at each place of a memory whose outermost dimension is the first of the order. */
    IntUnaryOperator laidOut(List<Integer> order) {
        return place -> {
            int rest = place;
            int position = 0;
            for (int d = order.size() - 1; d >= 0; d--) {
                int dimension = order.get(d);
                position += rest % sizes.get(dimension) * stride(dimension);
                rest /= sizes.get(dimension);
            }
            return position;
        };
    }

    private int stride(int dimension) {
        int stride = 1;
        for (int inner = dimension + 1; inner < sizes.size(); inner++) {
            stride *= sizes.get(inner);
        }
        return stride;
    }

    /** Returns the indices in the order of the dimensions, such as {@code [i][j][k]}. */
    String letters() {
        StringBuilder text = new StringBuilder();
        for (int dimension = 0; dimension < sizes.size(); dimension++) {
            text.append('[').append(letter(dimension)).append(']');
        }
        return text.toString();
    }

    /** Returns the indices in another order, such as {@code [k][i][j]}. */
    static String letters(List<Integer> order) {
        StringBuilder text = new StringBuilder();
        for (int dimension : order) {
            text.append('[').append(letter(dimension)).append(']');
        }
        return text.toString();
    }

    /** Returns the indices with two of them exchanged, such as {@code [j][i][k]}. */
    String letters(Pair exchanged) {
        List<Integer> order = new ArrayList<>();
        for (int dimension = 0; dimension < sizes.size(); dimension++) {
            order.add(
                    dimension == exchanged.first()
                            ? exchanged.second()
                            : dimension == exchanged.second() ? exchanged.first() : dimension);
        }
        return letters(order);
    }

    static char letter(int dimension) {
        return (char) ('i' + dimension);
    }
}
