package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.Hypotheses;
import org.gradcheck.internal.diagnosis.description.GradientDescription;
import org.gradcheck.internal.diagnosis.search.Diagnosed;
import org.gradcheck.internal.diagnosis.search.WrongGradient;

/**
 * What the values of a wrong gradient show.
 *
 * @param diagnoses the bugs that explain them
 * @param pattern what the wrong values look like that no bug explains, in one line
 */
record Explained(List<Diagnosis> diagnoses, Optional<String> pattern) {

    static final Explained NOTHING = new Explained(List.of(), Optional.empty());

    static Explained of(WrongGradient gradient) {
        Diagnosed found = Hypotheses.search(gradient);
        return new Explained(found.bugs(), pattern(gradient, found.bugs(), found.open()));
    }

    /**
     * Returns what entries and directions show together.
     *
     * @param bugs the bugs that the entries show
     */
    static Explained of(WrongGradient gradient, List<Diagnosis> bugs, DirectionalDiagnosis directional) {
        List<Diagnosis> all = new ArrayList<>(bugs);
        all.addAll(directional.causes());
        Optional<String> pattern = directional.lines().isEmpty()
                ? pattern(gradient, all, directional.open())
                : withLines(directional.lines(), GradientDescription.of(gradient, directional.open()));
        boolean saysNothing = pattern.isEmpty() || pattern.get().equals(GradientDescription.NOTHING);
        boolean isNoted = saysNothing && all.isEmpty() && !directional.notes().isEmpty();
        return new Explained(
                List.copyOf(all), isNoted ? Optional.of(directional.notes().get(0)) : pattern);
    }

    private static Optional<String> withLines(List<String> lines, Optional<String> others) {
        List<String> all = new ArrayList<>(lines);
        others.ifPresent(all::add);
        return Optional.of(String.join("; ", all));
    }

    /** Returns the pattern of all wrong blocks, or of those that are left beside known bugs; nothing instead of no pattern then. */
    private static Optional<String> pattern(WrongGradient gradient, List<Diagnosis> bugs, List<Integer> open) {
        return bugs.isEmpty() ? GradientDescription.of(gradient) : GradientDescription.of(gradient, open);
    }
}
