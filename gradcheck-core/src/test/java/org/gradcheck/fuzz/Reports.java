package org.gradcheck.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.GradientReport;

/** Reports on the claims for one program. */
record Reports(Program program, Consumer<GradientReport> listener, Tally tally) {

    /** The limit of the evaluations of a check; {@code -Dgradcheck.test.fuzz.limit=100} sets one. */
    private static final long LIMIT = Long.getLong("gradcheck.test.fuzz.limit", Long.MAX_VALUE);

    /** Checks a claim; empty if the check ends with an exception, which is counted. */
    Optional<GradientReport> of(Claims.Claim claim) {
        try {
            GradientReport report = GradientChecker.standard()
                    .mostEvaluations(LIMIT)
                    .check(program::cost, x -> claim.gradient().apply(x), program.point());
            listener.accept(report);
            return Optional.of(report);
        } catch (RuntimeException e) {
            tally.add(Failing.EXCEPTION, program, claim.name(), e.toString());
            return Optional.empty();
        }
    }

    static List<EntryVerdict> verdicts(GradientReport report) {
        return report.entryVerdicts().isEmpty()
                ? List.of()
                : report.entryVerdicts().get(0).verdicts();
    }

    static boolean isRight(EntryVerdict verdict) {
        return verdict == EntryVerdict.AGREES || verdict == EntryVerdict.AT_A_KINK;
    }
}
