package org.gradcheck.diagnosis.zoo;

import java.util.Set;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.report.GradientReport;

/** A specimen in whose place another one is checked. */
record Exchanged(Specimen shown, Specimen checked) implements Specimen {

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
