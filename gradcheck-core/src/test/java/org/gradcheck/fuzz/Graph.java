package org.gradcheck.fuzz;

import java.util.Arrays;
import java.util.List;

/** Real-valued function as an expression graph with shared nodes. The last node is its value. Immutable, thread-safe. */
final class Graph {

    /** Node whose operands have lower numbers; the first operand of a parameter is its index. */
    record Node(Operation operation, int first, int second, double constant) {}

    private final Node[] nodes;
    private final int parameters;

    Graph(List<Node> nodes, int parameters) {
        this.nodes = nodes.toArray(Node[]::new);
        this.parameters = parameters;
    }

    int size() {
        return nodes.length;
    }

    int parameters() {
        return parameters;
    }

    boolean hasKinks() {
        return Arrays.stream(nodes).anyMatch(node -> node.operation.isKink());
    }

    Node node(int i) {
        return nodes[i];
    }

    double value(double[] x, Precision precision) {
        return precision.roundResult(values(x, precision)[nodes.length - 1]);
    }

    double[] values(double[] x, Precision precision) {
        double[] values = new double[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            Node node = nodes[i];
            values[i] = precision.round(
                    switch (node.operation) {
                        case PARAMETER -> x[node.first];
                        case CONSTANT -> node.constant;
                        default -> node.operation.value(values[node.first], values[node.second], node.constant);
                    });
        }
        return values;
    }

    /** Gradient by reverse mode, with the faults of {@code rules}; at a kink an arbitrary subgradient. */
    double[] gradient(double[] x, LocalDerivatives rules, Precision precision) {
        double[] values = values(x, precision);
        double[] adjoints = new double[nodes.length];
        double[] gradient = new double[parameters];
        adjoints[nodes.length - 1] = 1;
        for (int i = nodes.length - 1; i >= 0; i--) {
            Node node = nodes[i];
            if (node.operation == Operation.PARAMETER) {
                gradient[node.first] = precision.round(gradient[node.first] + adjoints[i]);
                continue;
            }
            int operands = node.operation.operands();
            double a = values[node.first];
            double b = values[node.second];
            if (operands > 0) {
                double part = adjoints[i] * rules.byFirst(i, node, a, b);
                adjoints[node.first] = precision.round(adjoints[node.first] + part);
            }
            if (operands > 1) {
                double part = adjoints[i] * rules.bySecond(i, node, a, b);
                adjoints[node.second] = precision.round(adjoints[node.second] + part);
            }
        }
        return gradient;
    }

    /**
     * One-sided derivative along a coordinate, by forward mode: {@code side} is +1 or -1, and the derivative is that by
     * the coordinate, not by the distance.
     */
    double slope(double[] x, int coordinate, int side) {
        double[] values = values(x, Precision.DOUBLE);
        double[] slopes = new double[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            Node node = nodes[i];
            slopes[i] = switch (node.operation) {
                case PARAMETER -> node.first == coordinate ? side : 0;
                case CONSTANT -> 0;
                default ->
                    node.operation.slope(
                            values[node.first],
                            values[node.second],
                            node.constant,
                            slopes[node.first],
                            node.operation.operands() > 1 ? slopes[node.second] : 0);
            };
        }
        return side * slopes[nodes.length - 1] + 0.0;
    }

    /**
     * Bound of the error of the value by rounding, to first order: the sum of all intermediate values, each times its
     * adjoint in absolute terms and one rounding.
     */
    double roundingOfValue(double[] x, Precision precision) {
        double[] values = values(x, Precision.DOUBLE);
        double[] adjoints = new double[nodes.length];
        adjoints[nodes.length - 1] = 1;
        double sum = precision.roundingOfResult() * Math.abs(values[nodes.length - 1]);
        for (int i = nodes.length - 1; i >= 0; i--) {
            Node node = nodes[i];
            sum += precision.rounding() * adjoints[i] * Math.abs(values[i]);
            if (node.operation.isKink()) {
                adjoints[node.first] += adjoints[i];
                adjoints[node.second] += node.operation == Operation.MAX ? adjoints[i] : 0;
            } else if (node.operation.operands() > 0) {
                double a = values[node.first];
                double b = values[node.second];
                adjoints[node.first] += adjoints[i] * Math.abs(node.operation.byFirst(a, b, node.constant));
                if (node.operation.operands() > 1) {
                    adjoints[node.second] += adjoints[i] * Math.abs(node.operation.bySecond(a, b, node.constant));
                }
            }
        }
        return sum;
    }
}
