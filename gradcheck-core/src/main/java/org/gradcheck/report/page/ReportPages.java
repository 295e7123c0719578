package org.gradcheck.report.page;

import java.io.File;
import java.io.IOError;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gradcheck.report.GradientReport;

/**
 * Folder of pages that reports are written to. Its {@code index.html} lists all checks of a run of the tests; each check that
 * the {@link PagePolicy} chooses has a page. The pages open in any browser from the file system, without a network.
 *
 * <p>Several threads, class loaders, processes and modules may write to one folder. The first page of another run moves the pages of the
 * run before to a folder below {@code runs}, and the index lists these runs. If a process of the run before still writes, the later run has a
 * folder below {@code runs} instead. The forks of one Maven build are one run. So are processes of one parent that run at the same
 * time. Files that gradcheck has not written stay, and links in the folder are not followed. If the folder cannot be written to, a
 * warning is logged once; no method throws because of it.
 *
 * <p>Without scripts, a page shows the text of the report.
 *
 * <p>The size is bounded: a run has no more than 1,000 pages, at most 100 earlier runs with no more than 1,000 pages in all are kept, and the maps of one page have no more than 40,000 tiles. A tile
 * is one entry or, in a large block, the worst of several.
 *
 * <p>Thread-safe. Checks without a page are collected; they are written with the next check that has a page, or by {@link
 * #close}.
 */
public final class ReportPages implements AutoCloseable {

    private static final int MOST_PAGES = 1_000;

    private static final int MOST_COLLECTED = 500;

    private final PagePolicy policy;
    private final PageFolder folder;
    private final Path path;
    private final List<Map<String, Object>> collected = new ArrayList<>();
    private final AtomicBoolean hasWarned = new AtomicBoolean();

    private ReportPages(PagePolicy policy, Path path) {
        this.policy = policy;
        this.path = path;
        this.folder = new PageFolder(path, MOST_PAGES);
    }

    /**
     * Prepares to write to a folder; nothing is written yet.
     *
     * @param folder the folder, which is created by the first page
     * @param policy the choice of the checks that get a page
     * @return the pages of the current run of the tests
     */
    public static ReportPages in(Path folder, PagePolicy policy) {
        try {
            return new ReportPages(policy, folder.toAbsolutePath().normalize());
        } catch (SecurityException | IOError withoutCurrentFolder) {
            return new ReportPages(policy, folder);
        }
    }

    /**
     * Prepares to write to a folder, for code that uses the earlier name of the policy.
     *
     * @param folder the folder, which is created by the first page
     * @param wish the choice of the checks that get a page
     * @return the pages of the current run of the tests
     * @deprecated use {@link #in(Path, PagePolicy)}
     */
    @Deprecated
    public static ReportPages in(Path folder, PageWish wish) {
        return in(folder, wish.policy());
    }

    /**
     * Prepares to write to {@code target/gradcheck} in a Maven project, to {@code build/gradcheck} in a Gradle project and
     * elsewhere.
     *
     * @param policy the choice of the checks that get a page
     * @return the pages of the current run of the tests
     */
    public static ReportPages inBuildFolder(PagePolicy policy) {
        try {
            return in(BuildFolder.ofTests().resolve("gradcheck"), policy);
        } catch (SecurityException forbidden) {
            ReportPages none = in(Path.of("gradcheck"), PagePolicy.NEVER);
            none.warn(forbidden);
            return none;
        }
    }

    /**
     * Prepares to write to the folder that the system property {@code gradcheck.report.directory} names. Without it, the folder
     * is {@code target/gradcheck} or {@code build/gradcheck} if the process was started in the folder of a Maven or Gradle
     * project. A process that was started elsewhere writes no pages.
     *
     * @return the pages of the current run; empty if there is no folder, or {@code gradcheck.report} is {@code never}
     * @throws IllegalArgumentException if {@code gradcheck.report} is not {@code failures}, {@code always} or {@code never}
     */
    public static Optional<ReportPages> bySystemProperties() {
        try {
            return bySettings();
        } catch (SecurityException forbidden) {
            in(Path.of("gradcheck"), PagePolicy.NEVER).warn(forbidden);
            return Optional.empty();
        }
    }

    private static Optional<ReportPages> bySettings() {
        PagePolicy policy = PagePolicy.named(System.getProperty("gradcheck.report", PagePolicy.FAILURES.name()));
        if (policy == PagePolicy.NEVER) {
            return Optional.empty();
        }
        String chosen = System.getProperty("gradcheck.report.directory", "").strip();
        if (!chosen.isEmpty()) {
            return Optional.of(in(Path.of(chosen), policy));
        }
        Optional<Path> build = BuildFolder.known();
        return build.isPresent() ? Optional.of(in(build.get().resolve("gradcheck"), policy)) : Optional.empty();
    }

