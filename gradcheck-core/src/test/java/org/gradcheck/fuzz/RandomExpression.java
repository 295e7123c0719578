package org.gradcheck.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random expression with shared nodes. Its values at the point stay below some 20, its divisors away from 0. */
final class RandomExpression {

    private static final double LARGEST = 20;

    private final SplittableRandom random;
    private final GraphBuilder graph;
    private final List<Integer> inputs;
    private final List<Integer> pool;

    /** Expression of the given nodes, the parameters in the units that the program computes with. */
    RandomExpression(SplittableRandom random, GraphBuilder graph, List<Integer> inputs) {
        this.random = random;
        this.graph = graph;
        this.inputs = List.copyOf(inputs);
        this.pool = new ArrayList<>(inputs);
    }

    List<Integer> terms(int operations, Kinks kinks) {
        for (int i = 0; i < operations; i++) {
            pool.add(bounded(operation()));
            if (kinks.followsNext()) {
                pool.add(kinks.kink(graph, any(), any()));
            }
        }
        List<Integer> terms = new ArrayList<>();
        int sums = 1 + random.nextInt(4);
        for (int i = 0; i < sums; i++) {
            terms.add(graph.scale(factor(), pool.get(pool.size() - 1 - i % pool.size())));
        }
        for (int input : inputs) {
            terms.add(graph.scale(factor(), termOf(input)));
        }
        return terms;
    }

    private int termOf(int input) {
        return switch (random.nextInt(4)) {
            case 0 -> graph.of(Operation.SIN, input);
            case 1 -> graph.of(Operation.MULTIPLY, input, input);
            case 2 -> graph.of(Operation.MULTIPLY, input, graph.of(Operation.TANH, any()));
            default -> graph.of(Operation.EXP, graph.of(Operation.TANH, input));
        };
    }

    private int operation() {
        return switch (random.nextInt(16)) {
            case 0 -> graph.of(Operation.ADD, any(), any());
            case 1 -> graph.of(Operation.SUBTRACT, any(), any());
            case 2, 3 -> graph.of(Operation.MULTIPLY, any(), any());
            case 4 -> graph.of(Operation.DIVIDE, any(), positive(any()));
            case 5 -> graph.of(Operation.SIN, graph.scale(random.nextDouble(0.5, 3), any()));
            case 6 -> graph.of(Operation.COS, any());
            case 7 -> exponential(any());
            case 8 -> graph.of(Operation.LOG, positive(any()));
            case 9 -> graph.of(Operation.SQRT, positive(any()));
            case 10 -> graph.of(Operation.TANH, any());
            case 11 ->
                random.nextBoolean()
                        ? graph.power(any(), 2 + random.nextInt(2))
                        : graph.power(positive(any()), random.nextDouble(-1.5, 2.5));
            case 12 -> dot(several(), several());
            case 13 -> norm();
            case 14 -> random.nextBoolean() ? logSumExp() : softmax();
            default -> recurrence();
        };
    }

    private int bounded(int node) {
        double size = Math.abs(graph.value(node));
        return size > LARGEST ? graph.scale(random.nextDouble(1, 5) / size, node) : node;
    }

    /** The node itself if it is well above 0, else a positive function of it. */
    private int positive(int node) {
        return graph.value(node) > 0.3 ? node : graph.plus(graph.of(Operation.MULTIPLY, node, node), 0.5);
    }

    private int exponential(int node) {
        boolean small = Math.abs(graph.value(node)) < 2.5;
        return graph.of(Operation.EXP, small ? node : graph.of(Operation.TANH, node));
    }

    private int dot(List<Integer> a, List<Integer> b) {
        return graph.sum(IntStream.range(0, Math.min(a.size(), b.size()))
                .mapToObj(i -> graph.of(Operation.MULTIPLY, a.get(i), b.get(i)))
                .collect(Collectors.toList()));
    }

    private int norm() {
        List<Integer> vector = several();
        return graph.of(Operation.SQRT, positive(dot(vector, vector)));
    }

    private List<Integer> exponentials() {
        return several().stream().map(this::exponential).toList();
    }

    private int logSumExp() {
        return graph.of(Operation.LOG, graph.sum(exponentials()));
    }

    private int softmax() {
        List<Integer> exponentials = exponentials();
        return graph.of(Operation.DIVIDE, exponentials.get(0), graph.sum(exponentials));
    }

    /** A few steps of {@code s = tanh(a s + b)}, {@code s = r s (1 - s)} or {@code s = s + 0.1 (b - s sin s)}. */
    private int recurrence() {
        int state = graph.of(Operation.TANH, any());
        int kind = random.nextInt(3);
        int a = any();
        int b = any();
        for (int step = random.nextInt(2, 12); step > 0; step--) {
            int next = state;
            state = switch (kind) {
                case 0 ->
                    graph.of(
                            Operation.TANH,
                            graph.of(Operation.ADD, graph.of(Operation.MULTIPLY, graph.of(Operation.SIN, a), next), b));
                case 1 ->
                    graph.scale(1.5, graph.of(Operation.SUBTRACT, next, graph.of(Operation.MULTIPLY, next, next)));
                default ->
                    graph.of(
                            Operation.ADD,
                            next,
                            graph.scale(
                                    0.1,
                                    graph.of(
                                            Operation.SUBTRACT,
                                            b,
                                            graph.of(Operation.MULTIPLY, next, graph.of(Operation.SIN, next)))));
            };
            if (Math.abs(graph.value(state)) > LARGEST) {
                break;
            }
        }
        return state;
    }

    private List<Integer> several() {
        int count = random.nextInt(2, 6);
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(any());
        }
        return chosen;
    }

    /** A node, with preference for the latest. */
    private int any() {
        int size = pool.size();
        return pool.get(random.nextBoolean() ? random.nextInt(size) : Math.max(0, size - 1 - random.nextInt(4)));
    }

    private double factor() {
        return (random.nextBoolean() ? 1 : -1) * Math.pow(10, random.nextDouble(-1, 0.5));
    }
}
