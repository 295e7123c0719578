package org.gradcheck.report;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.gradcheck.internal.text.Plural;

/** First line of a report's text: the subject, the verdict and its place. */
record Headline(GradientReport report) {

    private static final int MOST_NAMES = 2;

    String text() {
        String samples = report.samples() == 0 ? "" : Plural.of(report.samples(), "sample") + ", ";
        return Wording.name(report.subject()) + ": " + outcome() + " (" + samples
                + Plural.of(report.evaluations(), "cost evaluation") + ")";
    }

    private String outcome() {
        return switch (report.verdict()) {
            case AGREES ->
                agreement(report.count(EntryVerdict.AGREES) + report.count(EntryVerdict.AT_A_KINK))
                        + Wording.sensitivity(report.sensitivity(), report.samples() > 0);
            case DISAGREES -> report.mismatches().isEmpty() ? "the gradient is wrong" + where() : disagreement();
            case VACUOUS ->
                report.entries() > 0 && report.count(EntryVerdict.FIXED) == report.entries()
                        ? "vacuous, all entries are fixed; leave some free to be checked"
                        : "vacuous, nothing could be compared" + where();
            case UNRESOLVED -> "unresolved" + where();
            case NONDETERMINISTIC -> "nondeterministic";
        };
    }

    private String agreement(int count) {
        return count == 0 && report.entries() > 0
                ? "the gradient agrees as a whole"
                : entries(count, "agrees", "agree");
    }

    private String disagreement() {
        int count = report.count(EntryVerdict.DISAGREES);
        String place =
                count == 1 ? ": " + Wording.name(report.mismatches().get(0).name()) : "," + where();
        return entries(count, "disagrees", "disagree") + place;
    }

    private String entries(int count, String doesOne, String doSeveral) {
        String does = count == 1 ? doesOne : doSeveral;
        if (count < report.entries()) {
            return count + " of " + Plural.of(report.entries(), "entry") + " " + does;
        }
        return (count == 1 ? "the only entry " : "all " + count + " entries ") + does;
    }

    /** Returns the blocks that have the verdict of the report, as a continuation of the line; empty if there are none. */
    private String where() {
        List<String> names = report.blocks().stream()
                .filter(block -> block.wasExamined() && block.verdict() == report.verdict())
                .map(block -> Wording.name(block.name()))
                .toList();
        int all = report.blocks().size();
        if (names.size() <= MOST_NAMES) {
            return names.stream().collect(joining(" and ", names.isEmpty() ? "" : " in ", ""));
        }
        return names.size() == all ? " in all " + all + " blocks" : " in " + names.size() + " of " + all + " blocks";
    }
}
