package org.gradcheck.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The files of one run of the tests.
 *
 * <pre>
 * index.html     the list of all checks
 * checks/*.html  a page for each check, of a few lines
 * data/*.js      what the page of a check shows
 * lists/*.js     what the list says, a file for some checks
 * assets/        what all pages have in common
 * </pre>
 *
 * <p>Files come into being by moving them, so whoever is killed leaves whole ones. Processes share a folder by locking it.
 */
final class RunFolder {

    /** All threads of this process; file locks are for other processes alone. */
    private static final Object LOCK = new Object();

    private static final String MARK = "run";

    /** What the mark says until the folder is made up: whoever is killed meanwhile leaves it to the next. */
    private static final String OPENING = "opening";

    private static final List<String> PARTS = List.of("checks", "data", "lists", "assets");

    private final Path folder;
    private final TestRun run;
    private final int mostPages;

    RunFolder(Path folder, TestRun run, int mostPages) {
        this.folder = folder;
        this.run = run;
        this.mostPages = mostPages;
    }

    private interface Work<T> {

        T here() throws IOException;
    }

    /**
     * Finds a name for the files of a check that no other check of this run has.
     *
     * @return the name; empty if there are as many pages as a run may have
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

    /** Writes the page of a check under a name that was reserved. */
    Path writePage(String name, String script) throws IOException {
        write(data(name), script);
        Path page = folder.resolve("checks").resolve(name + ".html");
        write(page, PageTemplate.ofCheck("../", "../data/" + name + ".js"));
        return page;
    }

    /** Adds checks to the list of all. */
    void addToList(String script) throws IOException {
        locked(() -> {
            write(folder.resolve("lists").resolve(UUID.randomUUID() + ".js"), script);
            try (Stream<Path> lists = Files.list(folder.resolve("lists"))) {
                List<String> names = lists.map(path -> path.getFileName().toString())
                        .filter(name -> name.endsWith(".js"))
                        .sorted()
                        .toList();
                write(folder.resolve("index.html"), PageTemplate.ofList(names));
            }
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
            try (FileChannel channel =
                    FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock(); // until the channel is closed
                open();
                T done = work.here();
                Files.setLastModifiedTime(folder.resolve(MARK), FileTime.from(Instant.now()));
                return done;
            }
        }
    }

    /** Makes it the folder of this run: what another run has left goes. */
    private void open() throws IOException {
        Path mark = folder.resolve(MARK);
        if (Files.exists(mark)
                && run.hasLeft(
                        Files.readString(mark), Files.getLastModifiedTime(mark).toInstant())) {
            return;
        }
        refuseWhatIsOfSomebodyElse(mark);
        write(mark, OPENING);
        Files.deleteIfExists(folder.resolve("index.html"));
        for (String part : PARTS) {
            empty(Files.createDirectories(folder.resolve(part)));
        }
        Assets.copyTo(folder.resolve("assets"));
        write(mark, run.mark());
    }

    /** Nothing is deleted in a folder that no run has marked, such as that of a project which has data and assets of its own. */
    private void refuseWhatIsOfSomebodyElse(Path mark) throws IOException {
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

    private void refuseIf(boolean ofSomebodyElse, String name) throws IOException {
        if (ofSomebodyElse) {
            throw new IOException("'" + name + "' in " + folder + " is of somebody else");
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

    private static void empty(Path part) throws IOException {
        try (Stream<Path> files = Files.list(part)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path whole = file.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            Files.write(whole, text.getBytes(UTF_8));
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}
