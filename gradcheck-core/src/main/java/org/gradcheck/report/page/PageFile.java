package org.gradcheck.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writing and deleting of single files. A file is written to a temporary name and renamed, so a killed process leaves no file that
 * is written in part.
 */
final class PageFile {

    /** Name of a file before it is renamed. */
    private static final Pattern PARTIAL = Pattern.compile("\\.[0-9a-f-]{36}\\.part");

    private PageFile() {}

    static void write(Path file, String text) throws IOException {
        Path temporary = file.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            Files.write(temporary, text.getBytes(UTF_8));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Deletes files that a killed process has written in part. */
    static void deletePartial(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (PARTIAL.matcher(file.getFileName().toString()).matches()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Deletes a folder without files; one with files of the user stays. */
    static void deleteIfEmpty(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.delete(folder);
            } catch (DirectoryNotEmptyException inUse) {
                return;
            }
        }
    }

    static void refuseLink(Path folder, String name) throws IOException {
        refuseIf(Files.isSymbolicLink(folder.resolve(name)), folder, name);
    }

    static void refuseIf(boolean isForeign, Path folder, String name) throws IOException {
        if (isForeign) {
            throw new IOException(folder + " contains '" + name + "', which gradcheck did not write");
        }
    }
}
