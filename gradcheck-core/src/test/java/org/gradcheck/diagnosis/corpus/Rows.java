package org.gradcheck.diagnosis.corpus;

import java.util.List;

/** Arithmetic on the rows of a layer's gradient: each a unit's weights, and its bias last. */
final class Rows {

    private Rows() {}

    static double[][] outer(double[] delta, double[] input) {
        double[][] rows = new double[delta.length][input.length + 1];
        for (int i = 0; i < delta.length; i++) {
            for (int j = 0; j < input.length; j++) {
                rows[i][j] = delta[i] * input[j];
            }
            rows[i][input.length] = delta[i];
        }
        return rows;
    }

    static double[][] sum(List<double[][]> terms) {
        double[][] sum = new double[terms.get(0).length][terms.get(0)[0].length];
        for (double[][] term : terms) {
            for (int i = 0; i < sum.length; i++) {
                for (int j = 0; j < sum[i].length; j++) {
                    sum[i][j] += term[i][j];
                }
            }
        }
        return sum;
    }

    static double[][] scaled(double[][] rows, double factor) {
        double[][] scaled = new double[rows.length][rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                scaled[i][j] = factor * rows[i][j];
            }
        }
        return scaled;
    }
}
