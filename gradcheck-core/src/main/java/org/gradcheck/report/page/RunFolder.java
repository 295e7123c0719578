package org.gradcheck.report.page;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Folder with the files of one run of the tests.
 *
 * <pre>
 * index.html     the list of all checks
 * checks/*.html  a page for each check, of a few lines
 * data/*.js      the data of each check
 * lists/*.js     the data of the list, each file for several checks
 * written        the names of all files in these three folders
 * run            the run that the files are of
 * </pre>
 *
 * <p>To be used while the folder is locked, unless a method says otherwise.
 *
 * @param folder the folder
 * @param top the way from this folder to the one with the newest run and the assets: empty, or {@code ../../}
 */
record RunFolder(Path folder, String top) {

    static final String MARK = "run";

    static final String INDEX = "index.html";

    static final List<String> PARTS = List.of("checks", "data", "lists");

    /** Returns the run that the folder is of; empty if there is no mark or another text in its place. */
    Optional<TestRun> run() throws IOException {
        Path mark = folder.resolve(MARK);
        return Files.isRegularFile(mark, LinkOption.NOFOLLOW_LINKS)
                ? TestRun.read(Files.readString(mark))
                : Optional.empty();
    }

    void createFor(TestRun run) throws IOException {
        for (String part : PARTS) {
            Files.createDirectories(folder.resolve(part));
        }
        PageFile.write(folder.resolve(MARK), run.mark());
    }

    WrittenFiles written() {
        return new WrittenFiles(folder);
    }

    /**
     * Reserves a name for the files of a check that no other check of this run has.
     *
     * @return the name; empty if the run already has the largest number of pages
     */
    String reserve(String wanted, int mostPages) throws IOException {
        try (Stream<Path> data = Files.list(folder.resolve("data"))) {
            if (data.count() >= mostPages) {
                return "";
            }
        }
        for (int number = 1; ; number++) {
            String name = number == 1 ? wanted : wanted + "-" + number;
            if (isReserved(name)) {
                written().add(List.of("data/" + name + ".js", "checks/" + name + ".html"));
                return name;
            }
        }
    }

    private boolean isReserved(String name) throws IOException {
        try {
            Files.createFile(data(name));
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    /** Writes the page of a check under a reserved name. The folder need not be locked. */
    Path writePage(String name, String script, String text) throws IOException {
        PageFile.write(data(name), script);
        Path page = folder.resolve("checks").resolve(name + ".html");
        PageFile.write(page, PageTemplate.ofCheck("../", "../" + top, "../data/" + name + ".js", text));
        return page;
    }

    private Path data(String name) {
        return folder.resolve("data").resolve(name + ".js");
    }

    /** Adds checks to the list of all checks. */
    void addToList(String script) throws IOException {
        String file = "lists/" + UUID.randomUUID() + ".js";
        written().add(List.of(file));
        PageFile.write(folder.resolve(file), script);
    }

    /**
     * Writes the index.
     *
     * @param others the addresses of the indices of other runs
     */
    void writeIndex(List<String> others) throws IOException {
        WrittenFiles written = written();
        PageFile.write(
                folder.resolve(INDEX), PageTemplate.ofList(top, written.in("lists"), written.in("checks"), others));
    }

    /** Moves all files of this folder, and no others, to an empty one. If the process is killed, another can do the rest. */
    void moveTo(RunFolder other, TestRun run) throws IOException {
        other.createFor(run);
        List<String> files = written().all();
        other.written().add(files);
        for (String file : files) {
            Path from = folder.resolve(file);
            Path to = other.folder.resolve(file);
            if (file.endsWith(".html")) {
                PageFile.write(to, PageTemplate.moved(Files.readString(from), "../" + top, "../" + other.top));
                Files.delete(from);
            } else {
                Files.move(from, to);
            }
        }
        other.writeIndex(List.of(other.top + INDEX));
        delete();
    }

    /** Deletes all files of this folder that gradcheck has written, and no others. */
    void delete() throws IOException {
        written().delete();
        Files.deleteIfExists(folder.resolve(INDEX));
        for (String part : PARTS) {
            PageFile.deletePartial(folder.resolve(part));
        }
    }

    /** Deletes the mark, and the folders as far as they are empty. */
    void deleteFolder() throws IOException {
        delete();
        Files.deleteIfExists(folder.resolve(MARK));
        for (String part : PARTS) {
            PageFile.deleteIfEmpty(folder.resolve(part));
        }
        PageFile.deleteIfEmpty(folder);
    }

    /** Refuses links in place of what gradcheck writes, since files behind them belong to something else. */
    void refuseLinks() throws IOException {
        for (String part : PARTS) {
            PageFile.refuseLink(folder, part);
        }
        for (String file : List.of(MARK, WrittenFiles.NAME, INDEX)) {
            PageFile.refuseLink(folder, file);
        }
    }
}
