package org.gradcheck.report;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gradcheck.subject.NetworkLayer;
import org.jspecify.annotations.Nullable;

/**
 * What a report has to say to those who look closer, beside its text.
 *
 * @param elapsed how long the check took
 * @param verdicts the verdicts of single entries, in the order of {@link GradientReport#measured}
 * @param curves difference quotients over many steps, for a few of the worst entries and some at a kink; empty if nobody
 *     wanted them
 * @param curveEvaluations how often the cost was evaluated for the curves; not among {@link GradientReport#evaluations}
 * @param layers the layers of the network that was checked, from the inputs to the outputs; empty if it is not known to be
 *     one
 * @param page where this report was written as a page; empty if it was not
 * @param drawsMaps whether the text ends with a map of the worst block
 */
public record ReportDetails(
        Duration elapsed,
        List<EntryVerdicts> verdicts,
        List<StepCurve> curves,
        long curveEvaluations,
        List<NetworkLayer> layers,
        Optional<Path> page,
        boolean drawsMaps) {

    /** Nothing is known. */
    public static final ReportDetails NONE =
            new ReportDetails(Duration.ZERO, List.of(), List.of(), 0, List.of(), Optional.empty(), false);

    /**
     * Copies the lists.
     *
     * @param elapsed how long the check took
     * @param verdicts the verdicts of single entries
     * @param curves difference quotients over many steps
     * @param curveEvaluations how often the cost was evaluated for the curves
     * @param layers the layers of the network that was checked
     * @param page where this report was written as a page
     * @param drawsMaps whether the text ends with a map of the worst block
     */
    public ReportDetails {
        verdicts = List.copyOf(verdicts);
        curves = List.copyOf(curves);
        layers = List.copyOf(layers);
    }

    /** Compares all but the time: a check that took longer has found the same. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReportDetails details
                && verdicts.equals(details.verdicts)
                && curves.equals(details.curves)
                && curveEvaluations == details.curveEvaluations
                && layers.equals(details.layers)
                && page.equals(details.page)
                && drawsMaps == details.drawsMaps;
    }

    @Override
    public int hashCode() {
        return Objects.hash(verdicts, curves, curveEvaluations, layers, page, drawsMaps);
    }

    /** The same with the page that was written. */
    ReportDetails at(Path written) {
        return new ReportDetails(elapsed, verdicts, curves, curveEvaluations, layers, Optional.of(written), drawsMaps);
    }
}
