package org.gradcheck.diagnosis.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the confusion matrices and of the reports whose bug was not named. */
final class CorpusFolder {

    private static final Path FOLDER = Path.of("target", "corpus");

    private CorpusFolder() {}

    static void write(String name, String text) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
