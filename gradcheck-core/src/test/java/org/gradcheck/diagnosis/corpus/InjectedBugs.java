package org.gradcheck.diagnosis.corpus;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** The bugs in the layers of a hand-written backpropagation; layers without a bug are right. */
record InjectedBugs(Map<Integer, Bug> bugs) {

    static final InjectedBugs NONE = new InjectedBugs(Map.of());

    InjectedBugs {
        bugs = Collections.unmodifiableMap(new HashMap<>(bugs));
    }

    static InjectedBugs everywhere(Bug bug, int depth) {
        InjectedBugs all = NONE;
        for (int l = 0; l < depth; l++) {
            all = all.with(bug, l);
        }
        return all;
    }

    InjectedBugs with(Bug bug, int layer) {
        Map<Integer, Bug> more = new HashMap<>(bugs);
        more.put(layer, bug);
        return new InjectedBugs(more);
    }

    Steps at(int layer) {
        Bug bug = bugs.get(layer);
        return bug == null ? Steps.RIGHT : bug;
    }

    double[] gradient(Trace trace) {
        return new HandWrittenBackpropagation(trace, this).gradient();
    }
}
