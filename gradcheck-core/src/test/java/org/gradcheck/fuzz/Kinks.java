package org.gradcheck.fuzz;

import java.util.SplittableRandom;

/**
 * Source of kinks: absolute values, maxima and rectified terms whose kink lies at the point, 1e-10 to 1e-3 beside it, or
 * far away.
 *
 * @param random decides how often, which and where
 * @param share the part of operations that are followed by a kink; 0 for smooth expressions
 */
record Kinks(SplittableRandom random, double share) {

    static Kinks none(SplittableRandom random) {
        return new Kinks(random, 0);
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
        double kind = random.nextDouble();
        if (kind < 0.4) {
            return 0;
        }
        return sign * Math.pow(10, kind < 0.85 ? random.nextDouble(-10, -3) : random.nextDouble(-1, 0));
    }
}
