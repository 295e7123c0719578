package org.gradcheck.diagnosis.zoo;

import java.util.List;
import java.util.Set;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;

/** A wrong gradient of which the cause is known. */
interface Specimen {

    /** So small a share of the largest entry may be beyond what a check can see. */
    double VISIBLE = 1e-5;

    Cause cause();

    String description();

    GradientReport check();

    Comparison comparison();

    /** The cause, and those that would have given the same gradient. */
    Set<Cause> rightNames();

    default Sighting sighting() {
        GradientReport report = check();
        List<Cause> named = Named.in(report);
        return new Sighting(cause(), outcome(report, named), named, description(), report);
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
