package org.gradcheck.diagnosis.corpus;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of many variables: {@code sum_i c_i f(x_i) + 0.3 sum_i c_i x_i x_next(i)} plus a penalty on all of them. In a
 * sparse one most coefficients are zero; next(i) is the next coordinate whose coefficient is not.
 */
final class RandomFunction {

    private static final double COUPLING = 0.3;

    /** A penalty of each coordinate, with its derivative; {@code lambda} is in them. */
    record Penalty(DoubleUnaryOperator value, DoubleUnaryOperator slope) {

        static final Penalty NONE = new Penalty(x -> 0, x -> 0);

        static Penalty squared(double lambda) {
            return new Penalty(x -> lambda / 2 * x * x, x -> lambda * x);
        }

        static Penalty absolute(double lambda) {
            return new Penalty(x -> lambda * Math.abs(x), x -> lambda * Math.signum(x));
        }
    }

    private record Curve(String name, DoubleUnaryOperator value, DoubleUnaryOperator slope) {

        static final List<Curve> ALL = List.of(
                new Curve("sine", Math::sin, Math::cos),
                new Curve("square", x -> x * x, x -> 2 * x),
                new Curve("exponential", x -> Math.exp(x / 2), x -> Math.exp(x / 2) / 2),
                new Curve("tanh", Math::tanh, x -> 1 - Math.tanh(x) * Math.tanh(x)));
    }

    private final Curve curve;
    private final double[] coefficients;
    private final int[] next;
    private final double[] point;
    private final Penalty penalty;

    private RandomFunction(Curve curve, double[] coefficients, double[] point, Penalty penalty) {
        this.curve = curve;
        this.coefficients = coefficients;
        this.point = point;
        this.penalty = penalty;
        next = new int[coefficients.length];
        for (int i = 0; i < next.length; i++) {
            next[i] = i;
            do {
                next[i] = (next[i] + 1) % next.length;
            } while (next[i] != i && coefficients[next[i]] == 0);
        }
    }

    static RandomFunction dense(Random random, int size) {
        return draw(random, size, 1);
    }

    /** About one in five entries of the gradient is not zero, and at least two are not. */
    static RandomFunction sparse(Random random, int size) {
        return draw(random, size, 0.2);
    }

    private static RandomFunction draw(Random random, int size, double share) {
        double[] coefficients = new double[size];
        double[] point = new double[size];
        for (int i = 0; i < size; i++) {
            boolean isThere = i >= size - 2 || random.nextDouble() < share;
            coefficients[i] = isThere ? random.nextGaussian() : 0;
            point[i] = 4 * random.nextDouble() - 2;
        }
        return new RandomFunction(Curve.ALL.get(random.nextInt(Curve.ALL.size())), coefficients, point, Penalty.NONE);
    }

    RandomFunction with(Penalty other) {
        return new RandomFunction(curve, coefficients, point, other);
    }

    double[] point() {
        return point.clone();
    }

    double value(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += penalty.value().applyAsDouble(x[i]);
            if (coefficients[i] != 0) {
                sum += coefficients[i] * (curve.value().applyAsDouble(x[i]) + COUPLING * x[i] * x[next[i]]);
            }
        }
        return sum;
    }

    double[] gradient(double[] x) {
        double[] gradient = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            gradient[i] += penalty.slope().applyAsDouble(x[i]);
            if (coefficients[i] != 0) {
                gradient[i] += coefficients[i] * (curve.slope().applyAsDouble(x[i]) + COUPLING * x[next[i]]);
                gradient[next[i]] += coefficients[i] * COUPLING * x[i];
            }
        }
        return gradient;
    }

    @Override
    public String toString() {
        return curve.name() + " of " + coefficients.length;
    }
}
