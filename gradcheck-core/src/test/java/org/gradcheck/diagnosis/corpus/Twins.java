package org.gradcheck.diagnosis.corpus;

import java.util.EnumSet;
import java.util.Set;
import org.gradcheck.diagnosis.Cause;

/** Bugs of backpropagation that give the same gradient as another. */
final class Twins {

    private Twins() {}

    /** The causes that explain a claimed gradient to the last digits, given the known bugs. */
    static Set<Cause> of(double[] claimed, Trace trace, InjectedBugs known) {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        for (int l = 0; l < trace.depth(); l++) {
            causes.addAll(of(claimed, trace, known, l));
        }
        for (BatchBug bug : BatchBug.values()) {
            if (known.bugs().isEmpty() && gives(InjectedBugs.everywhere(bug, trace.depth()), claimed, trace)) {
                causes.add(bug.cause());
            }
        }
        return causes;
    }

    static Set<Cause> of(double[] claimed, Trace trace, InjectedBugs known, int layer) {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        for (Bug bug : Bugs.ofBackpropagation(trace, layer)) {
            if (gives(known.with(bug, layer), claimed, trace)) {
                causes.add(bug.cause());
            }
        }
        return causes;
    }

    private static boolean gives(InjectedBugs bugs, double[] claimed, Trace trace) {
        return new Comparison(bugs.gradient(trace), claimed).isRight();
    }
}
