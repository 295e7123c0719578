package org.gradcheck.fuzz;

import java.util.Locale;

/** Random cost at a point. Everything follows from the seed. The arrays are not to be changed. */
final class Program {

    final long seed;
    final Kind kind;
    final Graph graph;
    final Precision precision;
    /** Largest deviation by noise that is added to the value. */
    final double amplitude;

    private final double[] point;
    private final double[] units;

    Program(long seed, Kind kind, Graph graph, Precision precision, double amplitude, double[] point, double[] units) {
        this.seed = seed;
        this.kind = kind;
        this.graph = graph;
        this.precision = precision;
        this.amplitude = amplitude;
        this.point = point;
        this.units = units;
    }

    double[] point() {
        return point.clone();
    }

    int size() {
        return point.length;
    }

    /** Size of a parameter: its value, or its unit where it is small. */
    double sizeOf(int i) {
        return Math.max(Math.abs(point[i]), 0.1 * units[i]);
    }

    double unitOf(int i) {
        return units[i];
    }

    double cost(double[] x) {
        double value = graph.value(x, precision);
        return amplitude == 0 ? value : value + amplitude * hash(x);
    }

    /** Between -1 and 1, and another value for each point. */
    private double hash(double[] x) {
        long bits = seed;
        for (double v : x) {
            bits = (bits ^ Double.doubleToLongBits(v)) * 0x9E3779B97F4A7C15L;
            bits = (bits ^ (bits >>> 32)) * 0xD6E8FEB86659FD93L;
            bits ^= bits >>> 29;
        }
        return 0x1p-52 * (bits >>> 11) - 1;
    }

    /** Largest deviation of the cost from the real-valued function near the point. */
    double noise() {
        return amplitude + graph.roundingOfValue(point, precision);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, "seed %d: %s, %s, added noise %.1e%n", seed, kind.title(), precision, amplitude));
        for (int i = 0; i < point.length; i++) {
            text.append(String.format(Locale.ROOT, "x%d = %s, unit %.1e%n", i, point[i], units[i]));
        }
        double[] values = graph.values(point, precision);
        for (int i = 0; i < graph.size(); i++) {
            Graph.Node node = graph.node(i);
            String operands = switch (node.operation()) {
                case PARAMETER -> "x" + node.first();
                case CONSTANT -> "" + node.constant();
                case POWER, SCALE -> "n" + node.first() + ", " + node.constant();
                default -> "n" + node.first() + (node.operation().operands() > 1 ? ", n" + node.second() : "");
            };
            text.append(String.format(Locale.ROOT, "n%d = %s(%s) = %s%n", i, node.operation(), operands, values[i]));
        }
        return text.toString();
    }
}
