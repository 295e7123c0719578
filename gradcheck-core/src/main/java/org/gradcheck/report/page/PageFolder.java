package org.gradcheck.report.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Folder with the pages of several runs of the tests. It has the files of the newest run, as {@link RunFolder} lists them, and besides
 *
 * <pre>
 * runs/*&#47;        a folder for each earlier run
 * assets/        the files that all pages share
 * </pre>
 *
 * <p>The first page of a run moves the files of the run before to a folder below {@code runs}. If a process of that run may still write, they
 * stay, and the new run has a folder below {@code runs} from the start: no page moves while its run goes on.
 *
 * <p>Several processes share the folder; each locks it while it works on more than the page of one check.
 */
final class PageFolder {

    /** Most earlier runs that are kept. Chosen: some days of work between two clean builds. */
    private static final int MOST_RUNS = 100;

    private static final String RUNS = "runs";

    private static final String ASSETS = "assets";

    /** Text of the mark while the folder is prepared. If the process is killed meanwhile, the next one prepares it anew. */
    private static final String OPENING = "opening";

    private final Path folder;
    private final RunFolder newest;
    private final int mostPages;
    private @Nullable TestRun current;

    PageFolder(Path folder, int mostPages) {
        this.folder = folder;
        this.newest = new RunFolder(folder, "");
        this.mostPages = mostPages;
    }

    /**
     * Name for the files of a check.
     *
     * @param run the folder of the run
     * @param name the name; empty if the run already has the largest number of pages
     */
    record Reserved(RunFolder run, String name) {}

    /** Reserves a name for the files of a check that no other check of this run has. */
    @SuppressWarnings("try") // the lock is only held
    Reserved reserve(String wanted) throws IOException {
        Assets.require();
        try (FolderLock lock = FolderLock.of(folder)) {
            RunFolder run = folderOfRun();
            return new Reserved(run, run.reserve(wanted, mostPages));
        }
    }

    /** Adds checks to the list of all checks. */
    @SuppressWarnings("try") // the lock is only held
    void addToList(String script) throws IOException {
        Assets.require();
        try (FolderLock lock = FolderLock.of(folder)) {
            RunFolder run = folderOfRun();
            run.addToList(script);
            if (!run.equals(newest)) {
                run.writeIndex(List.of(run.top() + RunFolder.INDEX));
            }
            writeIndex();
        }
    }

    private void writeIndex() throws IOException {
        List<String> others = new ArrayList<>();
        for (RunFolder other : others()) {
            others.add(RUNS + "/" + other.folder().getFileName() + "/" + RunFolder.INDEX);
        }
        newest.writeIndex(others);
    }

    /** Returns the folder of the run that this process takes part in, and prepares it. */
    private RunFolder folderOfRun() throws IOException {
        refuseLinks();
        if (current == null) {
            current = TestRun.current();
        }
        Optional<TestRun> there = newest.run();
        if (there.isPresent() && there.get().includes(current)) {
            return join(newest, there.get(), current);
        }
        for (RunFolder other : others()) {
            Optional<TestRun> run = other.run();
            if (run.isPresent() && run.get().includes(current)) {
                other.refuseLinks();
                return join(other, run.get(), current);
            }
        }
        if (there.isPresent() && there.get().isRunning()) {
            RunFolder beside = beside(current);
            beside.createFor(current);
            return beside;
        }
        refuseForeignFiles();
        if (there.isPresent()) {
            newest.moveTo(beside(there.get()), there.get());
            deleteOldest();
        }
        prepare(current);
        return newest;
    }

    private static RunFolder join(RunFolder folder, TestRun there, TestRun current) throws IOException {
        if (!there.hasMember(current.members())) {
            PageFile.write(
                    folder.folder().resolve(RunFolder.MARK),
                    there.with(current.members()).mark());
        }
        return folder;
    }

    private RunFolder beside(TestRun run) throws IOException {
        PageFile.refuseLink(folder.resolve(RUNS), run.name());
        return new RunFolder(folder.resolve(RUNS).resolve(run.name()), "../../");
    }

    private void prepare(TestRun run) throws IOException {
        PageFile.write(folder.resolve(RunFolder.MARK), OPENING);
        newest.delete();
        Path assets = Files.createDirectories(folder.resolve(ASSETS));
        PageFile.deletePartial(assets);
        Assets.copyTo(assets);
        newest.createFor(run);
    }

    /** Returns the folders of the runs that are not the newest, the youngest first. */
    private List<RunFolder> others() throws IOException {
        Path runs = folder.resolve(RUNS);
        List<RunFolder> others = new ArrayList<>();
        if (!Files.isDirectory(runs)) {
            return others;
        }
        try (Stream<Path> names = Files.list(runs)) {
            for (Path run : names.sorted(Comparator.reverseOrder()).toList()) {
                RunFolder other = new RunFolder(run, "../../");
                if (TestRun.NAME.matcher(run.getFileName().toString()).matches()
                        && Files.isDirectory(run, LinkOption.NOFOLLOW_LINKS)
                        && other.run().isPresent()) {
                    others.add(other);
                }
            }
        }
        return others;
    }

    /** Deletes the oldest runs. Those that are kept have, in all, as many pages as one run may have. */
    private void deleteOldest() throws IOException {
        int pages = 0;
        int kept = 0;
        for (RunFolder run : others()) {
            pages += run.written().in("checks").size();
            kept++;
            boolean isRunning = run.run().filter(TestRun::isRunning).isPresent();
            if ((kept > MOST_RUNS || pages > mostPages) && !isRunning) {
                run.refuseLinks();
                run.deleteFolder();
            }
        }
    }

    private void refuseLinks() throws IOException {
        newest.refuseLinks();
        PageFile.refuseLink(folder, ASSETS);
        PageFile.refuseLink(folder, RUNS);
    }

    /**
     * Refuses a folder with files that gradcheck did not write, so that they are not mixed up. Such a folder may belong to a
     * project with data and assets of its own.
     */
    private void refuseForeignFiles() throws IOException {
        Path mark = folder.resolve(RunFolder.MARK);
        if (Files.exists(mark)) {
            boolean isForeign =
                    newest.run().isEmpty() && !Files.readString(mark).equals(OPENING);
            PageFile.refuseIf(isForeign, folder, RunFolder.MARK);
            return;
        }
        PageFile.refuseIf(Files.exists(folder.resolve(RunFolder.INDEX)), folder, RunFolder.INDEX);
        for (String part : RunFolder.PARTS) {
            PageFile.refuseIf(isInUse(folder.resolve(part)), folder, part);
        }
        PageFile.refuseIf(isInUse(folder.resolve(ASSETS)), folder, ASSETS);
        PageFile.refuseIf(isInUse(folder.resolve(RUNS)), folder, RUNS);
    }

    private static boolean isInUse(Path part) throws IOException {
        if (!Files.isDirectory(part)) {
            return Files.exists(part);
        }
        try (Stream<Path> files = Files.list(part)) {
            return files.findAny().isPresent();
        }
    }
}
