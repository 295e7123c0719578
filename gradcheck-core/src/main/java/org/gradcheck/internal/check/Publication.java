package org.gradcheck.internal.check;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.page.PagePolicy;
import org.gradcheck.report.page.ReportPages;

/**
 * Who is told what came out.
 *
 * @param listener is told on the thread of the check, once the page is there
 * @param pages where a page is written; empty if nowhere
 * @param drawsMaps whether the text of a report ends with a map of its worst block
 */
public record Publication(Consumer<GradientReport> listener, Optional<ReportPages> pages, boolean drawsMaps) {

    public static final Publication NONE = new Publication(report -> {}, Optional.empty(), false);

    public Publication to(Consumer<GradientReport> further) {
        return new Publication(listener.andThen(further), pages, drawsMaps);
    }

    public Publication on(ReportPages other) {
        return new Publication(listener, Optional.of(other), drawsMaps);
    }

    public Publication withMaps() {
        return new Publication(listener, pages, true);
    }

    /** The curves that the page needs; without a page nobody would see them. */
    StepCurves curves(LongSupplier nanoTime) {
        PagePolicy wish = pages.map(ReportPages::policy).orElse(PagePolicy.NEVER);
        return switch (wish) {
            case NEVER -> StepCurves.unwanted(nanoTime);
            case FAILURES -> StepCurves.ofFailures(nanoTime);
            case ALWAYS -> StepCurves.ofAll(nanoTime);
        };
    }

    GradientReport publish(GradientReport report) {
        GradientReport published = pages.map(all -> all.add(report)).orElse(report);
        listener.accept(published);
        return published;
    }
}
