package org.gradcheck.sampling;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts of one estimator, or of many of a family. Not thread-safe. */
final class EstimatorTally {

    /** What can be wrong with a report. */
    enum Failing {
        FALSE_ALARM,
        BROKEN_PROMISE,
        WRONG_CALLED_RIGHT,
        MISS,
        UNDECIDED,
        EXCEPTION
    }

    /** Lower ends of the bands of visibility, in standard errors; see {@link Visibility}. */
    static final double[] BANDS = {0, 8, 16, 32, 64};

    int right;
    int agreed;
    int promises;
    final int[] wrong = new int[BANDS.length];
    final int[] found = new int[BANDS.length];
    final List<Long> evaluations = new ArrayList<>();
    private final Map<Failing, Integer> counts = new EnumMap<>(Failing.class);
    private final List<String> lines = new ArrayList<>();

    static int band(double standardErrors) {
        int band = 0;
        while (band + 1 < BANDS.length && standardErrors >= BANDS[band + 1]) {
            band++;
        }
        return band;
    }

    void add(Failing failing, Estimators.Seeded seeded, String claim, String detail) {
        counts.merge(failing, 1, Integer::sum);
        lines.add(failing + "\t" + seeded.seed() + "\t" + seeded.checked().name() + ", "
                + seeded.checked().size() + " parameters\t" + claim + "\t" + detail);
    }

    int count(Failing failing) {
        return counts.getOrDefault(failing, 0);
    }

    List<String> lines() {
        return lines;
    }

    List<String> lines(Failing failing) {
        return lines.stream().filter(line -> line.startsWith(failing.name())).toList();
    }

    long medianEvaluations() {
        List<Long> sorted = evaluations.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
    }

    long mostEvaluations() {
        return evaluations.stream().mapToLong(count -> count).max().orElse(0);
    }

    void add(EstimatorTally other) {
        right += other.right;
        agreed += other.agreed;
        promises += other.promises;
        for (int band = 0; band < BANDS.length; band++) {
            wrong[band] += other.wrong[band];
            found[band] += other.found[band];
        }
        evaluations.addAll(other.evaluations);
        other.counts.forEach((failing, count) -> counts.merge(failing, count, Integer::sum));
        lines.addAll(other.lines);
    }
}
