package org.gradcheck.diagnosis.layers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.gradcheck.subject.Shape;

/** A layer or a loss with its derivative by hand, and the mistakes that can be made in it. */
final class LayerCase {

    /** The name of the gradient without a mistake. */
    static final String RIGHT = "";

    /** Gradient of all blocks with one mistake. */
    @FunctionalInterface
    interface Backward {
        double[][] of(double[][] x, String bug);
    }

    /** A block of parameters. */
    @SuppressWarnings("ArrayRecordComponent") // a value that is never compared
    record Block(String name, Shape shape, double[] values) {}

    /**
     * A mistake.
     *
     * @param name as the backward pass has it
     * @param isNamed a regular expression of the texts that name or describe it rightly
     */
    record Mistake(String name, String isNamed) {}

    private final String name;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private OptionalInt examples = OptionalInt.empty();
    private ToDoubleFunction<double[][]> cost = x -> 0;
    private Backward backward = (x, bug) -> x;

    LayerCase(String name) {
        this.name = name;
    }

    LayerCase block(String block, Shape shape, double[] values) {
        blocks.add(new Block(block, shape, values));
        return this;
    }

    /** Adds a block of normal numbers. */
    LayerCase block(String block, Random random, double size, int... sizes) {
        return block(
                block,
                Shape.of(sizes),
                normal(random, size, Arrays.stream(sizes).reduce(1, (a, b) -> a * b)));
    }

    LayerCase examples(int number) {
        examples = OptionalInt.of(number);
        return this;
    }

    LayerCase cost(ToDoubleFunction<double[][]> of) {
        cost = of;
        return this;
    }

    LayerCase backward(Backward of) {
        backward = of;
        return this;
    }

    LayerCase mistake(String mistake, String isNamed) {
        mistakes.add(new Mistake(mistake, isNamed));
        return this;
    }

    String name() {
        return name;
    }

    List<Block> blocks() {
        return blocks;
    }

    List<Mistake> mistakes() {
        return mistakes;
    }

    OptionalInt examples() {
        return examples;
    }

    double cost(double[][] x) {
        return cost.applyAsDouble(x);
    }

    double[][] gradient(double[][] x, String bug) {
        return backward.of(x, bug);
    }

    double[][] point() {
        return blocks.stream().map(block -> block.values().clone()).toArray(double[][]::new);
    }

    static double[] normal(Random random, double size, int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> size * random.nextGaussian())
                .toArray();
    }

    static double[] positive(Random random, int count) {
        return random.doubles(count, 0.5, 2).toArray();
    }
}
