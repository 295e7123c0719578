package org.gradcheck.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random programs by their seeds. */
final class Programs {

    private static final List<Kind> KINDS = List.of(Kind.values());

    private Programs() {}

    static Program of(long seed) {
        SplittableRandom random = Seeds.random(seed, 0);
        Kind kind = KINDS.get(random.nextInt(KINDS.size()));
        Precision precision = precision(kind, random);
        int size = random.nextInt(40) == 0 ? 30 : random.nextInt(2, 13);
        double[] units = new double[size];
        double[] point = new double[size];
        for (int i = 0; i < size; i++) {
            units[i] = kind.hasUnits() ? unit(random, precision) : 1;
            double y = random.nextDouble(0.3, 2.5) * (random.nextInt(3) == 0 ? -1 : 1);
            boolean zero = !kind.hasUnits() && random.nextInt(30) == 0;
            point[i] = zero ? 0 : precision.round(y * units[i]);
        }
        GraphBuilder builder = new GraphBuilder(point, precision);
        List<Integer> inputs = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int parameter = builder.parameter(i);
            inputs.add(units[i] == 1 ? parameter : builder.scale(1 / units[i], parameter));
        }
        List<Integer> terms =
                kind == Kind.BOWLS ? bowls(random, builder, inputs) : terms(random, kind, builder, inputs);
        int value = builder.sum(terms);
        if (random.nextInt(4) == 0) {
            value = builder.scale(Math.pow(10, random.nextDouble(-4, 4)), value);
        }
        double change = change(builder.build(), point);
        if (kind == Kind.OFFSET || kind == Kind.KINKS_OFFSET || (kind == Kind.UNITS_NOISE && random.nextInt(3) == 0)) {
            double largest = precision == Precision.DOUBLE ? 9 : 5;
            builder.plus(value, change * Math.pow(10, random.nextDouble(largest - 5, largest)));
        }
        return new Program(
                seed, kind, builder.build(), precision, amplitude(random, kind, precision, change), point, units);
    }

    private static Precision precision(Kind kind, SplittableRandom random) {
        boolean single = kind == Kind.SINGLE || kind == Kind.KINKS_SINGLE;
        if (single || (kind == Kind.UNITS_NOISE && random.nextInt(3) == 0)) {
            return random.nextInt(3) == 0 ? Precision.SINGLE_RESULT : Precision.SINGLE;
        }
        return Precision.DOUBLE;
    }

    private static double unit(SplittableRandom random, Precision precision) {
        double exponent = random.nextInt(3) == 0 ? 0 : random.nextDouble(-12, 14);
        return precision.round(Math.pow(10, Math.rint(exponent)));
    }

    private static double amplitude(SplittableRandom random, Kind kind, Precision precision, double change) {
        return switch (kind) {
            case NOISE, KINKS_NOISE -> change * Math.pow(10, random.nextDouble(-12, -3));
            case BOWLS -> random.nextInt(4) == 0 ? 0 : change * Math.pow(10, random.nextDouble(-9, -2));
            case UNITS_NOISE -> precision == Precision.DOUBLE ? change * Math.pow(10, random.nextDouble(-12, -4)) : 0;
            default -> 0;
        };
    }

    /** Change of the value when all parameters change by their sizes, to first order; at least a little. */
    private static double change(Graph graph, double[] x) {
        double[] gradient = graph.gradient(x, LocalDerivatives.RIGHT, Precision.DOUBLE);
        double change = 0;
        for (int i = 0; i < x.length; i++) {
            change = Math.max(change, Math.abs(gradient[i] * x[i]));
        }
        return Math.max(change, 1e-6);
    }

    private static List<Integer> terms(SplittableRandom random, Kind kind, GraphBuilder graph, List<Integer> inputs) {
        int nearby = kind == Kind.KINKS || (kind != Kind.KINKS_SEVERAL && random.nextBoolean()) ? 1 : 9;
        Kinks kinks = new Kinks(random, kind.hasKinks() ? 0.15 : 0, nearby);
        int operations = random.nextInt(3, 8 + inputs.size());
        List<Integer> terms = new ArrayList<>(new RandomExpression(random, graph, inputs).terms(operations, kinks));
        if (kind.hasKinks()) {
            addKinks(random, kinks, graph, inputs, terms, 1 + random.nextInt(3));
        }
        return terms;
    }

    /** Rastrigin's function, whose far steps see only the bowl; with kinks in one of two cases. */
    private static List<Integer> bowls(SplittableRandom random, GraphBuilder graph, List<Integer> inputs) {
        double height = Math.pow(10, random.nextDouble(0, 1.3));
        List<Integer> terms = new ArrayList<>();
        for (int input : inputs) {
            terms.add(graph.of(Operation.MULTIPLY, input, input));
            terms.add(graph.scale(-height, graph.of(Operation.COS, graph.scale(2 * Math.PI, input))));
        }
        addKinks(random, new Kinks(random, 1, 1), graph, inputs, terms, random.nextInt(2));
        return terms;
    }

    private static void addKinks(
            SplittableRandom random,
            Kinks kinks,
            GraphBuilder graph,
            List<Integer> inputs,
            List<Integer> terms,
            int count) {
        for (int i = 0; i < count; i++) {
            int u = inputs.get(random.nextInt(inputs.size()));
            int v = inputs.get(random.nextInt(inputs.size()));
            double factor = (random.nextBoolean() ? 1 : -1) * random.nextDouble(0.2, 3);
            terms.add(graph.scale(factor, kinks.kink(graph, u, v)));
        }
    }
}
