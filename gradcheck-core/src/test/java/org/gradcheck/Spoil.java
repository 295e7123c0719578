package org.gradcheck;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * A bug as it shows in a gradient that was right before.
 *
 * @param name what went wrong
 * @param drawn draws where it went wrong
 */
record Spoil(String name, Function<RandomGenerator, UnaryOperator<double[]>> drawn) {

    static final List<Spoil> ALL = List.of(
            one("one entry 1e-2 off", v -> v * (1 + 1e-2)),
            one("one entry 1e-4 off", v -> v * (1 + 1e-4)),
            one("one entry 1e-5 off", v -> v * (1 + 1e-5)),
            one("one entry zero", v -> 0),
            one("one entry NaN", v -> Double.NaN),
            one("one entry infinite", v -> Double.POSITIVE_INFINITY),
            all("all 5e-4 off", v -> v * (1 + 5e-4)),
            all("all 2e-5 off", v -> v * (1 + 2e-5)),
            all("all zero", v -> 0),
            all("all NaN", v -> Double.NaN),
            all("twice", v -> 2 * v),
            all("half", v -> v / 2),
            all("sign", v -> -v),
            new Spoil("two swapped", random -> {
                int i = random.nextInt(1 << 20);
                return g -> swapped(g, i % g.length, (i + 1) % g.length);
            }),
            new Spoil("shifted by one", random -> g -> {
                double[] shifted = new double[g.length];
                Arrays.setAll(shifted, i -> g[(i + 1) % g.length]);
                return shifted;
            }));

    static Spoil all(String name, DoubleUnaryOperator change) {
        return new Spoil(name, random -> g -> Arrays.stream(g).map(change).toArray());
    }

    static Spoil one(String name, DoubleUnaryOperator change) {
        return new Spoil(name, random -> {
            double quantile = random.nextDouble();
            return g -> {
                double[] spoiled = g.clone();
                int i = bySize(g).get((int) (quantile * g.length));
                spoiled[i] = change.applyAsDouble(g[i]);
                return spoiled;
            };
        });
    }

    /** The entries by ascending size. */
    static List<Integer> bySize(double[] g) {
        return IntStream.range(0, g.length)
                .boxed()
                .sorted((i, j) -> Double.compare(Math.abs(g[i]), Math.abs(g[j])))
                .toList();
    }

    private static double[] swapped(double[] g, int i, int j) {
        double[] spoiled = g.clone();
        spoiled[i] = g[j];
        spoiled[j] = g[i];
        return spoiled;
    }

    @Override
    public String toString() {
        return name;
    }
}
