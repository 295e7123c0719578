package org.gradcheck.diagnosis.corpus;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.gradcheck.diagnosis.Cause;

/** A confusion matrix of injected and named causes. */
record ConfusionMatrix(String title, List<CaseResult> results) {

    private static final int ACCOUNTS_OF_A_KIND = 3;

    ConfusionMatrix {
        results = List.copyOf(results);
    }

    long count() {
        return results.stream().filter(CaseResult::mattersToTheFigures).count();
    }

    long count(Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }

    double share(Outcome outcome) {
        return (double) count(outcome) / Math.max(1, count());
    }

    /** Writes the matrix and accounts of what went wrong, and returns this. */
    ConfusionMatrix written(String name) {
        CorpusFolder.write(name + ".md", markdown());
        CorpusFolder.write(name + "-failures.txt", accounts());
        return this;
    }

    String markdown() {
        StringBuilder text = new StringBuilder("## " + title + "\n\n" + figures() + "\n\n");
        text.append("| injected | with effect | right | wrong | unnamed | passed | named |\n");
        text.append("|---|--:|--:|--:|--:|--:|---|\n");
        byCause().forEach((cause, matrix) -> text.append(matrix.row(cause)));
        return text.toString();
    }

    private String figures() {
        return String.format(
                Locale.ROOT,
                "%d bugs, %d with an effect: right cause first %.2f %%, wrong name %.2f %%, unnamed %.2f %%; missed %d,"
                        + " false alarms %d.",
                results.size(),
                count(),
                100 * share(Outcome.RIGHT),
                100 * share(Outcome.WRONG),
                100 * share(Outcome.UNNAMED),
                count(Outcome.MISSED),
                count(Outcome.FALSE_ALARM));
    }

    private String row(Cause cause) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f %% | %.1f %% | %.1f %% | %d | %s |%n",
                cause,
                count(),
                100 * share(Outcome.RIGHT),
                100 * share(Outcome.WRONG),
                100 * share(Outcome.UNNAMED),
                count(Outcome.HARMLESS),
                columns());
    }

    private String columns() {
        Map<String, Long> columns = results.stream().collect(groupingBy(CaseResult::column, TreeMap::new, counting()));
        return columns.entrySet().stream()
                .map(column -> column.getKey() + " " + column.getValue())
                .collect(joining(", "));
    }

    private Map<Cause, ConfusionMatrix> byCause() {
        Map<Cause, ConfusionMatrix> rows = new EnumMap<>(Cause.class);
        results.stream()
                .collect(groupingBy(CaseResult::cause))
                .forEach((cause, some) -> rows.put(cause, new ConfusionMatrix(title, some)));
        return rows;
    }

    String accounts() {
        StringBuilder text = new StringBuilder();
        results.stream()
                .filter(result -> result.outcome() != Outcome.RIGHT && result.outcome() != Outcome.HARMLESS)
                .collect(groupingBy(result -> result.cause() + " -> " + result.column(), TreeMap::new, counting()))
                .forEach((kind, count) -> {
                    text.append("# ").append(kind).append(": ").append(count).append('\n');
                    results.stream()
                            .filter(result -> kind.equals(result.cause() + " -> " + result.column()))
                            .filter(result -> result.outcome() != Outcome.RIGHT)
                            .limit(ACCOUNTS_OF_A_KIND)
                            .forEach(result -> text.append(result.account()).append('\n'));
                });
        return text.toString();
    }
}
