package org.gradcheck.fuzz;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Table of the counts of each kind of program, in Markdown. */
final class FuzzTable {

    private final Map<Kind, Tally> kinds = new EnumMap<>(Kind.class);

    FuzzTable() {
        for (Kind kind : Kind.values()) {
            kinds.put(kind, new Tally());
        }
    }

    void add(Kind kind, Tally tally) {
        of(kind).add(tally);
    }

    Tally of(Kind kind) {
        return kinds.get(kind);
    }

    int total(ToIntFunction<Tally> count) {
        return kinds.values().stream().mapToInt(count).sum();
    }

    List<String> failures() {
        return kinds.values().stream().flatMap(tally -> tally.lines().stream()).toList();
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder("| kind | programs | right gradients | wrong gradients | promises |");
        StringBuilder rule = new StringBuilder("|---|---|---|---|---|");
        for (Failing failing : Failing.values()) {
            head.append(' ').append(failing.title()).append(" |");
            rule.append("---|");
        }
        lines.add(head + " evaluations an entry | most above 2 an entry |");
        lines.add(rule + "---|---|");
        kinds.forEach((kind, tally) -> lines.add(row(kind.title(), tally)));
        Tally all = new Tally();
        kinds.values().forEach(all::add);
        lines.add(row("all", all));
        return String.join("\n", lines) + "\n";
    }

    private static String row(String title, Tally tally) {
        StringBuilder row = new StringBuilder("| " + title + " | " + tally.programs + " | " + tally.right + " | "
                + tally.wrong + " | " + tally.promises + " |");
        for (Failing failing : Failing.values()) {
            row.append(' ').append(tally.count(failing)).append(" |");
        }
        return row
                + String.format(Locale.ROOT, " %.0f | %d |", tally.evaluationsOfAnEntry(), tally.mostAboveTwoAnEntry());
    }
}
