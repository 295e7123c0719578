package org.gradcheck.diagnosis.layers;

import static org.gradcheck.diagnosis.layers.LayerCase.normal;

import java.util.List;
import java.util.Random;
import org.gradcheck.subject.Shape;

/** Attention, recurrent layers, convolutions and pooling. */
final class SequenceLayers {

    private SequenceLayers() {}

    static List<LayerCase> all(Random random, int length, int width) {
        return List.of(
                attention(random, length, width),
                gates(random, width),
                convolution(random, width),
                pooling(random, length, width),
                smoothing(random, length * width),
                dice(random, length, width));
    }

    /** Scaled dot-product attention of one head, by queries, keys and values. */
    private static LayerCase attention(Random random, int length, int width) {
        double[] u = normal(random, 1, length * width);
        double scale = 1 / Math.sqrt(width);
        return new LayerCase("attention")
                .block("q", random, 0.7, length, width)
                .block("k", random, 0.7, length, width)
                .block("v", random, 0.7, length, width)
                .cost(p -> {
                    double sum = 0;
                    for (int i = 0; i < length; i++) {
                        double[] a = weights(p, i, length, width, scale);
                        for (int j = 0; j < length; j++) {
                            for (int c = 0; c < width; c++) {
                                sum += u[i * width + c] * a[j] * p[2][j * width + c];
                            }
                        }
                    }
                    return sum;
                })
                .backward((p, bug) -> {
                    double[][] g = new double[3][length * width];
                    for (int i = 0; i < length; i++) {
                        double[] a = weights(p, i, length, width, scale);
                        double[] byWeight = new double[length];
                        double mean = 0;
                        for (int j = 0; j < length; j++) {
                            for (int c = 0; c < width; c++) {
                                byWeight[j] += u[i * width + c] * p[2][j * width + c];
                                g[2][j * width + c] += a[j] * u[i * width + c];
                            }
                            mean += a[j] * byWeight[j];
                        }
                        for (int j = 0; j < length; j++) {
                            double delta = a[j] * (byWeight[j] - (bug.equals("softmax not centred") ? 0 : mean));
                            delta *= bug.equals("scale left out")
                                    ? 1
                                    : bug.equals("scale twice") ? scale * scale : scale;
                            for (int c = 0; c < width; c++) {
                                g[0][i * width + c] += delta * p[1][j * width + c];
                                g[1][j * width + c] += delta * p[0][i * width + c];
                            }
                        }
                    }
                    return bug.equals("exchanged") ? new double[][] {g[1], g[0], g[2]} : g;
                })
                .mistake("scale left out", "CONSTANT_FACTOR[\\s\\S]*square root")
                .mistake("scale twice", "CONSTANT_FACTOR[\\s\\S]*square root")
                .mistake("softmax not centred", "v is right")
                .mistake("exchanged", "REORDERED");
    }

    private static double[] weights(double[][] p, int i, int length, int width, double scale) {
        double[] a = new double[length];
        double all = 0;
        for (int j = 0; j < length; j++) {
            double score = 0;
            for (int c = 0; c < width; c++) {
                score += p[0][i * width + c] * p[1][j * width + c];
            }
            a[j] = Math.exp(scale * score);
            all += a[j];
        }
        for (int j = 0; j < length; j++) {
            a[j] /= all;
        }
        return a;
    }

