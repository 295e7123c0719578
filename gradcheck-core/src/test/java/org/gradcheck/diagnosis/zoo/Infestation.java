package org.gradcheck.diagnosis.zoo;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** Which bug sits in which layer of a hand-written backpropagation; the other layers are right. */
record Infestation(Map<Integer, Bug> bugs) {

    static final Infestation NONE = new Infestation(Map.of());

    Infestation {
        bugs = Collections.unmodifiableMap(new HashMap<>(bugs));
    }

    static Infestation everywhere(Bug bug, int depth) {
        Infestation all = NONE;
        for (int l = 0; l < depth; l++) {
            all = all.with(bug, l);
        }
        return all;
    }

    Infestation with(Bug bug, int layer) {
        Map<Integer, Bug> more = new HashMap<>(bugs);
        more.put(layer, bug);
        return new Infestation(more);
    }

    Steps at(int layer) {
        Bug bug = bugs.get(layer);
        return bug == null ? Steps.RIGHT : bug;
    }

    double[] gradient(Trace trace) {
        return new HandWrittenBackpropagation(trace, this).gradient();
    }
}
