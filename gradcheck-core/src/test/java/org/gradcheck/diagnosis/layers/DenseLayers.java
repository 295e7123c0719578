package org.gradcheck.diagnosis.layers;

import static org.gradcheck.diagnosis.layers.LayerCase.normal;

import java.util.List;
import java.util.Random;

/** Losses of linear models, and products of matrices. */
final class DenseLayers {

    private DenseLayers() {}

    static List<LayerCase> all(Random random, int outputs, int inputs, int examples) {
        return List.of(
                regression(random, outputs, inputs, examples),
                logistic(random, inputs, examples),
                factorization(random, outputs, inputs),
                bilinear(random, outputs, inputs),
                quadraticForm(random, outputs));
    }

    /** Mean squared error of a linear layer with weight decay. */
    private static LayerCase regression(Random random, int outputs, int inputs, int examples) {
        double[][] x = rows(random, examples, inputs);
        double[][] t = rows(random, examples, outputs);
        return new LayerCase("linear regression")
                .block("w", random, 1, outputs, inputs)
                .block("b", random, 1, outputs)
                .examples(examples)
                .cost(p -> {
                    double sum = 0;
                    for (int e = 0; e < examples; e++) {
                        for (int o = 0; o < outputs; o++) {
                            double r = output(p, x[e], o, inputs) - t[e][o];
                            sum += r * r / examples;
                        }
                    }
                    for (double w : p[0]) {
                        sum += 0.05 * w * w;
                    }
                    return sum;
                })
                .backward((p, bug) -> {
                    double[][] g = new double[2][];
                    g[0] = new double[outputs * inputs];
                    g[1] = new double[outputs];
                    double scale = switch (bug) {
                        case "half" -> 1.0 / examples;
                        case "mean of outputs" -> 2.0 / examples / outputs;
                        case "sum" -> 2;
                        default -> 2.0 / examples;
                    };
                    for (int e = bug.equals("first example lost") ? 1 : 0; e < examples; e++) {
                        for (int o = 0; o < outputs; o++) {
                            double delta = scale * (output(p, x[e], o, inputs) - t[e][o]);
                            g[1][o] += bug.equals("bias") ? 0 : delta;
                            for (int i = 0; i < inputs; i++) {
                                g[0][o * inputs + i] += delta * x[e][i];
                            }
                        }
                    }
                    double decay = bug.equals("decay twice") ? 0.2 : bug.equals("decay lost") ? 0 : 0.1;
                    for (int k = 0; k < g[0].length; k++) {
                        g[0][k] += decay * p[0][k];
                        g[0][k] = bug.equals("last row") && k >= (outputs - 1) * inputs ? 0 : g[0][k];
                        g[0][k] = bug.equals("column") && k % inputs == 1 ? 0.25 * g[0][k] : g[0][k];
                    }
                    return g;
                })
                .mistake("half", "CONSTANT_FACTOR")
                .mistake("mean of outputs", "CONSTANT_FACTOR|MEAN_INSTEAD")
                .mistake("sum", "SUM_INSTEAD_OF_MEAN")
                .mistake("first example lost", "rank one|sign")
                .mistake("bias", "BIAS_FORGOTTEN|NEVER_FILLED")
                .mistake("decay twice", "EXTRA_WEIGHT_DECAY")
                .mistake("decay lost", "MISSING_WEIGHT_DECAY")
                .mistake("last row", "PARTLY_FILLED[\\s\\S]*row")
                .mistake("column", "CONSTANT_COLUMN_FACTOR[\\s\\S]*column 1|column 1 |column w\\[\\*\\]\\[1\\]");
    }

    private static double output(double[][] p, double[] x, int o, int inputs) {
        double y = p[1][o];
        for (int i = 0; i < inputs; i++) {
            y += p[0][o * inputs + i] * x[i];
        }
        return y;
    }