    /** One step of an LSTM, with its gates as rows: input, forget, cell, output. */
    private static LayerCase gates(Random random, int width) {
        double[] x = normal(random, 1, width);
        double[] before = normal(random, 1, width);
        double[] u = normal(random, 1, width);
        return new LayerCase("LSTM step")
                .block("w", random, 0.5, 4 * width, width)
                .block("b", random, 0.5, 4 * width)
                .cost(p -> {
                    double sum = 0;
                    for (int h = 0; h < width; h++) {
                        double[] s = gatesOf(p, x, h, width);
                        sum += u[h] * s[3] * Math.tanh(s[1] * before[h] + s[0] * s[2]);
                    }
                    return sum;
                })
                .backward((p, bug) -> {
                    double[][] g = {new double[4 * width * width], new double[4 * width]};
                    for (int h = 0; h < width; h++) {
                        double[] s = gatesOf(p, x, h, width);
                        double t = Math.tanh(s[1] * before[h] + s[0] * s[2]);
                        double byCell = u[h] * s[3] * (bug.equals("tanh left out") ? 1 : 1 - t * t);
                        double[] deltas = {
                            byCell * s[2] * s[0] * (1 - s[0]),
                            byCell * before[h] * (bug.equals("forget gate") ? 1 : s[1] * (1 - s[1])),
                            byCell * s[0] * (bug.equals("candidate") ? s[2] * (1 - s[2]) : 1 - s[2] * s[2]),
                            u[h] * t * s[3] * (1 - s[3])
                        };
                        deltas[3] = bug.equals("output gate lost") ? 0 : deltas[3];
                        for (int gate = 0; gate < 4; gate++) {
                            int as = bug.equals("gates exchanged") && gate < 2 ? 1 - gate : gate;
                            g[1][as * width + h] = deltas[gate];
                            for (int i = 0; i < width; i++) {
                                g[0][(as * width + h) * width + i] = deltas[gate] * x[i];
                            }
                        }
                    }
                    return g;
                })
                .mistake("forget gate", "rows|ROW_FACTOR|factor of its own in each row")
                .mistake("candidate", "rows|ROW_FACTOR|factor of its own in each row")
                .mistake("tanh left out", "rows|ROW_FACTOR|factor of its own in each row|sign")
                .mistake("output gate lost", "PARTLY_FILLED[\\s\\S]*rows")
                .mistake("gates exchanged", "REORDERED");
    }

    private static double[] gatesOf(double[][] p, double[] x, int h, int width) {
        double[] s = new double[4];
        for (int gate = 0; gate < 4; gate++) {
            int row = gate * width + h;
            double z = p[1][row];
            for (int i = 0; i < width; i++) {
                z += p[0][row * width + i] * x[i];
            }
            s[gate] = gate == 2 ? Math.tanh(z) : 1 / (1 + Math.exp(-z));
        }
        return s;
    }

    /** Convolution along a line with several channels. */
    private static LayerCase convolution(Random random, int channels) {
        int taps = 3;
        int length = 8;
        double[][] x = DenseLayers.rows(random, channels, length + taps);
        double[][] u = DenseLayers.rows(random, channels, length);
        return new LayerCase("convolution")
                .block("kernel", random, 0.4, channels, channels, taps)
                .block("bias", random, 0.4, channels)
                .cost(p -> {
                    double sum = 0;
                    for (int o = 0; o < channels; o++) {
                        for (int t = 0; t < length; t++) {
                            double y = convolved(p, x, o, t, channels, taps);
                            sum += u[o][t] * y + 0.1 * y * y;
                        }
                    }
                    return sum;
                })
                .backward((p, bug) -> {
                    double[][] g = {new double[channels * channels * taps], new double[channels]};
                    for (int o = 0; o < channels; o++) {
                        for (int t = 0; t < (bug.equals("last place lost") ? length - 1 : length); t++) {
                            double delta = u[o][t] + 0.2 * convolved(p, x, o, t, channels, taps);
                            g[1][o] += bug.equals("bias") ? 0 : bug.equals("bias mean") ? delta / length : delta;
                            for (int c = 0; c < (bug.equals("first channel alone") ? 1 : channels); c++) {
                                for (int k = 0; k < taps; k++) {
                                    int at = bug.equals("flipped") ? taps - 1 - k : k;
                                    g[0][(o * channels + c) * taps + at] += delta * x[c][t + k];
                                }
                            }
                        }
                    }
                    return g;
                })
                .mistake("flipped", "REORDERED|\\[\\*\\]\\[\\*\\]\\[0\\]|slices")
                .mistake("bias", "BIAS_FORGOTTEN|NEVER_FILLED")
                .mistake("bias mean", "CONSTANT_FACTOR")
                .mistake("first channel alone", "PARTLY_FILLED[\\s\\S]*slice")
                .mistake("last place lost", "sign|Pattern: |none found");
    }

    private static double convolved(double[][] p, double[][] x, int o, int t, int channels, int taps) {
        double y = p[1][o];
        for (int c = 0; c < channels; c++) {
            for (int k = 0; k < taps; k++) {
                y += p[0][(o * channels + c) * taps + k] * x[c][t + k];
            }
        }
        return y;
    }

