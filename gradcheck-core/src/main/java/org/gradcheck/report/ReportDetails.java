package org.gradcheck.report;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gradcheck.subject.NetworkLayer;

/**
 * The values of a report that its text does not show, together. Each is an accessor of {@link GradientReport} as well, which new code
 * should prefer. Immutable and thread-safe.
 *
 * @param elapsed the duration of the check
 * @param verdicts the verdicts of single entries, in the order of {@link GradientReport#measured}
 * @param curves difference quotients over many steps; empty if no page is written for the check
 * @param curveEvaluations the number of evaluations of the cost for the curves
 * @param layers the layers of the checked network; empty if the subject is not known to be a network
 * @param page the file of the report's page; empty if it has none
 */
public record ReportDetails(
        Duration elapsed,
        List<EntryVerdicts> verdicts,
        List<StepCurve> curves,
        long curveEvaluations,
        List<NetworkLayer> layers,
        Optional<Path> page) {

    /**
     * Copies the lists.
     *
     * @param elapsed the duration of the check
     * @param verdicts the verdicts of single entries
     * @param curves difference quotients over many steps
     * @param curveEvaluations the number of evaluations of the cost for the curves
     * @param layers the layers of the checked network
     * @param page the file of the report's page
     */
    public ReportDetails {
        verdicts = List.copyOf(verdicts);
        curves = List.copyOf(curves);
        layers = List.copyOf(layers);
    }
}
