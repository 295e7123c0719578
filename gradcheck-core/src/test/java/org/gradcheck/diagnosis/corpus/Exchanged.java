package org.gradcheck.diagnosis.corpus;

import java.util.Set;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.report.GradientReport;

/** A bugCase in whose place another one is checked. */
record Exchanged(BugCase shown, BugCase checked) implements BugCase {

    @Override
    public Cause cause() {
        return shown.cause();
    }

    @Override
    public String description() {
        return shown.description();
    }

    @Override
    public GradientReport check() {
        return checked.check();
    }

    @Override
    public Comparison comparison() {
        return shown.comparison();
    }

    @Override
    public Set<Cause> rightNames() {
        return shown.rightNames();
    }
}
