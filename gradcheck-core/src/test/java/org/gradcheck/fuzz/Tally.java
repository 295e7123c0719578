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
    private final Map<Failing, Integer> counts = new EnumMap<>(Failing.class);
    private final List<String> lines = new ArrayList<>();

    void add(Failing failing, Program program, String claim, String detail) {
        counts.merge(failing, 1, Integer::sum);
        lines.add(failing + "\t" + program.seed + "\t" + program.kind + "\t" + claim + "\t" + detail);
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
        other.counts.forEach((failing, count) -> counts.merge(failing, count, Integer::sum));
        lines.addAll(other.lines);
    }
}
