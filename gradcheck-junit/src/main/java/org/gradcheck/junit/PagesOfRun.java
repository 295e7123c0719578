package org.gradcheck.junit;

import java.nio.file.Path;
import java.util.Optional;
import org.gradcheck.report.page.PagePolicy;
import org.gradcheck.report.page.ReportPages;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Where a run of tests leaves the pages of its checks: one place for all tests with the same settings. */
record PagesOfRun(PagePolicy policy, Optional<Path> folder) {

    /** A name that was left empty stands for the folder of the build, not for that of the project. */
    PagesOfRun {
        folder = folder.filter(chosen -> !chosen.toString().isEmpty());
    }

    /** The pages of the run that a test belongs to; JUnit closes them when it has ended. */
    ReportPages in(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(PagesOfRun.class))
                .getOrComputeIfAbsent(this, key -> new StoredPages(key.open()), StoredPages.class)
                .pages();
    }

    /** The pages of what a factory of dynamic tests checks; whoever opens them closes them. */
    static ReportPages ofDynamicTests() {
        PagePolicy policy =
                PlatformSettings.get("gradcheck.report").map(PagePolicy::named).orElse(PagePolicy.FAILURES);
        return new PagesOfRun(
                        policy, PlatformSettings.get("gradcheck.report.directory").map(Path::of))
                .open();
    }

    private ReportPages open() {
        return folder.map(chosen -> ReportPages.in(chosen, policy)).orElseGet(() -> ReportPages.inBuildFolder(policy));
    }

    /** Before 5.13 JUnit closes values of its own type alone; since then it warns of those that are not {@code AutoCloseable}. */
    private record StoredPages(ReportPages pages) implements ExtensionContext.Store.CloseableResource, AutoCloseable {

        @Override
        public void close() {
            pages.close();
        }
    }
}