    /** Mean over positions, then a squared output. */
    private static LayerCase pooling(Random random, int length, int width) {
        double[] u = normal(random, 1, width);
        return new LayerCase("mean pooling")
                .block("x", random, 1, length, width)
                .cost(p -> {
                    double sum = 0;
                    for (int c = 0; c < width; c++) {
                        double y = pooled(p[0], c, length, width);
                        sum += u[c] * y + y * y;
                    }
                    return sum;
                })
                .backward((p, bug) -> {
                    double[] g = new double[length * width];
                    for (int k = 0; k < g.length; k++) {
                        int c = k % width;
                        double delta = u[c] + 2 * pooled(p[0], c, length, width);
                        g[k] = Math.cos(p[0][k]) * delta / (bug.equals("sum") ? 1 : length);
                        g[k] = bug.equals("first position alone") && k >= width ? 0 : g[k];
                        g[k] = bug.equals("even channels") && c % 2 == 0 ? -g[k] : g[k];
                    }
                    return new double[][] {g};
                })
                .mistake("sum", "CONSTANT_FACTOR[\\s\\S]*rows of x|CONSTANT_FACTOR")
                .mistake("first position alone", "PARTLY_FILLED[\\s\\S]*rows 1 to")
                .mistake("even channels", "COLUMN_FACTOR|every 2nd column|column");
    }

    private static double pooled(double[] x, int c, int length, int width) {
        double y = 0;
        for (int i = 0; i < length; i++) {
            y += Math.sin(x[i * width + c]) / length;
        }
        return y;
    }

    /** Squared differences of neighbours. */
    private static LayerCase smoothing(Random random, int size) {
        double[] t = normal(random, 1, size);
        return new LayerCase("smoothing")
                .block("x", random, 1, size)
                .cost(p -> {
                    double sum = 0;
                    for (int i = 0; i < size; i++) {
                        sum += Math.cosh(0.5 * (p[0][i] - t[i]));
                        sum += i > 0 ? 0.3 * Math.pow(p[0][i] - p[0][i - 1], 2) : 0;
                    }
                    return sum;
                })
                .backward((p, bug) -> {
                    double[] g = new double[size];
                    for (int i = 0; i < size; i++) {
                        g[i] += 0.5 * Math.sinh(0.5 * (p[0][i] - t[i]));
                        if (i > 0) {
                            double d = 0.6 * (p[0][i] - p[0][i - 1]);
                            g[i] += d;
                            g[i - 1] -= bug.equals("boundary") && i == size - 1 ? 0 : d;
                        }
                    }
                    if (bug.equals("shifted")) {
                        double[] shifted = new double[size];
                        System.arraycopy(g, 0, shifted, 1, size - 1);
                        shifted[0] = g[size - 1];
                        return new double[][] {shifted};
                    }
                    return new double[][] {g};
                })
                .mistake("boundary", "ISOLATED_ENTRIES[\\s\\S]*\\[" + (size - 2) + "\\]|\\[" + (size - 2) + "\\]")
                .mistake("shifted", "REORDERED");
    }

    /** Dice loss by the probabilities. */
    private static LayerCase dice(Random random, int length, int width) {
        int size = length * width;
        int[] y = random.ints(size, 0, 2).toArray();
        return new LayerCase("dice loss")
                .block(
                        "p",
                        Shape.of(length, width),
                        random.doubles(size, 0.1, 0.9).toArray())
                .cost(p -> 1 - 2 * overlap(p[0], y) / total(p[0], y))
                .backward((p, bug) -> {
                    double overlap = overlap(p[0], y);
                    double total = total(p[0], y);
                    double[] g = new double[size];
                    for (int i = 0; i < size; i++) {
                        double second = bug.equals("denominator constant") ? 0 : 2 * overlap / total / total;
                        g[i] = (bug.equals("two left out") ? -1 : -2) * y[i] / total + second;
                        g[i] *= bug.equals("mean") ? 1.0 / size : 1;
                    }
                    return new double[][] {g};
                })
                .mistake("denominator constant", "CONSTANT_OFFSET")
                .mistake("two left out", "the same|where the numeric|half|Pattern: .*- numeric =|sign")
                .mistake("mean", "CONSTANT_FACTOR");
    }

    private static double overlap(double[] p, int... y) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += p[i] * y[i];
        }
        return sum;
    }

    private static double total(double[] p, int... y) {
        double sum = 1;
        for (int i = 0; i < y.length; i++) {
            sum += p[i] + y[i];
        }
        return sum;
    }
}
