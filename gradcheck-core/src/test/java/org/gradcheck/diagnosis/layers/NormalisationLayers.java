package org.gradcheck.diagnosis.layers;

import static org.gradcheck.diagnosis.layers.LayerCase.normal;

import java.util.List;
import java.util.Random;

/** Layers that take a mean, a variance or a norm off each row. */
final class NormalisationLayers {

    private NormalisationLayers() {}

    static List<LayerCase> all(Random random, int length, int width) {
        return List.of(
                meanCentering(random, length, width),
                layerNormalisation(random, length, width),
                cosine(random, length, width));
    }

    private static LayerCase meanCentering(Random random, int length, int width) {
        return new LayerCase("mean centering")
                .block("x", random, 1, length, width)
                .cost(p -> {
                    double sum = 0;
                    for (int i = 0; i < length; i++) {
                        double mean = mean(p[0], i, width);
                        for (int c = 0; c < width; c++) {
                            sum += Math.sin(1.3 * c) * Math.exp(0.5 * (p[0][i * width + c] - mean));
                        }
                    }
                    return sum;
                })
                .backward((p, bug) -> {
                    double[] g = new double[length * width];
                    for (int i = 0; i < length; i++) {
                        double mean = mean(p[0], i, width);
                        double sum = 0;
                        for (int c = 0; c < width; c++) {
                            double delta = 0.5 * Math.sin(1.3 * c) * Math.exp(0.5 * (p[0][i * width + c] - mean));
                            g[i * width + c] = delta;
                            sum += delta;
                        }
                        for (int c = 0; c < width; c++) {
                            double centre = bug.equals("sum") ? sum : bug.equals("mean left out") ? 0 : sum / width;
                            g[i * width + c] -= centre;
                        }
                    }
                    return new double[][] {g};
                })
                .mistake("mean left out", "the same in each row")
                .mistake("sum", "the same in each row");
    }

    private static double mean(double[] x, int row, int width) {
        double mean = 0;
        for (int c = 0; c < width; c++) {
            mean += x[row * width + c] / width;
        }
        return mean;
    }

    private static LayerCase layerNormalisation(Random random, int length, int width) {
        double[] u = normal(random, 1, length * width);
        return new LayerCase("layer normalisation")
                .block("x", random, 1, length, width)
                .block("gain", random, 1, width)
                .block("shift", random, 1, width)
                .cost(p -> {
                    double sum = 0;
                    for (int i = 0; i < length; i++) {
                        double[] z = normalised(p[0], i, width);
                        for (int c = 0; c < width; c++) {
                            double y = p[1][c] * z[c] + p[2][c];
                            sum += u[i * width + c] * y + 0.1 * y * y;
                        }
                    }
                    return sum;
                })
                .backward((p, bug) -> {
                    double[][] g = {new double[length * width], new double[width], new double[width]};
                    for (int i = 0; i < length; i++) {
                        double[] z = normalised(p[0], i, width);
                        double deviation = z[width];
                        double[] delta = new double[width];
                        double mean = 0;
                        double along = 0;
                        for (int c = 0; c < width; c++) {
                            double y = p[1][c] * z[c] + p[2][c];
                            double byY = u[i * width + c] + 0.2 * y;
                            g[1][c] += bug.equals("gain of the input") ? byY * p[0][i * width + c] : byY * z[c];
                            g[2][c] += byY;
                            delta[c] = bug.equals("gain left out") ? byY : byY * p[1][c];
                            mean += delta[c] / width;
                            along += delta[c] * z[c] / width;
                        }
                        mean = bug.equals("statistics constant") ? 0 : mean;
                        along = bug.equals("statistics constant") || bug.equals("variance constant") ? 0 : along;
                        for (int c = 0; c < width; c++) {
                            double slope = delta[c] - mean - z[c] * along;
                            g[0][i * width + c] = slope / (bug.equals("not divided") ? 1 : deviation);
                        }
                    }
                    return bug.equals("exchanged") ? new double[][] {g[0], g[2], g[1]} : g;
                })
                .mistake("statistics constant", "straight line")
                .mistake("variance constant", "straight line|multiple of")
                .mistake("not divided", "ROW_FACTOR|factor of its own in each row")
                .mistake("gain left out", "are right|shift|Pattern: ")
                .mistake("gain of the input", "Pattern: ")
                .mistake("exchanged", "REORDERED");
    }

    /** The normalised values of a row, and its standard deviation. */
    private static double[] normalised(double[] x, int row, int width) {
        double mean = mean(x, row, width);
        double variance = 1e-5;
        double[] z = new double[width + 1];
        for (int c = 0; c < width; c++) {
            z[c] = x[row * width + c] - mean;
            variance += z[c] * z[c] / width;
        }
        for (int c = 0; c < width; c++) {
            z[c] /= Math.sqrt(variance);
        }
        z[width] = Math.sqrt(variance);
        return z;
    }

    /** Rows divided by their norms. */
    private static LayerCase cosine(Random random, int length, int width) {
        double[] u = normal(random, 1, length * width);
        return new LayerCase("weight normalisation")
                .block("v", random, 1, length, width)
                .cost(p -> {
                    double sum = 0;
                    for (int i = 0; i < length; i++) {
                        double norm = norm(p[0], i, width);
                        for (int c = 0; c < width; c++) {
                            sum += u[i * width + c] * p[0][i * width + c] / norm;
                        }
                    }
                    return sum;
                })
                .backward((p, bug) -> {
                    double[] g = new double[length * width];
                    for (int i = 0; i < length; i++) {
                        double norm = norm(p[0], i, width);
                        double along = 0;
                        for (int c = 0; c < width; c++) {
                            along += u[i * width + c] * p[0][i * width + c] / norm / norm;
                        }
                        along = bug.equals("norm constant") ? 0 : along;
                        for (int c = 0; c < width; c++) {
                            int at = i * width + c;
                            g[at] = (u[at] - along * p[0][at]) / (bug.equals("not divided") ? 1 : norm);
                        }
                    }
                    return new double[][] {g};
                })
                .mistake("norm constant", "multiple of the parameters of each row|straight line")
                .mistake("not divided", "ROW_FACTOR|factor of its own in each row");
    }

    private static double norm(double[] x, int row, int width) {
        double squares = 0;
        for (int c = 0; c < width; c++) {
            squares += x[row * width + c] * x[row * width + c];
        }
        return Math.sqrt(squares);
    }
}
