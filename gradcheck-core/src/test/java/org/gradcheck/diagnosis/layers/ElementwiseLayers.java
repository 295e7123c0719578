package org.gradcheck.diagnosis.layers;

import static org.gradcheck.diagnosis.layers.LayerCase.normal;
import static org.gradcheck.diagnosis.layers.LayerCase.positive;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.gradcheck.subject.Shape;

/** Layers and penalties in which each entry is by itself. */
final class ElementwiseLayers {

    private static final String TOO_SMALL = "Pattern: .*(sign|quarters of the entries by the size of the parameter)";

    private ElementwiseLayers() {}

    static List<LayerCase> all(Random random, int size) {
        return List.of(
                rectifier(random, size),
                activation(random, size, "sigmoid", x -> 1 / (1 + Math.exp(-x)), ElementwiseLayers::slopeOfSigmoid),
                activation(random, size, "tanh", Math::tanh, x -> 1 - Math.tanh(x) * Math.tanh(x)),
                swish(random, size),
                huber(random, size),
                divergence(random, size),
                likelihood(random, size),
                poisson(random, size),
                lasso(random, size),
                clipped(random, size));
    }

    private static double slopeOfSigmoid(double x) {
        double s = 1 / (1 + Math.exp(-x));
        return s * (1 - s);
    }

    /** Leaky rectifier below a weighted sum of squares. */
    private static LayerCase rectifier(Random random, int size) {
        double[] u = positive(random, size);
        return new LayerCase("leaky rectifier")
                .block("x", Shape.of(size), awayFromZero(random, size))
                .cost(x -> {
                    double sum = 0;
                    for (int i = 0; i < size; i++) {
                        double y = x[0][i] > 0 ? x[0][i] : 0.1 * x[0][i];
                        sum += u[i] * (y + y * y);
                    }
                    return sum;
                })
                .backward((x, bug) -> {
                    double[] g = new double[size];
                    for (int i = 0; i < size; i++) {
                        boolean isPositive = x[0][i] > 0;
                        double y = isPositive ? x[0][i] : 0.1 * x[0][i];
                        double leak = bug.equals("leak left out") ? 1 : bug.equals("no leak") ? 0 : 0.1;
                        g[i] = u[i] * (1 + 2 * y) * (isPositive ? 1 : leak);
                        if (bug.equals("abs") && !isPositive) {
                            g[i] = -g[i];
                        }
                    }
                    return new double[][] {g};
                })
                .mistake("leak left out", "parameter is negative.*: analytic = (10\\.0|9\\.9)\\d* x")
                .mistake("no leak", "parameter is negative.*: never filled")
                .mistake("abs", "parameter is negative.*: the derivative with the opposite sign");
    }

    private static double[] awayFromZero(Random random, int size) {
        double[] x = new double[size];
        for (int i = 0; i < size; i++) {
            x[i] = (random.nextBoolean() ? 1 : -1) * (0.2 + random.nextDouble());
        }
        return x;
    }

    private static LayerCase activation(
            Random random, int size, String name, DoubleUnaryOperator f, DoubleUnaryOperator slope) {
        double[] u = normal(random, 1, size);
        return new LayerCase(name)
                .block("x", random, 1, size)
                .cost(x -> {
                    double sum = 0;
                    for (int i = 0; i < size; i++) {
                        double y = f.applyAsDouble(x[0][i]);
                        sum += u[i] * y + y * y;
                    }
                    return sum;
                })
                .backward((x, bug) -> {
                    double[] g = new double[size];
                    for (int i = 0; i < size; i++) {
                        double y = f.applyAsDouble(x[0][i]);
                        double s = slope.applyAsDouble(x[0][i]);
                        g[i] = (u[i] + 2 * y)
                                * switch (bug) {
                                    case "left out" -> 1;
                                    case "twice" -> s * s;
                                    case "at the output" -> slope.applyAsDouble(y);
                                    default -> s;
                                };
                    }
                    return new double[][] {g};
                })
                .mistake("left out", "OTHER_VARIABLE|" + TOO_SMALL)
                .mistake("twice", "OTHER_VARIABLE|" + TOO_SMALL)
                .mistake("at the output", TOO_SMALL);
    }

