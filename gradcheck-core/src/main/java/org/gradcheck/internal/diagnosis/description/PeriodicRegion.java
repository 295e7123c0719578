package org.gradcheck.internal.diagnosis.description;

import java.util.Optional;

/** Every k-th entry, in the order of the memory. */
final class PeriodicRegion implements Region.Kind {

    private static final int FEWEST = 3;

    /** Longest period. Chosen: heads, channels and gates are fewer. */
    private static final int LONGEST = 64;

    @Override
    public Optional<Region> of(Marks marks) {
        if (marks.marked().cardinality() < FEWEST) {
            return Optional.empty();
        }
        int first = marks.marked().nextSetBit(0);
        for (int k = 2; k <= Math.min(LONGEST, marks.entries() / FEWEST); k++) {
            int period = k;
            boolean isAlike = marks.alike().stream().allMatch(entry -> entry % period == first % period);
            if (isAlike && marks.fits(entry -> entry % period == first % period)) {
                return Optional.of(new Region(
                        "every " + AxisWords.ordinal(k) + " entry from number " + first % k + " on, of "
                                + marks.entries(),
                        true));
            }
        }
        return Optional.empty();
    }
}
