package org.gradcheck.diagnosis.layers;

import static org.gradcheck.diagnosis.layers.LayerCase.normal;

import java.util.List;
import java.util.Random;

/** Losses of several classes, experts and words. */
final class ClassLayers {

    private ClassLayers() {}

    static List<LayerCase> all(Random random, int outputs, int inputs, int examples) {
        return List.of(
                crossEntropy(random, outputs, examples),
                experts(random, outputs, inputs),
                embedding(random, outputs, inputs),
                hinge(random, outputs, examples));
    }

    /** Mixture of linear experts, each of which is a row. */
    private static LayerCase experts(Random random, int experts, int inputs) {
        double[] x = normal(random, 1, inputs);
        return new LayerCase("mixture of experts")
                .block("gate", random, 0.5, experts)
                .block("expert", random, 0.5, experts, inputs)
                .cost(p -> {
                    double all = 0;
                    double sum = 0;
                    for (int k = 0; k < experts; k++) {
                        all += Math.exp(p[0][k]);
                        sum += Math.exp(p[0][k]) * row(p[1], x, k);
                    }
                    return sum / all + 0.5 * sum / all * sum / all;
                })
                .backward((p, bug) -> {
                    double all = 0;
                    double sum = 0;
                    for (int k = 0; k < experts; k++) {
                        all += Math.exp(p[0][k]);
                        sum += Math.exp(p[0][k]) * row(p[1], x, k);
                    }
                    double y = sum / all;
                    double[][] g = {new double[experts], new double[experts * inputs]};
                    for (int k = 0; k < experts; k++) {
                        double s = Math.exp(p[0][k]) / all;
                        double centre = bug.equals("gate not centred") ? 0 : y;
                        g[0][k] = (1 + y) * s * (row(p[1], x, k) - centre);
                        for (int i = 0; i < inputs; i++) {
                            double share = bug.equals("gate left out") ? 1 : s;
                            g[1][k * inputs + i] = bug.equals("expert idle") && k == 1 ? 0 : (1 + y) * share * x[i];
                        }
                    }
                    return g;
                })
                .mistake("gate not centred", "Pattern: ")
                .mistake("gate left out", "CONSTANT_ROW_FACTOR|sign|the same|factor of its own in each row")
                .mistake("expert idle", "PARTLY_FILLED[\\s\\S]*row (1|expert\\[1\\])");
    }

    private static double row(double[] w, double[] x, int k) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += w[k * x.length + i] * x[i];
        }
        return sum;
    }

    /** Mean of embedded words, some of which occur twice. */
    private static LayerCase embedding(Random random, int words, int width) {
        int[] text = new int[words + 3];
        for (int i = 0; i < text.length; i++) {
            text[i] = i < words - 1 ? i : (i * 7) % (words - 1);
        }
        double[][] u = DenseLayers.rows(random, text.length, width);
        return new LayerCase("embedding")
                .block("table", random, 0.5, words, width)
                .cost(p -> {
                    double sum = 0;
                    for (int i = 0; i < text.length; i++) {
                        for (int k = 0; k < width; k++) {
                            double y = p[0][text[i] * width + k];
                            sum += u[i][k] * y + 0.5 * y * y;
                        }
                    }
                    return sum;
                })
                .backward((p, bug) -> {
                    double[] g = new double[words * width];
                    for (int i = 0; i < text.length; i++) {
                        for (int k = 0; k < width; k++) {
                            int at = text[i] * width + k;
                            double slope = u[i][k] + p[0][at];
                            g[at] = bug.equals("overwritten") ? slope : g[at] + slope;
                        }
                    }
                    for (int at = 0; at < g.length; at++) {
                        g[at] = bug.equals("first word lost") && at < width ? 0 : g[at];
                        g[at] = bug.equals("twice") && at / width % 2 == 1 ? 2 * g[at] : g[at];
                        if (bug.equals("padding") && at / width == words - 1) {
                            g[at] = u[0][at % width];
                        }
                    }
                    return new double[][] {g};
                })
                .mistake("overwritten", "Pattern: .*row|ROW_FACTOR")
                .mistake("first word lost", "PARTLY_FILLED[\\s\\S]*row (0|table\\[0\\])")
                .mistake("twice", "CONSTANT_ROW_FACTOR|rows .*twice|twice the derivative")
                .mistake("padding", "row (table\\[)?" + (words - 1));
    }

    /** Multiclass hinge loss by the scores. */
    private static LayerCase hinge(Random random, int classes, int examples) {
        return new LayerCase("hinge loss")
                .block("score", random, 3, examples, classes)
                .cost(p -> {
                    double sum = 0;
                    for (int e = 0; e < examples; e++) {
                        for (int k = 1; k < classes; k++) {
                            double margin = 1 + p[0][e * classes + k] - p[0][e * classes];
                            sum += margin > 0 ? margin * margin : 0;
                        }
                    }
                    return sum;
                })
                .backward((p, bug) -> {
                    double[] g = new double[examples * classes];
                    for (int e = 0; e < examples; e++) {
                        for (int k = 1; k < classes; k++) {
                            double margin = 1 + p[0][e * classes + k] - p[0][e * classes];
                            double delta = margin > 0 ? 2 * margin : 0;
                            g[e * classes + k] += delta;
                            g[e * classes] -= bug.equals("class never subtracted") ? 0 : delta;
                            g[e * classes] += bug.equals("class added") ? 2 * delta : 0;
                        }
                    }
                    return new double[][] {g};
                })
                .mistake("class never subtracted", "PARTLY_FILLED[\\s\\S]*column (0|score)")
                .mistake("class added", "COLUMN_FACTOR[\\s\\S]*column 0|column 0 |column score");
    }

    /** Softmax with cross-entropy by the logits. */
    private static LayerCase crossEntropy(Random random, int classes, int examples) {
        return new LayerCase("softmax cross-entropy")
                .block("z", random, 1, examples, classes)
                .examples(examples)
                .cost(p -> {
                    double sum = 0;
                    for (int e = 0; e < examples; e++) {
                        double all = 0;
                        for (int k = 0; k < classes; k++) {
                            all += Math.exp(p[0][e * classes + k]);
                        }
                        sum += (Math.log(all) - p[0][e * classes + e % classes]) / examples;
                    }
                    return sum;
                })
                .backward((p, bug) -> {
                    double[] g = new double[examples * classes];
                    for (int e = 0; e < examples; e++) {
                        double all = 0;
                        for (int k = 0; k < classes; k++) {
                            all += Math.exp(p[0][e * classes + k]);
                        }
                        for (int k = 0; k < classes; k++) {
                            double s = Math.exp(p[0][e * classes + k]) / all;
                            double target = k == e % classes && !bug.equals("target lost") ? 1 : 0;
                            double scale = bug.equals("sum") ? 1 : 1.0 / examples;
                            g[e * classes + k] = scale * (s - target);
                            if (bug.equals("derivative of softmax")) {
                                g[e * classes + k] *= s * (1 - s);
                            }
                            if (bug.equals("row scaled") && e == 2) {
                                g[e * classes + k] *= 1.5;
                            }
                        }
                    }
                    return new double[][] {g};
                })
                .mistake("target lost", "analytic - numeric = |opposite|sign")
                .mistake("derivative of softmax", "Pattern: .*sign")
                .mistake("row scaled", "CONSTANT_ROW_FACTOR[\\s\\S]*row 2\\b|row 2 |row z\\[2\\]")
                .mistake("sum", "SUM_INSTEAD_OF_MEAN");
    }
}
