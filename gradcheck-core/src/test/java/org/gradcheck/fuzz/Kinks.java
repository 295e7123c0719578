package org.gradcheck.fuzz;

import java.util.SplittableRandom;

/**
 * Source of kinks: absolute values, maxima and rectified terms. Some of the kinks lie at the point or 1e-10 to 1e-3 beside
 * it, the others far away.
 */
final class Kinks {

    private final SplittableRandom random;
    private final double share;
    private int nearby;

    /**
     * Creates a source.
     *
     * @param share the part of operations that are followed by a kink; 0 for smooth expressions
     * @param nearby the largest number of kinks that are not far away
     */
    Kinks(SplittableRandom random, double share, int nearby) {
        this.random = random;
        this.share = share;
        this.nearby = nearby;
    }

    /** {@return whether an operation is followed by a kink} */
    boolean followsNext() {
        return share > 0 && random.nextDouble() < share;
    }

    int kink(GraphBuilder graph, int u, int v) {
        return switch (random.nextInt(3)) {
            case 0 -> graph.of(Operation.ABS, argument(graph, u));
            case 1 -> rectified(graph, argument(graph, u));
            default -> maximum(graph, u, v);
        };
    }

    private int rectified(GraphBuilder graph, int argument) {
        return graph.of(Operation.MAX, argument, graph.constant(0));
    }

    /** The larger of two nodes, the second one shifted so that both are nearly the same. */
    private int maximum(GraphBuilder graph, int u, int v) {
        int difference = graph.of(Operation.SUBTRACT, u, v);
        return graph.of(Operation.ADD, v, rectified(graph, argument(graph, difference)));
    }

    /** A node minus its value at the point, plus the distance. */
    private int argument(GraphBuilder graph, int node) {
        double value = graph.value(node);
        return graph.of(Operation.SUBTRACT, node, graph.constant(value - distance()));
    }

    private double distance() {
        double sign = random.nextBoolean() ? 1 : -1;
        if (nearby == 0 || random.nextInt(7) == 0) {
            return sign * random.nextDouble(0.1, 1);
        }
        nearby--;
        return random.nextBoolean() ? 0 : sign * Math.pow(10, random.nextDouble(-10, -3));
    }
}
