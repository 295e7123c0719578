package org.gradcheck.junit;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;

/**
 * Failed invocations of one method. The first one of each kind has the whole report; later ones refer to it in three lines.
 * Invocations that run in parallel may fail in any order, and each kind has one whole report then, too.
 */
final class FailedTrials {

    private final Map<Kind, Integer> firstOfKind = new ConcurrentHashMap<>();

    /** Returns the failures of a method in this run. */
    static FailedTrials of(ExtensionContext invocation) {
        return invocation
                .getParent()
                .orElseThrow()
                .getStore(ExtensionContext.Namespace.create(FailedTrials.class))
                .getOrComputeIfAbsent(FailedTrials.class, key -> new FailedTrials(), FailedTrials.class);
    }

    /** Returns the failure of an invocation, with the whole report or the reference to an earlier one. */
    AssertionFailedError failure(GradientReport report, CheckInvocation invocation, AssertionFailedError whole) {
        Integer earlier = firstOfKind.putIfAbsent(Kind.of(report, invocation), invocation.number());
        return earlier == null
                ? whole
                : new AssertionFailedError(reference(report, earlier), whole.getExpected(), whole.getActual());
    }

    private static String reference(GradientReport report, int earlier) {
        String headline = report.toString().lines().findFirst().orElse("");
        return headline
                + "\nFails like [" + earlier + "], which has the whole report" + reason(report)
                + report.page().map(page -> ". Page: " + page.toUri()).orElse("")
                + report.reproduction().map(command -> "\n" + command).orElse("");
    }

    /** Returns the causes, or what the wrong values look like if no cause gives them. */
    private static String reason(GradientReport report) {
        List<Diagnosis> diagnoses = report.diagnoses();
        if (diagnoses.isEmpty()) {
            return report.pattern()
                    .map(pattern -> ". Pattern: " + oneLine(pattern))
                    .orElse("");
        }
        return diagnoses.stream()
                .map(diagnosis -> diagnosis.cause().name() + place(diagnosis))
                .collect(joining(", ", ": ", ""));
    }

    private static String place(Diagnosis diagnosis) {
        return diagnosis.where().isBlank() ? "" : " in " + oneLine(diagnosis.where());
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }

    /**
     * Parts of a report that are the same if two trials fail for one reason, although their values differ. The name of the subject is
     * without trial and seed. Entries are compared where no cause explains them, or a cause names single entries.
     */
    private record Kind(
            String subject,
            Verdict verdict,
            List<String> blocks,
            List<Finding.Kind> findings,
            List<String> causes,
            int mismatches,
            List<String> entries) {

        /** Bound for the memory of a run; trials with more wrong entries are compared by their number and the first of them. */
        private static final int MOST_ENTRIES = 1_000;

        static Kind of(GradientReport report, CheckInvocation invocation) {
            List<Diagnosis> diagnoses = report.diagnoses();
            boolean entriesMatter = diagnoses.isEmpty()
                    || diagnoses.stream().anyMatch(diagnosis -> diagnosis.cause() == Cause.ISOLATED_ENTRIES);
            List<Discrepancy> mismatches = entriesMatter ? report.mismatches() : List.of();
            return new Kind(
                    report.subject().replace(invocation.displayName(), ""),
                    report.verdict(),
                    report.blocks().stream().map(Kind::describe).toList(),
                    report.findings().stream().map(Finding::kind).toList(),
                    diagnoses.stream()
                            .map(it -> it.cause() + " " + it.alternatives() + " " + it.where())
                            .toList(),
                    mismatches.size(),
                    mismatches.stream()
                            .map(Discrepancy::name)
                            .sorted()
                            .limit(MOST_ENTRIES)
                            .toList());
        }

        private static String describe(BlockReport block) {
            return block.name() + " " + block.verdict();
        }
    }
}