    private static LayerCase swish(Random random, int size) {
        double[] u = normal(random, 1, size);
        return new LayerCase("swish")
                .block("x", random, 1, size)
                .cost(x -> {
                    double sum = 0;
                    for (int i = 0; i < size; i++) {
                        sum += u[i] * x[0][i] / (1 + Math.exp(-x[0][i]));
                    }
                    return sum;
                })
                .backward((x, bug) -> {
                    double[] g = new double[size];
                    for (int i = 0; i < size; i++) {
                        double s = 1 / (1 + Math.exp(-x[0][i]));
                        g[i] = u[i] * (s + (bug.equals("second term") ? 0 : x[0][i] * s * (1 - s)));
                        g[i] = bug.equals("last half") && i >= size / 2 ? 0 : g[i];
                    }
                    return new double[][] {g};
                })
                .mistake("second term", TOO_SMALL)
                .mistake("last half", "PARTLY_FILLED[\\s\\S]*the last");
    }

    private static LayerCase huber(Random random, int size) {
        return new LayerCase("huber")
                .block("r", Shape.of(size), random.doubles(size, -3, 3).toArray())
                .cost(x -> {
                    double sum = 0;
                    for (double r : x[0]) {
                        sum += Math.abs(r) <= 1.3 ? r * r / 2 : 1.3 * (Math.abs(r) - 0.65);
                    }
                    return sum;
                })
                .backward((x, bug) -> {
                    double[] g = new double[size];
                    for (int i = 0; i < size; i++) {
                        double r = x[0][i];
                        double outside = bug.equals("sign lost") ? 1.3 : 1.3 * Math.signum(r);
                        g[i] = Math.abs(r) <= 1.3 || bug.equals("never clipped") ? r : outside;
                        g[i] *= bug.equals("twice") ? 2 : 1;
                    }
                    return new double[][] {g};
                })
                .mistake("sign lost", "negative|ISOLATED|opposite sign|Pattern: .*sign")
                .mistake("never clipped", "above|DATA_TERM_LOST|sign")
                .mistake("twice", "CONSTANT_FACTOR");
    }

    /** Kullback-Leibler divergence of a diagonal Gaussian from the standard one. */
    private static LayerCase divergence(Random random, int size) {
        return new LayerCase("Gaussian divergence")
                .block("mu", random, 1, size)
                .block("logVariance", random, 0.7, size)
                .cost(x -> {
                    double sum = 0;
                    for (int i = 0; i < size; i++) {
                        sum += 0.5 * (x[0][i] * x[0][i] + Math.exp(x[1][i]) - 1 - x[1][i]);
                    }
                    return sum;
                })
                .backward((x, bug) -> {
                    double[][] g = new double[2][size];
                    for (int i = 0; i < size; i++) {
                        g[0][i] = bug.equals("mean") ? 2 * x[0][i] : x[0][i];
                        double v = Math.exp(x[1][i]);
                        g[1][i] = switch (bug) {
                            case "by the variance" -> 0.5 * (1 - 1 / v);
                            case "sign" -> -0.5 * (v - 1);
                            case "without one" -> 0.5 * v;
                            default -> 0.5 * (v - 1);
                        };
                    }
                    return g;
                })
                .mistake(
                        "mean", "CONSTANT_FACTOR[\\s\\S]*EXTRA_WEIGHT_DECAY|EXTRA_WEIGHT_DECAY[\\s\\S]*CONSTANT_FACTOR")
                .mistake("by the variance", "OTHER_VARIABLE[\\s\\S]*exp\\(parameter\\)")
                .mistake("sign", "SIGN_FLIPPED")
                .mistake("without one", "CONSTANT_OFFSET");
    }

