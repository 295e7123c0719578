package org.gradcheck.diagnosis.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.gradcheck.diagnosis.corpus.Blocks.Block;
import org.gradcheck.subject.GradientSubject;

/**
 * A function of two to four arrays, matrices and vectors, with weight decay of some of them.
 *
 * @param data the function without weight decay, of all entries one array behind the other
 * @param blocks where the arrays lie; the vectors are those that are marked as biases
 * @param lambda the coefficient of the weight decay
 * @param decayed the numbers of the arrays that have it
 */
record SeveralArrays(RandomFunction data, List<Block> blocks, double lambda, Set<Integer> decayed) {

    private static final int MOST_ROWS = 5;

    static SeveralArrays draw(Random random) {
        List<Block> blocks = new ArrayList<>();
        int offset = 0;
        for (int left = 2 + random.nextInt(3); left > 0; left--) {
            boolean isVector = random.nextInt(3) > 0;
            int rows = isVector ? 1 : 2 + random.nextInt(MOST_ROWS);
            int columns = (isVector ? 1 : 2) + random.nextInt(MOST_ROWS);
            blocks.add(new Block(offset, rows, columns, isVector));
            offset += rows * columns;
        }
        return new SeveralArrays(RandomFunction.dense(random, offset), blocks, 0, Set.of());
    }

    SeveralArrays withDecay(double coefficient, Set<Integer> some) {
        return new SeveralArrays(data, blocks, coefficient, some);
    }

    static String name(int block) {
        return "p" + block;
    }

    /** The names of some arrays in a report. */
    Set<String> names(String where) {
        if (where.equals("all blocks")) {
            return new TreeSet<>(IntStream.range(0, blocks.size())
                    .mapToObj(SeveralArrays::name)
                    .toList());
        }
        return new TreeSet<>(Arrays.asList(where.split(", ")));
    }

    IntStream entries(Set<Integer> some) {
        return some.stream().sorted().flatMapToInt(block -> blocks.get(block).entries());
    }

    double[] gradient(double[] x) {
        double[] gradient = data.gradient(x);
        entries(decayed).forEach(i -> gradient[i] += lambda * x[i]);
        return gradient;
    }

    /** The subject of the check; its gradient is computed from the current values of the arrays. */
    GradientSubject subject(String name, UnaryOperator<double[]> claimed) {
        List<double[][]> arrays = parts(data.point());
        GradientSubject subject = GradientSubject.named(name);
        for (int b = 0; b < blocks.size(); b++) {
            int block = b;
            Supplier<double[][]> gradient =
                    () -> parts(claimed.apply(flat(arrays))).get(block);
            if (blocks.get(b).isBias()) {
                subject.parameter(name(b), arrays.get(b)[0], () -> gradient.get()[0]);
            } else {
                subject.parameter(name(b), arrays.get(b), gradient);
            }
        }
        return subject.cost(() -> value(flat(arrays)));
    }

    private static double[] flat(List<double[][]> arrays) {
        return arrays.stream()
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }

    private double value(double[] x) {
        return data.value(x)
                + entries(decayed).mapToDouble(i -> lambda / 2 * x[i] * x[i]).sum();
    }

    private List<double[][]> parts(double[] flat) {
        return blocks.stream()
                .map(block -> IntStream.range(0, block.rows())
                        .mapToObj(row -> Arrays.copyOfRange(
                                flat,
                                block.offset() + row * block.columns(),
                                block.offset() + (row + 1) * block.columns()))
                        .toArray(double[][]::new))
                .toList();
    }

    @Override
    public String toString() {
        return data + " in "
                + IntStream.range(0, blocks.size())
                        .mapToObj(b -> name(b) + " " + blocks.get(b).rows() + " x "
                                + blocks.get(b).columns())
                        .toList();
    }
}
