package org.gradcheck.report.page;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
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
 * Writes reports as pages: a folder with an {@code index.html} that lists all checks of a run of the tests, and a page for
 * each check that is wanted. It opens in any browser from the file system, without a network.
 *
 * <p>Several threads, processes and modules may write to one folder. The first page of another run replaces what is there. A
 * folder that cannot be written to is logged as a warning, once; no method throws because of it.
 *
 * <p>The size is bounded: a page shows no more than 40,000 tiles in the maps of its blocks, each for one entry or, in large
 * blocks, for the worst of some, and a run has no more than 1,000 pages.
 *
 * <p>Thread-safe. Checks without a page are gathered and written with the next one that has one, or by {@link #close}.
 */
public final class ReportPages implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger("org.gradcheck");

    private static final int MOST_PAGES = 1_000;

    private static final int MOST_GATHERED = 500;

    private final PagePolicy wish;
    private final RunFolder folder;
    private final Path path;
    private final List<Map<String, Object>> gathered = new ArrayList<>();
    private final AtomicBoolean hasWarned = new AtomicBoolean();

    private ReportPages(PagePolicy wish, Path path, RunFolder folder) {
        this.wish = wish;
        this.path = path;
        this.folder = folder;
    }

    /**
     * Prepares to write to a folder; nothing is written yet.
     *
     * @param folder is created when something is written
     * @param wish of which checks there shall be a page
     * @return the pages of the current run of the tests
     */
    public static ReportPages in(Path folder, PagePolicy wish) {
        Path absolute = folder.toAbsolutePath().normalize();
        return new ReportPages(wish, absolute, new RunFolder(absolute, TestRun.current(), MOST_PAGES));
    }

    /**
     * Prepares to write to {@code target/gradcheck} in a project of Maven, {@code build/gradcheck} in one of Gradle and
     * elsewhere.
     *
     * @param wish of which checks there shall be a page
     * @return the pages of the current run of the tests
     */
    public static ReportPages inBuildFolder(PagePolicy wish) {
        return in(BuildFolder.ofTests().resolve("gradcheck"), wish);
    }

    /**
     * Prepares to write where the system property {@code gradcheck.report.directory} says, else to {@code target/gradcheck} or
     * {@code build/gradcheck} if the process was started in the folder of a project of Maven or Gradle. A process that was
     * started elsewhere, such as a program without a build, gets no pages.
     *
     * @return the pages of the current run; empty if there is no folder, or {@code gradcheck.report} is {@code never}
     * @throws IllegalArgumentException if {@code gradcheck.report} is neither failures nor always or never
     */
    public static Optional<ReportPages> bySystemProperties() {
        PagePolicy wish = PagePolicy.named(System.getProperty("gradcheck.report", PagePolicy.FAILURES.name()));
        return wish == PagePolicy.NEVER
                ? Optional.empty()
                : Optional.ofNullable(System.getProperty("gradcheck.report.directory"))
                        .map(String::strip)
                        .filter(chosen -> !chosen.isEmpty())
                        .map(Path::of)
                        .or(() -> BuildFolder.known().map(build -> build.resolve("gradcheck")))
                        .map(folder -> in(folder, wish));
    }

    /**
     * Copies the page of a report to another place. The copy has its data in it; its charts are drawn as long as the folder
     * of the run is where it was.
     *
     * @param report a report with a page
     * @param to the file to be written
     * @throws IOException if it cannot be written
     * @throws java.util.NoSuchElementException if the report has no page
     */
    public static void copy(GradientReport report, Path to) throws IOException {
        Path root = folderOf(folderOf(report.page().orElseThrow()));
        Files.writeString(to, PageTemplate.withData(wayTo(root, to), script("check", new CheckData(report).whole())));
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), () -> file + " is no file in a folder");
    }

    private static String wayTo(Path root, Path from) {
        try {
            String way = folderOf(from).relativize(root).toString();
            String path = way.isEmpty() ? "" : way.replace(File.separatorChar, '/') + "/";
            return PageTemplate.escaped(new URI(null, null, path, null).getRawPath());
        } catch (IllegalArgumentException | URISyntaxException onAnotherDrive) {
            return PageTemplate.escaped(root.toUri().toString());
        }
    }

    /**
     * Returns of which checks there shall be a page.
     *
     * @return the wish
     */
    public PagePolicy wish() {
        return wish;
    }

    /**
     * Lists a check, and writes its page if it is wanted.
     *
     * @param report what came out
     * @return the report with its page, or the same report if it has none
     */
    public GradientReport add(GradientReport report) {
        if (wish == PagePolicy.NEVER) {
            return report;
        }
        try {
            return wish.includes(report) ? written(report) : gathered(report);
        } catch (IOException | RuntimeException e) { // whatever is wrong with a page, the check is done
            warn(e);
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
        } catch (IOException | RuntimeException e) { // whatever is wrong with a page, the check is done
            warn(e);
        }
    }

    private GradientReport written(GradientReport report) throws IOException {
        String name = folder.reserve(FileName.of(report.subject()));
        if (name.isEmpty()) {
            return gathered(report);
        }
        CheckData data = new CheckData(report);
        Path page = folder.writePage(name, script("check", data.whole()));
        Map<String, Object> summary = new LinkedHashMap<>(data.summary());
        summary.put("page", "checks/" + name + ".html");
        List<Map<String, Object>> listed = new ArrayList<>(take());
        listed.add(summary);
        folder.addToList(listScript(listed));
        return report.at(page);
    }

    private GradientReport gathered(GradientReport report) throws IOException {
        List<Map<String, Object>> full = List.of();
        synchronized (gathered) {
            gathered.add(new CheckData(report).summary());
            if (gathered.size() >= MOST_GATHERED) {
                full = take();
            }
        }
        if (!full.isEmpty()) {
            folder.addToList(listScript(full));
        }
        return report;
    }

    private List<Map<String, Object>> take() {
        synchronized (gathered) {
            List<Map<String, Object>> taken = List.copyOf(gathered);
            gathered.clear();
            return taken;
        }
    }

    private static String listScript(List<Map<String, Object>> checks) {
        return script("list", checks);
    }

    /** A line of JSON between two lines that hand it to the page: scripts, unlike data, may be loaded from the file system. */
    private static String script(String kind, Object data) {
        return "(globalThis.gradcheck ??= {check: [], list: []})." + kind + ".push(\n" + JsonText.of(data) + "\n);\n";
    }

    /** Once: what keeps one page from being written keeps the others, too. */
    private void warn(Exception e) {
        if (hasWarned.getAndSet(true)) {
            return;
        }
        LOGGER.log(
                System.Logger.Level.WARNING,
                () -> "no page was written to " + path + ": " + e
                        + "; choose another folder by gradcheck.report.directory, or none by gradcheck.report=never");
    }
}
