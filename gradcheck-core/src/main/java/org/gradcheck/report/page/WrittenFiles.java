package org.gradcheck.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * List of the files that a run has written to its folder, in a file of that folder. Later runs move and delete these and no others. A
 * file is added before it is written, so that a killed process leaves none that is not listed.
 */
final class WrittenFiles {

    static final String NAME = "written";

    /** A file in a part of the folder, and nowhere else. */
    private static final Pattern LINE = Pattern.compile("(?:checks|data|lists)/[^/\\\\:]+");

    private final Path folder;

    WrittenFiles(Path folder) {
        this.folder = folder;
    }

    void add(List<String> files) throws IOException {
        Files.write(
                folder.resolve(NAME),
                files,
                UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND,
                LinkOption.NOFOLLOW_LINKS);
    }

    /** Returns the names of the files of a part of the folder that exist, sorted. */
    List<String> in(String part) throws IOException {
        List<String> names = new ArrayList<>();
        for (String file : all()) {
            if (file.startsWith(part + "/")) {
                names.add(file.substring(part.length() + 1));
            }
        }
        names.sort(null);
        return names;
    }

    /** Returns the listed files that exist, by their paths in the folder. What has become a link or a folder is left out. */
    List<String> all() throws IOException {
        List<String> files = new ArrayList<>();
        for (String line : lines()) {
            if (isFile(line)) {
                files.add(line);
            }
        }
        return files;
    }

    /** Deletes the files, and the list at last. What has become a link or a folder meanwhile stays. */
    void delete() throws IOException {
        for (String file : all()) {
            Files.delete(folder.resolve(file));
        }
        Files.deleteIfExists(folder.resolve(NAME));
    }

    private boolean isFile(String line) {
        return Files.isRegularFile(folder.resolve(line), LinkOption.NOFOLLOW_LINKS);
    }

    private List<String> lines() throws IOException {
        if (!isFile(NAME)) {
            return List.of();
        }
        return Files.readAllLines(folder.resolve(NAME), UTF_8).stream()
                .filter(line -> LINE.matcher(line).matches())
                .distinct()
                .toList();
    }
}
