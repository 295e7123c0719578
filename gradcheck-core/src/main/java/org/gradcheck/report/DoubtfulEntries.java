package org.gradcheck.report;

import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Unresolved entries of an unresolved report that come nearest to being wrong: their values are the most error bars apart. */
record DoubtfulEntries(GradientReport report) {

    /** Chosen: as many rows as show a pattern. */
    private static final int MOST = EntryLines.SOME_ENTRIES;

    List<Discrepancy> nearest() {
        if (report.verdict() != Verdict.UNRESOLVED) {
            return List.of();
        }
        Map<String, List<EntryVerdict>> verdicts = report.entryVerdicts().stream()
                .collect(toMap(EntryVerdicts::block, EntryVerdicts::verdicts, (first, second) -> first));
        return report.measured().stream()
                .filter(this::isOfUnresolvedBlock)
                .flatMap(block -> unresolved(block, verdicts.getOrDefault(block.name(), List.of())))
                .sorted(comparingDouble(Discrepancy::inErrorBars).reversed())
                .limit(MOST)
                .toList();
    }

    private boolean isOfUnresolvedBlock(MeasuredBlock measured) {
        return report.blocks().stream()
                .anyMatch(block ->
                        block.verdict() == Verdict.UNRESOLVED && Objects.equals(block.name(), measured.name()));
    }

    private static boolean isOpen(EntryVerdict verdict) {
        return verdict == EntryVerdict.UNRESOLVED || verdict == EntryVerdict.TOO_SMALL;
    }

    private static Stream<Discrepancy> unresolved(MeasuredBlock block, List<EntryVerdict> verdicts) {
        return IntStream.range(0, Math.min(block.size(), verdicts.size()))
                .filter(i -> isOpen(verdicts.get(i)) && block.isKnown(i))
                .mapToObj(i -> new Discrepancy(
                        block.name() + block.subscript(i),
                        block.name(),
                        block.shape(),
                        block.entry(i),
                        block.analytic(i),
                        block.numeric(i),
                        block.error(i)));
    }
}
