package org.gradcheck.diagnosis.corpus;

import java.util.Random;
import org.gradcheck.diagnosis.Cause;

/** Ways to get the gradient of a function of a matrix wrong; the matrix is given row by row. */
enum MatrixBug {
    TRANSPOSED(Cause.TRANSPOSED) {
        @Override
        Mistake draw(int rows, int columns, Random random) {
            return (g, x) -> {
                double[] transposed = new double[g.length];
                for (int i = 0; i < g.length; i++) {
                    transposed[i] = g[i % rows * columns + i / rows];
                }
                return transposed;
            };
        }
    },

    ROW_FACTORS(Cause.CONSTANT_ROW_FACTOR) {
        @Override
        Mistake draw(int rows, int columns, Random random) {
            double[] factors = factors(rows, random);
            return (g, x) -> {
                for (int i = 0; i < g.length; i++) {
                    g[i] *= factors[i / columns];
                }
                return g;
            };
        }
    },

    COLUMN_FACTORS(Cause.CONSTANT_COLUMN_FACTOR) {
        @Override
        Mistake draw(int rows, int columns, Random random) {
            double[] factors = factors(columns, random);
            return (g, x) -> {
                for (int i = 0; i < g.length; i++) {
                    g[i] *= factors[i % columns];
                }
                return g;
            };
        }
    };

    private final Cause cause;

    MatrixBug(Cause cause) {
        this.cause = cause;
    }

    /** Row by row for column by column is a transposition only if both have the same shape. */
    Cause cause(int rows, int columns) {
        return this == TRANSPOSED && rows != columns ? Cause.REORDERED : cause;
    }

    abstract Mistake draw(int rows, int columns, Random random);

    private static double[] factors(int count, Random random) {
        return random.doubles(count, 0.3, 2.3).toArray();
    }
}
