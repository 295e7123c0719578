package org.gradcheck.diagnosis.corpus;

import java.util.List;
import java.util.Random;
import org.gradcheck.diagnosis.Cause;

/** Ways to get some blocks of a gradient wrong, all of them alike. */
enum BlockBug {
    ZERO(Cause.NEVER_FILLED) {
        @Override
        Mistake draw(Random random) {
            return (g, x) -> new double[g.length];
        }
    },

    NEGATIVE(Cause.SIGN_FLIPPED) {
        @Override
        Mistake draw(Random random) {
            return times(-1);
        }
    },

    MULTIPLE(Cause.CONSTANT_FACTOR) {
        @Override
        Mistake draw(Random random) {
            return times(List.of(2.0, 0.5, 0.1, 3.0, -1.7, 0.7123).get(random.nextInt(6)));
        }

        @Override
        int fewestEntries() {
            return 2;
        }
    },

    SHIFTED_VALUES(Cause.CONSTANT_OFFSET) {
        @Override
        Mistake draw(Random random) {
            double offset = 0.2 + random.nextDouble();
            return (g, x) -> {
                for (int i = 0; i < g.length; i++) {
                    g[i] += offset;
                }
                return g;
            };
        }

        @Override
        int fewestEntries() {
            return 2;
        }
    },

    EXTRA_SQUARED(Cause.EXTRA_WEIGHT_DECAY) {
        @Override
        Mistake draw(Random random) {
            double lambda = 0.05 + random.nextDouble();
            return (g, x) -> {
                for (int i = 0; i < g.length; i++) {
                    g[i] += lambda * x[i];
                }
                return g;
            };
        }

        @Override
        int fewestEntries() {
            return 2;
        }
    },

    REVERSED(Cause.REORDERED) {
        @Override
        Mistake draw(Random random) {
            return (g, x) -> {
                double[] reversed = new double[g.length];
                for (int i = 0; i < g.length; i++) {
                    reversed[i] = g[g.length - 1 - i];
                }
                return reversed;
            };
        }

        @Override
        int fewestEntries() {
            return 4;
        }

        @Override
        int mostBlocks() {
            return 1;
        }
    };

    private final Cause cause;

    BlockBug(Cause cause) {
        this.cause = cause;
    }

    Cause cause() {
        return cause;
    }

    /** The number of entries from which a fitted number is distinguishable from chance. */
    int fewestEntries() {
        return 1;
    }

    int mostBlocks() {
        return Integer.MAX_VALUE;
    }

    /** The wrong gradient, from the right entries of all blocks with the bug, concatenated. */
    abstract Mistake draw(Random random);

    private static Mistake times(double factor) {
        return (g, x) -> {
            for (int i = 0; i < g.length; i++) {
                g[i] *= factor;
            }
            return g;
        };
    }
}
