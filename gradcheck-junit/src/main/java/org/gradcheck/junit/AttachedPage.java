package org.gradcheck.junit;

import java.nio.file.Path;
import java.util.List;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.page.ReportPages;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Hands the pages of an invocation to JUnit, so that its listeners, such as those of IDEs, show them with the test. */
final class AttachedPage {

    private static final System.Logger LOGGER = System.getLogger("org.gradcheck");

    private AttachedPage() {}

    static void publish(List<GradientReport> reports, ExtensionContext context) {
        for (GradientReport report : reports) {
            report.page().ifPresent(page -> publish(report, page, context));
        }
    }

    /** Whoever launches the tests may have no place for files; a page in its folder is enough then. */
    private static void publish(GradientReport report, Path page, ExtensionContext context) {
        try {
            PublishedFile.publishHtml("gradcheck-" + page.getFileName(), to -> ReportPages.copy(report, to), context);
        } catch (RuntimeException unavailable) {
            LOGGER.log(System.Logger.Level.DEBUG, "the page of a check was not attached to its test", unavailable);
        }
    }
}