    static double[][] rows(Random random, int count, int length) {
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = normal(random, 1, length);
        }
        return rows;
    }

    /** Logistic loss, of which two examples are masked. */
    private static LayerCase logistic(Random random, int inputs, int examples) {
        double[][] x = rows(random, examples, inputs);
        int counted = examples - 2;
        return new LayerCase("masked logistic regression")
                .block("w", random, 0.5, inputs)
                .examples(examples)
                .cost(p -> {
                    double sum = 0;
                    for (int e = 0; e < counted; e++) {
                        double z = dot(p[0], x[e]);
                        sum += (Math.log1p(Math.exp(z)) - e % 2 * z) / counted;
                    }
                    return sum;
                })
                .backward((p, bug) -> {
                    double[] g = new double[inputs];
                    for (int e = 0; e < (bug.equals("mask lost") ? examples : counted); e++) {
                        double s = 1 / (1 + Math.exp(-dot(p[0], x[e])));
                        double delta = (bug.equals("sign") ? -1 : 1) * (s - e % 2);
                        for (int i = 0; i < inputs; i++) {
                            g[i] += delta * x[e][i] / (bug.equals("all examples") ? examples : counted);
                        }
                    }
                    if (bug.equals("reversed")) {
                        double[] reversed = new double[inputs];
                        for (int i = 0; i < inputs; i++) {
                            reversed[i] = g[inputs - 1 - i];
                        }
                        return new double[][] {reversed};
                    }
                    return new double[][] {g};
                })
                .mistake("all examples", "CONSTANT_FACTOR[\\s\\S]*examples")
                .mistake("sign", "SIGN_FLIPPED")
                .mistake("mask lost", "Pattern: (?!none)|none found")
                .mistake("reversed", "REORDERED");
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static LayerCase factorization(Random random, int rows, int columns) {
        int rank = 3;
        double[][] target = rows(random, rows, columns);
        return new LayerCase("matrix factorization")
                .block("u", random, 1, rows, rank)
                .block("v", random, 1, columns, rank)
                .cost(p -> {
                    double sum = 0;
                    for (int i = 0; i < rows; i++) {
                        for (int j = 0; j < columns; j++) {
                            double r = product(p, i, j, rank) - target[i][j];
                            sum += r * r / 2;
                        }
                    }
                    return sum;
                })
                .backward((p, bug) -> {
                    double[][] g = {new double[rows * rank], new double[columns * rank]};
                    for (int i = 0; i < rows; i++) {
                        for (int j = bug.equals("first item lost") ? 1 : 0; j < columns; j++) {
                            double r = product(p, i, j, rank) - target[i][j];
                            for (int k = 0; k < rank; k++) {
                                g[0][i * rank + k] += (bug.equals("u twice") ? 2 : 1) * r * p[1][j * rank + k];
                                g[1][j * rank + k] += r * p[0][i * rank + k];
                            }
                        }
                    }
                    if (bug.equals("v sign")) {
                        for (int k = 0; k < g[1].length; k++) {
                            g[1][k] = -g[1][k];
                        }
                    }
                    return g;
                })
                .mistake("u twice", "CONSTANT_FACTOR[\\s\\S]* in u")
                .mistake("v sign", "SIGN_FLIPPED[\\s\\S]* in v")
                .mistake("first item lost", "row v\\[0\\]|PARTLY_FILLED|rank one|row 0 of");
    }

    private static double product(double[][] p, int i, int j, int rank) {
        double sum = 0;
        for (int k = 0; k < rank; k++) {
            sum += p[0][i * rank + k] * p[1][j * rank + k];
        }
        return sum;
    }

    private static LayerCase bilinear(Random random, int rows, int columns) {
        double[][] x = rows(random, 4, rows);
        double[][] y = rows(random, 4, columns);
        return new LayerCase("bilinear form")
                .block("w", random, 0.3, rows, columns)
                .cost(p -> {
                    double sum = 0;
                    for (int e = 0; e < 4; e++) {
                        sum += Math.sin(form(p[0], x[e], y[e]) / rows);
                    }
                    return sum;
                })
                .backward((p, bug) -> {
                    double[] g = new double[rows * columns];
                    for (int e = bug.equals("example lost") ? 1 : 0; e < 4; e++) {
                        double slope = Math.cos(form(p[0], x[e], y[e]) / rows) / rows;
                        for (int i = 0; i < rows; i++) {
                            for (int j = 0; j < columns; j++) {
                                g[i * columns + j] += slope * x[e][i] * y[e][j];
                            }
                        }
                    }
                    for (int k = 0; k < g.length; k++) {
                        g[k] = bug.equals("patch") && k / columns >= 1 && k / columns < 3 && k % columns >= 2
                                ? 0
                                : g[k];
                        g[k] = bug.equals("scale") ? g[k] * Math.sqrt(columns) : g[k];
                    }
                    return new double[][] {g};
                })
                .mistake("example lost", "rank one")
                .mistake("patch", "PARTLY_FILLED|rows 1 and 2")
                .mistake("scale", "square root");
    }

    private static double form(double[] w, double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < w.length; k++) {
            sum += w[k] * x[k / y.length] * y[k % y.length];
        }
        return sum;
    }

    /** The logarithm of one plus a quadratic form of the lower triangle of a symmetric matrix. */
    private static LayerCase quadraticForm(Random random, int size) {
        double[][] x = rows(random, 3, size);
        return new LayerCase("quadratic form")
                .block("s", random, 0.3, size, size)
                .cost(p -> {
                    double sum = 0;
                    for (double[] v : x) {
                        sum += Math.sin(lower(p[0], v, size) / size);
                    }
                    return sum;
                })
                .backward((p, bug) -> {
                    double[] g = new double[size * size];
                    for (double[] v : x) {
                        double slope = Math.cos(lower(p[0], v, size) / size) / size;
                        for (int i = 0; i < size; i++) {
                            for (int j = 0; j < size; j++) {
                                double twice = i == j ? 1 : 2;
                                double full = bug.equals("symmetric") ? 1 : i < j ? 0 : twice;
                                full = bug.equals("upper") ? i > j ? 0 : twice : full;
                                full = bug.equals("once") && i > j ? 1 : full;
                                full = bug.equals("no diagonal") && i == j ? 0 : full;
                                g[i * size + j] += slope * full * v[i] * v[j];
                            }
                        }
                    }
                    return new double[][] {g};
                })
                .mistake("symmetric", "SYMMETRIC_MATRIX|numeric\\[j\\]\\[i\\]")
                .mistake("upper", "TRANSPOSED|SYMMETRIC_MATRIX")
                .mistake("once", "below the diagonal.*half|half of the derivative")
                .mistake("no diagonal", "PARTLY_FILLED[\\s\\S]*the diagonal");
    }

    private static double lower(double[] s, double[] v, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                sum += (i == j ? 1 : 2) * s[i * size + j] * v[i] * v[j];
            }
        }
        return sum;
    }
}