    private static LayerCase likelihood(Random random, int size) {
        double[] y = normal(random, 1, size);
        return new LayerCase("Gaussian likelihood")
                .block("mu", random, 1, size)
                .block("sigma", Shape.of(size), positive(random, size))
                .cost(x -> {
                    double sum = 0;
                    for (int i = 0; i < size; i++) {
                        double z = (y[i] - x[0][i]) / x[1][i];
                        sum += 0.5 * z * z + Math.log(x[1][i]);
                    }
                    return sum;
                })
                .backward((x, bug) -> {
                    double[][] g = new double[2][size];
                    for (int i = 0; i < size; i++) {
                        double s = x[1][i];
                        double z = (y[i] - x[0][i]) / s;
                        g[0][i] = bug.equals("mean sign") ? z / s : -z / s;
                        double bySigma = (1 - z * z) / s;
                        g[1][i] = switch (bug) {
                            case "by the logarithm" -> bySigma * s;
                            case "by the variance" -> bySigma / (2 * s);
                            default -> bySigma;
                        };
                    }
                    return g;
                })
                .mistake("mean sign", "SIGN_FLIPPED")
                .mistake("by the logarithm", "OTHER_VARIABLE[\\s\\S]*ln\\(parameter\\)")
                .mistake("by the variance", "OTHER_VARIABLE[\\s\\S]*parameter\\^2");
    }

    private static LayerCase poisson(Random random, int size) {
        double[] counts = random.ints(size, 0, 5).asDoubleStream().toArray();
        return new LayerCase("Poisson likelihood")
                .block("logRate", random, 0.7, size)
                .examples(size)
                .cost(x -> {
                    double sum = 0;
                    for (int i = 0; i < size; i++) {
                        sum += Math.exp(x[0][i]) - counts[i] * x[0][i];
                    }
                    return sum / size;
                })
                .backward((x, bug) -> {
                    double[] g = new double[size];
                    for (int i = 0; i < size; i++) {
                        double rate = Math.exp(x[0][i]);
                        g[i] = (rate - counts[i])
                                / (bug.equals("by the rate") ? rate : 1)
                                / (bug.equals("sum") ? 1 : size);
                    }
                    return new double[][] {g};
                })
                .mistake("by the rate", "OTHER_VARIABLE[\\s\\S]*exp\\(parameter\\)")
                .mistake("sum", "SUM_INSTEAD_OF_MEAN");
    }

    private static LayerCase lasso(Random random, int size) {
        double[] y = normal(random, 1, size);
        return new LayerCase("elastic net")
                .block("w", Shape.of(size), awayFromZero(random, size))
                .cost(x -> {
                    double sum = 0;
                    for (int i = 0; i < size; i++) {
                        double w = x[0][i];
                        sum += Math.cosh(w - y[i]) + 0.3 * Math.abs(w) + 0.1 * w * w;
                    }
                    return sum;
                })
                .backward((x, bug) -> {
                    double[] g = new double[size];
                    for (int i = 0; i < size; i++) {
                        double w = x[0][i];
                        double data = bug.equals("data lost") ? 0 : Math.sinh(w - y[i]);
                        double sizes = bug.equals("no sizes") || bug.equals("data lost") ? 0 : 0.3 * Math.signum(w);
                        g[i] = data + sizes + (bug.equals("twice") ? 0.4 : 0.2) * w;
                    }
                    return new double[][] {g};
                })
                .mistake("data lost", "DATA_TERM_LOST")
                .mistake("no sizes", "MISSING_WEIGHT_DECAY")
                .mistake("twice", "EXTRA_WEIGHT_DECAY");
    }

    private static LayerCase clipped(Random random, int size) {
        double[] y = normal(random, 1, size);
        return new LayerCase("logarithmic cosine")
                .block("x", random, 1.5, size)
                .cost(x -> {
                    double sum = 0;
                    for (int i = 0; i < size; i++) {
                        sum += (x[0][i] - y[i]) * (x[0][i] - y[i]) * (1 + 0.1 * Math.sin(i));
                    }
                    return sum;
                })
                .backward((x, bug) -> {
                    double[] g = new double[size];
                    for (int i = 0; i < size; i++) {
                        g[i] = 2 * (x[0][i] - y[i]) * (1 + 0.1 * Math.sin(i));
                        g[i] = bug.equals("clipped") ? Math.max(-1, Math.min(1, g[i])) : g[i];
                        g[i] = bug.equals("every third") && i % 3 == 1 ? g[i] / 2 : g[i];
                        g[i] = bug.equals("one entry") && i == size / 2 ? 3 * g[i] : g[i];
                    }
                    return new double[][] {g};
                })
                .mistake("clipped", "cut off at \\+-1")
                .mistake("every third", "every 3rd entry from number 1 on.*half|half of the derivative")
                .mistake("one entry", "ISOLATED_ENTRIES|three times");
    }
}
