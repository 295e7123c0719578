package org.gradcheck.internal.check;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.gradcheck.internal.evaluation.ParameterSnapshot;
import org.gradcheck.report.Finding;

/**
 * Findings about a function with many outputs.
 *
 * @param function the name of the function in messages: {@code function} or {@code gradient}
 * @param outputNames a name for each output; empty if they are numbered
 * @param point the coordinates at the point
 */
record OutputMessages(String function, List<String> outputNames, ParameterSnapshot point) {

    /** Makes a check, and restores the coordinates. */
    PointOutcome restoring(Supplier<PointOutcome> check) {
        try {
            return check.get();
        } finally {
            Optional<Finding> unused = restore();
        }
    }

    /** Restores the coordinates; a finding if the function has changed one. */
    Optional<Finding> restore() {
        return point.restore()
                .map(change -> new Finding(
                        Finding.Kind.PARAMETERS_CHANGED,
                        "the " + function + ", evaluated at displaced coordinates, changed the coordinate " + change
                                + "; compute it without writing to the coordinates"));
    }

    String nameOf(int output) {
        return "output " + (outputNames.isEmpty() ? String.valueOf(output) : outputNames.get(output));
    }
}
