package org.gradcheck.diagnosis.corpus;

import java.util.List;
import java.util.Set;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;

/** A wrong gradient with a known cause. */
interface BugCase {

    /** The smallest change, relative to the largest entry, that a check must detect. */
    double VISIBLE = 1e-5;

    Cause cause();

    String description();

    GradientReport check();

    Comparison comparison();

    /** The cause, and all causes that give the same gradient. */
    Set<Cause> rightNames();

    default CaseResult result() {
        GradientReport report = check();
        List<Cause> named = Named.in(report);
        return new CaseResult(cause(), outcome(report, named), named, description(), report);
    }

    private Outcome outcome(GradientReport report, List<Cause> named) {
        if (report.verdict() != Verdict.DISAGREES) {
            return report.passed() && comparison().largest() < VISIBLE ? Outcome.HARMLESS : Outcome.MISSED;
        }
        if (comparison().isRight()) {
            return Outcome.FALSE_ALARM;
        }
        if (named.isEmpty()) {
            return Outcome.UNNAMED;
        }
        return named.get(0) == cause() || rightNames().contains(named.get(0)) ? Outcome.RIGHT : Outcome.WRONG;
    }
}
