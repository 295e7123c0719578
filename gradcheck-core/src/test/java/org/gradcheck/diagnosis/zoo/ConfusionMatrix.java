package org.gradcheck.diagnosis.zoo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.gradcheck.diagnosis.Cause;

/** Which cause was injected, and which was named. */
record ConfusionMatrix(String title, List<Sighting> sightings) {

    private static final int ACCOUNTS_OF_A_KIND = 3;

    ConfusionMatrix {
        sightings = List.copyOf(sightings);
    }

    long count() {
        return sightings.stream().filter(Sighting::mattersToTheFigures).count();
    }

    long count(Outcome outcome) {
        return sightings.stream()
                .filter(sighting -> sighting.outcome() == outcome)
                .count();
    }

    double share(Outcome outcome) {
        return (double) count(outcome) / Math.max(1, count());
    }

    /** Writes the matrix and accounts of what went wrong, and returns this. */
    ConfusionMatrix written(String name) {
        ZooFolder.write(name + ".md", markdown());
        ZooFolder.write(name + "-failures.txt", accounts());
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
                        + " accused without effect %d.",
                sightings.size(),
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
        Map<String, Long> columns = sightings.stream().collect(groupingBy(Sighting::column, TreeMap::new, counting()));
        return columns.entrySet().stream()
                .map(column -> column.getKey() + " " + column.getValue())
                .collect(joining(", "));
    }

    private Map<Cause, ConfusionMatrix> byCause() {
        Map<Cause, ConfusionMatrix> rows = new EnumMap<>(Cause.class);
        sightings.stream()
                .collect(groupingBy(Sighting::cause))
                .forEach((cause, some) -> rows.put(cause, new ConfusionMatrix(title, some)));
        return rows;
    }

    String accounts() {
        StringBuilder text = new StringBuilder();
        sightings.stream()
                .filter(sighting -> sighting.outcome() != Outcome.RIGHT && sighting.outcome() != Outcome.HARMLESS)
                .collect(
                        groupingBy(sighting -> sighting.cause() + " -> " + sighting.column(), TreeMap::new, counting()))
                .forEach((kind, count) -> {
                    text.append("# ").append(kind).append(": ").append(count).append('\n');
                    sightings.stream()
                            .filter(sighting -> kind.equals(sighting.cause() + " -> " + sighting.column()))
                            .filter(sighting -> sighting.outcome() != Outcome.RIGHT)
                            .limit(ACCOUNTS_OF_A_KIND)
                            .forEach(sighting -> text.append(sighting.account()).append('\n'));
                });
        return text.toString();
    }
}