    /**
     * Writes a small file that shows the text of a report and leads to its page, for listeners of tests that collect files.
     *
     * @param report a report with a page
     * @param to the file to be written
     * @throws IOException if it cannot be written
     * @throws java.util.NoSuchElementException if the report has no page
     */
    public static void link(GradientReport report, Path to) throws IOException {
        Path page = report.page().orElseThrow();
        PageFile.write(to.toAbsolutePath(), PageTemplate.ofLink(address(page, to), report.toString()));
    }

    /** Returns the address of a page in a file elsewhere. It is relative, so that both can be moved together. */
    private static String address(Path page, Path from) {
        try {
            Path folder = Objects.requireNonNull(from.toAbsolutePath().getParent(), "a file has a folder");
            String way = folder.relativize(page.toAbsolutePath()).toString().replace(File.separatorChar, '/');
            // without ./ the first folder of a:b/page.html would be a scheme
            return PageTemplate.escaped(new URI(null, null, "./" + way, null).getRawPath());
        } catch (IllegalArgumentException | URISyntaxException onAnotherDrive) {
            return PageTemplate.escaped(page.toUri().toString());
        }
    }

    /**
     * Returns the choice of the checks that get a page.
     *
     * @return the policy
     */
    public PagePolicy policy() {
        return policy;
    }

    /**
     * Adds a check to the list, and writes its page if the policy chooses it.
     *
     * @param report the report of the check
     * @return the report with its page, or the same report if it has none
     */
    public GradientReport add(GradientReport report) {
        if (policy == PagePolicy.NEVER) {
            return report;
        }
        try {
            return policy.includes(report) ? write(report) : collect(report);
        } catch (IOException | RuntimeException | VirtualMachineError | LinkageError e) {
            warn(e); // a failure to write a page must not fail the check
            return report;
        }
    }

    /** Writes the list of the checks that have no page of their own. */
    @Override
    public void close() {
        try {
            List<Map<String, Object>> rest = take();
            if (!rest.isEmpty()) {
                folder.addToList(listScript(rest));
            }
        } catch (IOException | RuntimeException | VirtualMachineError | LinkageError e) {
            warn(e); // a failure to write a page must not fail the check
        }
    }

    private GradientReport write(GradientReport report) throws IOException {
        PageFolder.Reserved reserved = folder.reserve(FileName.of(report.subject()));
        String name = reserved.name();
        if (name.isEmpty()) {
            return collect(report);
        }
        CheckData data = new CheckData(report);
        Path page = reserved.run().writePage(name, script("check", data.whole()), report.toString());
        Map<String, Object> summary = new LinkedHashMap<>(data.summary());
        summary.put("page", "checks/" + name + ".html");
        List<Map<String, Object>> listed = new ArrayList<>(take());
        listed.add(summary);
        folder.addToList(listScript(listed));
        return report.at(page);
    }

    private GradientReport collect(GradientReport report) throws IOException {
        List<Map<String, Object>> full = List.of();
        synchronized (collected) {
            collected.add(new CheckData(report).summary());
            if (collected.size() >= MOST_COLLECTED) {
                full = take();
            }
        }
        if (!full.isEmpty()) {
            folder.addToList(listScript(full));
        }
        return report;
    }

    private List<Map<String, Object>> take() {
        synchronized (collected) {
            List<Map<String, Object>> taken = List.copyOf(collected);
            collected.clear();
            return taken;
        }
    }

    private static String listScript(List<Map<String, Object>> checks) {
        return script("list", checks);
    }

    /** Returns a script that passes JSON to the page: browsers load scripts, but no data files, from the file system. */
    private static String script(String kind, Object data) {
        return "(globalThis.gradcheck ??= {check: [], list: []})." + kind + ".push(\n" + JsonText.of(data) + "\n);\n";
    }

    /** Logs a warning once, since the same reason usually keeps all pages from being written. */
    private void warn(Throwable e) {
        if (hasWarned.getAndSet(true)) {
            return;
        }
        System.getLogger("org.gradcheck")
                .log(
                        System.Logger.Level.WARNING,
                        () -> "no page was written to " + path + ": " + e
                                + "; choose another folder with gradcheck.report.directory, or turn pages off with gradcheck.report=never");
    }
}
