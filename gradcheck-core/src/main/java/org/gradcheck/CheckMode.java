package org.gradcheck;

import org.gradcheck.subject.Objective;

/** How the entries of a gradient are looked at. The choice depends on counts alone, never on the clock. */
public enum CheckMode {

    /**
     * Every entry by itself, if there are at most {@value CheckMode#MOST_ENTRIES} of them or they belong to the built-in
     * network, whose structure makes that cheap; otherwise along random directions.
     */
    AUTO {
        @Override
        boolean screens(Objective objective) {
            return objective.shortcut().isEmpty() && objective.entries() > MOST_ENTRIES;
        }
    },

    /** Every entry by itself, whatever their number: two evaluations of the cost for each, or more. */
    EXHAUSTIVE {
        @Override
        boolean screens(Objective objective) {
            return false;
        }
    },

    /**
     * All entries at once along random directions: about a dozen evaluations of the cost, whatever their number; some more
     * to find an entry that is wrong. An error of a single entry is never overlooked if it is above what the report states.
     * Errors of several entries can cancel: one direction overlooks an error of which the largest entry is 100 times what it
     * would notice with a probability of at most 1 in 50, two of them with 1 in 2,500; among entries at their bounds, which
     * move inwards only, 1 in 25 and 1 in 625. Tolerances hold for each entry; what errors within them add up to is allowed
     * for, and where that would hide an entry that is missing altogether, the block is unresolved.
     */
    SCREENING {
        @Override
        boolean screens(Objective objective) {
            return objective.entries() > 0;
        }
    };

    /** Up to so many entries are looked at one by one if nobody says otherwise. */
    static final int MOST_ENTRIES = 10_000;

    abstract boolean screens(Objective objective);
}
