package org.gradcheck.samples.libraries.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing stands in FINDINGS.md that no test has seen. */
class FindingsFileTest {

    private static final Path LIBRARIES = Path.of("..");

    @Test
    void eachFindingIsAssertedByATestOfItsLibrary() throws IOException {
        String tests = tests();
        List<String> headings = Files.readAllLines(LIBRARIES.resolve("FINDINGS.md")).stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring("### ".length()))
                .toList();

        assertThat(headings)
                .isNotEmpty()
                .allSatisfy(heading -> assertThat(tests).contains("new Finding(\"" + heading + "\").quotes("));
    }

    /** All tests of findings, with the long strings in one piece. */
    private static String tests() throws IOException {
        try (Stream<Path> files = Files.walk(LIBRARIES)) {
            return files.filter(file -> file.endsWith("FindingsTest.java"))
                    .map(FindingsFileTest::content)
                    .collect(Collectors.joining())
                    .replaceAll("\"\\s*\\+\\s*\"", "")
                    .replaceAll("new Finding\\(\\s+", "new Finding(")
                    .replaceAll("\\)\\s+\\.quotes", ").quotes");
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
