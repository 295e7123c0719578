package org.gradcheck.junit;

import java.nio.file.Path;
import java.util.Optional;
import org.gradcheck.report.page.PagePolicy;
import org.gradcheck.report.page.ReportPages;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Policy and folder of the pages of a test run. All tests with equal settings share one folder. */
record PagesOfRun(PagePolicy policy, Optional<Path> folder) {

    /** Takes an empty name as not set, so that pages go to the build folder and not to the project folder. */
    PagesOfRun {
        folder = folder.filter(chosen -> !chosen.toString().isEmpty());
    }

    /** Returns the pages of the run that a test belongs to; JUnit closes them when the run has ended. */
    ReportPages in(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(PagesOfRun.class))
                .getOrComputeIfAbsent(this, key -> new StoredPages(key.open()), StoredPages.class)
                .pages();
    }

    /** Returns the pages of dynamic tests; the caller must close them. */
    static ReportPages ofDynamicTests() {
        PagePolicy policy =
                PlatformSettings.get("gradcheck.report").map(PagePolicy::named).orElse(PagePolicy.FAILURES);
        return new PagesOfRun(
                        policy,
                        PlatformSettings.get("gradcheck.report.directory").map(Path::of))
                .open();
    }

    private ReportPages open() {
        return folder.map(chosen -> ReportPages.in(chosen, policy)).orElseGet(() -> ReportPages.inBuildFolder(policy));
    }

    /** Pages that JUnit closes: before 5.13 by its own type; later versions warn of values that are not {@code AutoCloseable}. */
    private record StoredPages(ReportPages pages) implements ExtensionContext.Store.CloseableResource, AutoCloseable {

        @Override
        public void close() {
            pages.close();
        }
    }
}
