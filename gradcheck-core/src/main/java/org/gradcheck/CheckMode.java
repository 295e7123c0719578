package org.gradcheck;

import org.gradcheck.internal.check.ModeChoice;
import org.gradcheck.subject.Objective;

/**
 * How the entries of a gradient are compared with differences of the cost: one by one, or many together.
 * The choice of {@link #AUTO} depends on counts and on the precision of the cost, never on time.
 */
public enum CheckMode {

    /**
     * {@link #EXHAUSTIVE} for at most {@value CheckMode#MOST_ENTRIES} entries, in single precision for at most
     * {@value CheckMode#MOST_ENTRIES_IN_SINGLE_PRECISION}, and for the built-in network, whose structure makes that cheap; {@link
     * #SCREENING} otherwise. In single precision an entry takes about ten evaluations, and noise hides most of the small ones. Blocks of a
     * gradient of at least 64 entries that noise hides are screened afterwards.
     * {@link GradientChecker#mostEvaluations} makes it screen where the limit does not suffice for all entries.
     */
    AUTO {
        @Override
        boolean screens(Objective objective) {
            return objective.shortcut().isEmpty() && objective.entries() > MOST_ENTRIES;
        }

        @Override
        boolean screensInSinglePrecision(Objective objective) {
            return objective.shortcut().isEmpty() && objective.entries() > MOST_ENTRIES_IN_SINGLE_PRECISION;
        }
    },

    /** Compares every entry by itself, whatever their number. Each takes two or more evaluations of the cost. */
    EXHAUSTIVE {
        @Override
        boolean screens(Objective objective) {
            return false;
        }
    },

    /**
     * Compares all entries together along random directions. This takes 17 to 36 evaluations of a smooth cost, whatever the
     * number of entries, more if the cost is noisy or has kinks, and a few dozen more to find a wrong entry.
     *
     * <p>In single precision, each block is tested along the gradient that is claimed for it, and then its rows, columns and entries.
     * This takes some hundred evaluations if the gradient is right. The stated sensitivity is that of the block as a whole; the note of
     * the block has figures for its parts. The following holds in double precision.
     *
     * <p>The error of a single wrong entry is always noticed if it is above the sensitivity that the report states. Errors
     * of several entries can cancel. If the largest of them is 100 times the sensitivity, one direction misses them with a
     * probability of at most 1 in 50, two directions with at most 1 in 2,500. For entries at their bounds, which are only
     * displaced inwards, these are 1 in 25 and 1 in 625.
     *
     * <p>Tolerances apply to each entry. Errors within the tolerance may add up along a direction, so their sum is allowed.
     * If that sum could hide a missing entry, the block is unresolved.
     */
    SCREENING {
        @Override
        boolean screens(Objective objective) {
            return objective.entries() > 0;
        }
    };

    /** Largest number of entries that {@link #AUTO} compares one by one in double precision. */
    static final int MOST_ENTRIES = 10_000;

    /**
     * Largest number of entries that {@link #AUTO} compares one by one in single precision. Chosen: 4,000 evaluations, twenty times as
     * many as a screening takes, which tells the blocks more precisely.
     */
    static final int MOST_ENTRIES_IN_SINGLE_PRECISION = 400;

    abstract boolean screens(Objective objective);

    boolean screensInSinglePrecision(Objective objective) {
        return screens(objective);
    }

    ModeChoice choice() {
        return new ModeChoice() {
            @Override
            public boolean screens(Objective objective) {
                return CheckMode.this.screens(objective);
            }

            @Override
            public boolean screensAlways() {
                return CheckMode.this == SCREENING;
            }

            @Override
            public boolean followsLimit() {
                return CheckMode.this == AUTO;
            }

            @Override
            public boolean screensInSinglePrecision(Objective objective) {
                return CheckMode.this.screensInSinglePrecision(objective);
            }
        };
    }
}
