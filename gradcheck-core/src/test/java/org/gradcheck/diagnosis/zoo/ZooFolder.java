package org.gradcheck.diagnosis.zoo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the confusion matrices are written to, with accounts of what was not named. */
final class ZooFolder {

    private static final Path FOLDER = Path.of("target", "zoo");

    private ZooFolder() {}

    static void write(String name, String text) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
