package org.gradcheck.internal.check;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.page.PagePolicy;
import org.gradcheck.report.page.ReportPages;

/**
 * Receivers of the report of a check.
 *
 * @param listener receives the report on the thread of the check, after the page is written
 * @param pages the folder of pages; empty if no page is written
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

    /** Returns the curves that the page needs; without a page there are none. */
    StepCurves curves(LongSupplier nanoTime) {
        PagePolicy wish = pages.isPresent() ? pages.get().policy() : PagePolicy.NEVER;
        return switch (wish) {
            case NEVER -> StepCurves.unwanted(nanoTime);
            case FAILURES -> StepCurves.ofFailures(nanoTime);
            case ALWAYS -> StepCurves.ofAll(nanoTime);
        };
    }

    GradientReport publish(GradientReport report) {
        GradientReport published = pages.isPresent() ? pages.get().add(report) : report;
        listener.accept(published);
        return published;
    }
}
