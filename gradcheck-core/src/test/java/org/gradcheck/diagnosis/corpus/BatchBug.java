package org.gradcheck.diagnosis.corpus;

import java.util.List;
import org.gradcheck.diagnosis.Cause;

/** Bugs in the way from the gradients of the examples to that of the batch. */
enum BatchBug implements Bug {
    SUM(Cause.SUM_INSTEAD_OF_MEAN) {
        @Override
        public double[][] combine(List<double[][]> examples) {
            return Rows.sum(examples);
        }
    },

    /** Divided by the size of the batch once more. */
    MEAN_OF_MEANS(Cause.MEAN_INSTEAD_OF_SUM) {
        @Override
        public double[][] combine(List<double[][]> examples) {
            return Rows.scaled(Rows.sum(examples), 1.0 / examples.size() / examples.size());
        }
    },

    /** Assigned where it should have been added. */
    LAST_EXAMPLE(Cause.LAST_EXAMPLE_ONLY) {
        @Override
        public double[][] combine(List<double[][]> examples) {
            return Rows.scaled(examples.get(examples.size() - 1), 1);
        }
    },

    /** Assigned where it should have been added, and divided by the size of the batch all the same. */
    SHARE_OF_LAST_EXAMPLE(Cause.LAST_EXAMPLE_ONLY) {
        @Override
        public double[][] combine(List<double[][]> examples) {
            return Rows.scaled(examples.get(examples.size() - 1), 1.0 / examples.size());
        }
    },

    /** The loop ends after the first. */
    FIRST_EXAMPLE(Cause.LAST_EXAMPLE_ONLY) {
        @Override
        public double[][] combine(List<double[][]> examples) {
            return Rows.scaled(examples.get(0), 1);
        }
    };

    private final Cause cause;

    BatchBug(Cause cause) {
        this.cause = cause;
    }

    @Override
    public Cause cause() {
        return cause;
    }
}
