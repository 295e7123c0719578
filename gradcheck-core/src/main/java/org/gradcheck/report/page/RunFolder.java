package org.gradcheck.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Folder with the files of one run of the tests.
 *
 * <pre>
 * index.html     the list of all checks
 * checks/*.html  a page for each check, of a few lines
 * data/*.js      the data of each check
 * lists/*.js     the data of the list, each file for several checks
 * assets/        the files that all pages share
 * written        the names of all files but the assets, so that the next run deletes no others
 * </pre>
 *
 * <p>Files are written to a temporary name and renamed, so a killed process leaves no partial file. Several processes share
 * the folder; each locks it while it writes.
 */
final class RunFolder {

    /** Lock of the threads of this process, since file locks only exclude other processes. */
    private static final Object LOCK = new Object();

    private static final String MARK = "run";

    /** Text of the mark while the folder is prepared. If the process is killed meanwhile, the next one prepares it anew. */
    private static final String OPENING = "opening";

    private static final List<String> PARTS = List.of("checks", "data", "lists", "assets");

    /** Name of a file before it is renamed. */
    private static final Pattern PARTIAL = Pattern.compile("\\.[0-9a-f-]{36}\\.part");

    private final Path folder;
    private final WrittenFiles written;
    private final TestRun run;
    private final int mostPages;

    RunFolder(Path folder, TestRun run, int mostPages) {
        this.folder = folder;
        this.written = new WrittenFiles(folder);
        this.run = run;
        this.mostPages = mostPages;
    }

    private interface Work<T> {

        T here() throws IOException;
    }

    /**
     * Reserves a name for the files of a check that no other check of this run has.
     *
     * @return the name; empty if the run already has the largest number of pages
     */
    String reserve(String wanted) throws IOException {
        return locked(() -> {
            try (Stream<Path> data = Files.list(folder.resolve("data"))) {
                if (data.count() >= mostPages) {
                    return "";
                }
            }
            for (int number = 1; ; number++) {
                String name = number == 1 ? wanted : wanted + "-" + number;
                if (isReserved(name)) {
                    written.add("data/" + name + ".js", "checks/" + name + ".html");
                    return name;
                }
            }
        });
    }

    private boolean isReserved(String name) throws IOException {
        try {
            Files.createFile(data(name));
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    /** Writes the page of a check under a reserved name. */
    Path writePage(String name, String script, String text) throws IOException {
        write(data(name), script);
        Path page = folder.resolve("checks").resolve(name + ".html");
        write(page, PageTemplate.ofCheck("../", "../data/" + name + ".js", text));
        return page;
    }

    /** Adds checks to the list of all checks. */
    void addToList(String script) throws IOException {
        locked(() -> {
            String name = UUID.randomUUID() + ".js";
            written.add("lists/" + name);
            write(folder.resolve("lists").resolve(name), script);
            write(folder.resolve("index.html"), PageTemplate.ofList(written.in("lists"), written.in("checks")));
            return true;
        });
    }

    private Path data(String name) {
        return folder.resolve("data").resolve(name + ".js");
    }

    private <T> T locked(Work<T> work) throws IOException {
        Assets.require();
        synchronized (LOCK) {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                    folder.resolve(".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS)) {
                channel.lock(); // until the channel is closed
                open();
                T done = work.here();
                Files.setLastModifiedTime(folder.resolve(MARK), FileTime.from(Instant.now()));
                return done;
            }
        }
    }

    /** Prepares the folder for this run: the files that an earlier run has written are deleted, and no others. */
    private void open() throws IOException {
        refuseLinks();
        Path mark = folder.resolve(MARK);
        if (Files.exists(mark)
                && run.hasWritten(
                        Files.readString(mark), Files.getLastModifiedTime(mark).toInstant())) {
            return;
        }
        refuseForeignFiles(mark);
        write(mark, OPENING);
        Files.deleteIfExists(folder.resolve("index.html"));
        written.delete();
        for (String part : PARTS) {
            deletePartial(Files.createDirectories(folder.resolve(part)));
        }
        Assets.copyTo(folder.resolve("assets"));
        write(mark, run.mark());
    }

    /** Refuses links in place of what gradcheck writes, since files behind them belong to something else. */
    private void refuseLinks() throws IOException {
        for (String part : PARTS) {
            refuseIf(Files.isSymbolicLink(folder.resolve(part)), part);
        }
        refuseIf(Files.isSymbolicLink(folder.resolve(MARK)), MARK);
        refuseIf(Files.isSymbolicLink(folder.resolve(WrittenFiles.NAME)), WrittenFiles.NAME);
    }

    /**
     * Refuses a folder with files that gradcheck did not write, so that they are not deleted. Such a folder may belong to a
     * project with data and assets of its own.
     */
    private void refuseForeignFiles(Path mark) throws IOException {
        if (Files.exists(mark)) {
            String text = Files.readString(mark);
            refuseIf(!text.equals(OPENING) && !TestRun.isMark(text), MARK);
            return;
        }
        refuseIf(Files.exists(folder.resolve("index.html")), "index.html");
        for (String part : PARTS) {
            refuseIf(isInUse(folder.resolve(part)), part);
        }
    }

    private void refuseIf(boolean isForeign, String name) throws IOException {
        if (isForeign) {
            throw new IOException(folder + " contains '" + name + "', which gradcheck did not write");
        }
    }

    private static boolean isInUse(Path part) throws IOException {
        if (!Files.isDirectory(part)) {
            return Files.exists(part);
        }
        try (Stream<Path> files = Files.list(part)) {
            return files.findAny().isPresent();
        }
    }

    /** Deletes files that a killed process has written in part. */
    private static void deletePartial(Path part) throws IOException {
        try (Stream<Path> files = Files.list(part)) {
            for (Path file : files.toList()) {
                if (PARTIAL.matcher(file.getFileName().toString()).matches()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path temporary = file.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            Files.write(temporary, text.getBytes(UTF_8));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
