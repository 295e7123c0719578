package org.gradcheck.fuzz;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts of one program, or of many of a kind. Not thread-safe. */
final class Tally {

    int programs;
    int right;
    int wrong;
    int promises;
    private long entries;
    private long evaluations;
    private long mostAboveTwoAnEntry;
    private final Map<Failing, Integer> counts = new EnumMap<>(Failing.class);
    private final List<String> lines = new ArrayList<>();

    void add(Failing failing, Program program, String claim, String detail) {
        counts.merge(failing, 1, Integer::sum);
        lines.add(failing + "\t" + program.seed + "\t" + program.kind + "\t" + claim + "\t" + detail);
    }

    /** Counts the evaluations that a right gradient of so many entries took. */
    void countEvaluations(long count, int size) {
        entries += size;
        evaluations += count;
        mostAboveTwoAnEntry = Math.max(mostAboveTwoAnEntry, count - 2L * size);
    }

    double evaluationsOfAnEntry() {
        return entries == 0 ? 0 : (double) evaluations / entries;
    }

    long mostAboveTwoAnEntry() {
        return mostAboveTwoAnEntry;
    }

    int count(Failing failing) {
        return counts.getOrDefault(failing, 0);
    }

    List<String> lines() {
        return lines;
    }

    void add(Tally other) {
        programs += other.programs;
        right += other.right;
        wrong += other.wrong;
        promises += other.promises;
        entries += other.entries;
        evaluations += other.evaluations;
        mostAboveTwoAnEntry = Math.max(mostAboveTwoAnEntry, other.mostAboveTwoAnEntry);
        other.counts.forEach((failing, count) -> counts.merge(failing, count, Integer::sum));
        lines.addAll(other.lines);
    }
}
