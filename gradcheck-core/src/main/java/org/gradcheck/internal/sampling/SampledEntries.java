package org.gradcheck.internal.sampling;

/**
 * Conclusions about single entries from means over samples.
 *
 * @param means the means
 * @param rates the error rates of the check
 */
record SampledEntries(SampledMeans means, ErrorRates rates) {

    /** Returns whether a bias of half of an entry is excluded. */
    boolean isTold(int number) {
        return Math.abs(means.missing().mean(number)) + width(number) < half(number);
    }

    /** Returns whether so many times the samples would exclude a half of an entry that is not told yet, if it has no bias. */
    boolean couldBeTold(double growth) {
        for (int i = 0; growth > 1 && i < means.parameters().size(); i++) {
            boolean isOpen = !means.parameters().isFixed(i) && !isTold(i);
            if (isOpen && width(i) < Math.sqrt(growth) * half(i)) {
                return true;
            }
        }
        return false;
    }

    private double half(int number) {
        return Prospects.LARGEST_HIDDEN * Math.abs(means.gradient().mean(number));
    }

    private double width(int number) {
        return rates.widthOfEntry() * means.missing().standardError(number);
    }
}
