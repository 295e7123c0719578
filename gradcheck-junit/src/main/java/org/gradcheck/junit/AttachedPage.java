package org.gradcheck.junit;

import java.nio.file.Path;
import java.util.List;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.page.ReportPages;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Publishes links to the pages of an invocation as files of the test, so that listeners of JUnit, such as IDEs, show them. JUnit keeps
 * these files for each run, so they have the text of the report and not all of its data.
 */
final class AttachedPage {

    private static final System.Logger LOGGER = System.getLogger("org.gradcheck");

    private AttachedPage() {}

    static void publish(List<GradientReport> reports, ExtensionContext context) {
        for (GradientReport report : reports) {
            report.page().ifPresent(page -> publish(report, page, context));
        }
    }

    /** Publishes a page. A launcher may have no place for files; the page then remains in its folder alone. */
    private static void publish(GradientReport report, Path page, ExtensionContext context) {
        try {
            PublishedFile.publishHtml("gradcheck-" + page.getFileName(), to -> ReportPages.link(report, to), context);
        } catch (RuntimeException unavailable) {
            LOGGER.log(System.Logger.Level.DEBUG, "the page of a check was not attached to its test", unavailable);
        }
    }
}
