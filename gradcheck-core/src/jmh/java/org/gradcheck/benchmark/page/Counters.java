package org.gradcheck.benchmark.page;

import java.util.Map;

/**
 * What a benchmark has counted in one iteration.
 *
 * @param totals sums over the iteration, by the names of the counters
 * @param operations how often the benchmark ran in it
 */
public record Counters(Map<String, Double> totals, long operations) {

    public Counters {
        totals = Map.copyOf(totals);
    }

    public double of(String name) {
        Double total = totals.get(name);
        if (total == null) {
            throw new IllegalArgumentException("no counter is named '" + name + "': there are " + totals.keySet());
        }
        return total;
    }
}
