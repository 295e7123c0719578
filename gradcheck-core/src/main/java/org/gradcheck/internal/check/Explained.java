package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.Hypotheses;
import org.gradcheck.internal.diagnosis.description.GradientDescription;
import org.gradcheck.internal.diagnosis.search.WrongGradient;

/**
 * What the values of a wrong gradient show.
 *
 * @param diagnoses the bugs that explain them
 * @param pattern what they look like, in one line; empty if a bug was found
 */
record Explained(List<Diagnosis> diagnoses, Optional<String> pattern) {

    static final Explained NOTHING = new Explained(List.of(), Optional.empty());

    /** Returns the bugs of both; a pattern if there are none. */
    Explained and(Explained other) {
        List<Diagnosis> all = new ArrayList<>(diagnoses);
        all.addAll(other.diagnoses);
        return new Explained(List.copyOf(all), all.isEmpty() ? patternOr(other) : Optional.empty());
    }

    private Optional<String> patternOr(Explained other) {
        boolean saysNothing = pattern.isEmpty() || pattern.get().equals(GradientDescription.NOTHING);
        return saysNothing && other.pattern.isPresent() ? other.pattern : pattern;
    }

    static Explained of(WrongGradient gradient) {
        List<Diagnosis> bugs = Hypotheses.diagnose(gradient);
        return new Explained(bugs, bugs.isEmpty() ? GradientDescription.of(gradient) : Optional.empty());
    }
}
