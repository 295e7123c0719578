package org.gradcheck.samples.libraries.comparison;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which checker takes which case for right, as tables of Markdown. */
record ComparisonTable(Map<Checker, List<Case>> acceptedBy, List<Case> cases) {

    static ComparisonTable of(List<Checker> checkers, List<Case> cases) {
        Map<Checker, List<Case>> accepted = new LinkedHashMap<>();
        for (Checker checker : checkers) {
            accepted.put(checker, cases.stream().filter(checker::takesForRight).toList());
        }
        return new ComparisonTable(accepted, cases);
    }

    /** How often each checker is wrong. */
    String summary() {
        long right = cases.stream().filter(Case::isRight).count();
        return "| checker | false alarms in %d right gradients | misses in %d wrong ones | how it decides |\n"
                        .formatted(right, cases.size() - right)
                + "|---|---|---|---|\n"
                + acceptedBy.keySet().stream()
                        .map(checker -> "| %s | %d | %d | %s |\n"
                                .formatted(checker.name(), falseAlarms(checker), misses(checker), checker.rule()))
                        .collect(Collectors.joining());
    }

    /** Case by case: who is wrong about it. */
    String details() {
        return "| case | is | who says otherwise |\n|---|---|---|\n"
                + cases.stream()
                        .map(subject -> "| %s | %s | %s |\n"
                                .formatted(
                                        subject.name(),
                                        subject.isRight() ? "right" : "wrong",
                                        acceptedBy.keySet().stream()
                                                .filter(checker -> accepts(checker, subject) != subject.isRight())
                                                .map(Checker::name)
                                                .collect(Collectors.joining("; "))))
                        .collect(Collectors.joining());
    }

    private long falseAlarms(Checker checker) {
        return cases.stream()
                .filter(subject -> subject.isRight() && !accepts(checker, subject))
                .count();
    }

    private long misses(Checker checker) {
        return cases.stream()
                .filter(subject -> !subject.isRight() && accepts(checker, subject))
                .count();
    }

    private boolean accepts(Checker checker, Case subject) {
        return acceptedBy.get(checker).contains(subject);
    }
}
