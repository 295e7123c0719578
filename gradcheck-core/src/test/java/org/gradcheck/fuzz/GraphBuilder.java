package org.gradcheck.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Builds a graph node by node, together with the values at one point. Nodes are known by their numbers. */
final class GraphBuilder {

    private final List<Graph.Node> nodes = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();
    private final double[] point;
    private final Precision precision;

    GraphBuilder(double[] point, Precision precision) {
        this.point = point.clone();
        this.precision = precision;
    }

    int parameters() {
        return point.length;
    }

    double value(int node) {
        return values.get(node);
    }

    int size() {
        return nodes.size();
    }

    int parameter(int index) {
        return add(new Graph.Node(Operation.PARAMETER, index, 0, 0), point[index]);
    }

    int constant(double c) {
        return add(new Graph.Node(Operation.CONSTANT, 0, 0, precision.round(c)), c);
    }

    int of(Operation operation, int a) {
        return of(operation, a, a, 0);
    }

    int of(Operation operation, int a, int b) {
        return of(operation, a, b, 0);
    }

    int power(int a, double exponent) {
        return of(Operation.POWER, a, a, exponent);
    }

    int scale(double c, int a) {
        return of(Operation.SCALE, a, a, precision.round(c));
    }

    int plus(int a, double c) {
        return of(Operation.ADD, a, constant(c));
    }

    int sum(List<Integer> terms) {
        int sum = terms.get(0);
        for (int term : terms.subList(1, terms.size())) {
            sum = of(Operation.ADD, sum, term);
        }
        return sum;
    }

    private int of(Operation operation, int a, int b, double c) {
        return add(new Graph.Node(operation, a, b, c), operation.value(value(a), value(b), c));
    }

    private int add(Graph.Node node, double value) {
        nodes.add(node);
        values.add(precision.round(value));
        return nodes.size() - 1;
    }

    Graph build() {
        return new Graph(nodes, point.length);
    }
}
