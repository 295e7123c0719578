package org.gradcheck.internal.screening;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;

/** The entries that a screening has examined one by one, each of them once. */
final class ExaminedEntries implements EntryExamination {

    private final Map<Integer, JudgedEntry> entries = new LinkedHashMap<>();
    private final Set<Integer> besideKinks = new HashSet<>();
    private final IntFunction<JudgedEntry> alone;

    /**
     * Creates an empty collection.
     *
     * @param alone examines an entry by its own differences
     */
    ExaminedEntries(IntFunction<JudgedEntry> alone) {
        this.alone = alone;
    }

    /** Returns the entries in the order in which they were examined; a live view. */
    Collection<JudgedEntry> all() {
        return Collections.unmodifiableCollection(entries.values());
    }

    /** Adds an entry whose verdict needs no differences. */
    void add(JudgedEntry entry) {
        entries.putIfAbsent(entry.number(), entry);
    }

    boolean contains(int number) {
        return entries.containsKey(number);
    }

    @Override
    public JudgedEntry examine(int number) {
        return entries.computeIfAbsent(number, alone::apply);
    }

    @Override
    public JudgedEntry examine(int number, DirectionalComparison comparison) {
        JudgedEntry entry = examine(number);
        if (!isSmooth(entry)) {
            return entry;
        }
        DirectionalTest test = comparison.test(new EntryRange(number, number + 1));
        if (test.disagreesUnlessKink() && !test.agreesWithinTolerance()) {
            switch (comparison.kinkOn(test)) {
                case NONE -> entries.put(number, test.disagreesBeyondTolerance() ? refuted(entry, test) : entry);
                case POSSIBLE -> besideKinks.add(number);
                case UNKNOWN -> {}
            }
        }
        return examine(number);
    }

    @Override
    public boolean isBesideKink(int number) {
        return besideKinks.contains(number);
    }

    private static boolean isSmooth(JudgedEntry entry) {
        return Double.isFinite(entry.discrepancy().numeric())
                && !entry.isNotTheMeanSlope()
                && entry.verdict() != EntryVerdict.FIXED;
    }

    /** The numeric value is the one that explains the residual along the direction. */
    private static JudgedEntry refuted(JudgedEntry entry, DirectionalTest test) {
        Discrepancy seen = entry.discrepancy();
        double component = test.componentOf(entry.number());
        return new JudgedEntry(
                entry.number(),
                EntryVerdict.DISAGREES,
                new Discrepancy(
                        seen.name(),
                        seen.block(),
                        seen.shape(),
                        seen.entry(),
                        seen.analytic(),
                        seen.analytic() - test.residual() / component,
                        test.error() / Math.abs(component),
                        seen.costNearby()));
    }
}
