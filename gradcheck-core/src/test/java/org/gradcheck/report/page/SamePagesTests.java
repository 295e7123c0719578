package org.gradcheck.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Page, data and text of a check are the same, times apart, wherever and however it runs: as those of this process. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamePagesTests {

    private static final Path HERE = Path.of(System.getProperty("java.home"));

    @TempDir
    private static Path temporary;

    private String expected = "";

    @BeforeAll
    void writeThemHere() throws Exception {
        expected = writtenHere("here", "sequential");
        assertThat(expected).contains("\"seconds\":0", "TRANSPOSED", "DISAGREES", "</html>");
    }

    @Test
    void inParallel() throws Exception {
        assertThat(writtenHere("parallel", "parallel")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr", "ar"})
    void inOtherLocales(String language) throws Exception {
        List<String> options = List.of(
                "-Duser.language=" + language,
                "-Duser.region=EG",
                "-Duser.extensions=u-nu-arab",
                "-Duser.timezone=Asia/Kathmandu",
                "-Dfile.encoding=ISO-8859-1");

        assertThat(written(language, HERE, options)).isEqualTo(expected);
    }

    @Test
    void onAnotherJdk() throws Exception {
        Optional<Path> other = otherJdk();
        Assumptions.assumeTrue(other.isPresent(), "no other JDK from 17 on is installed");

        assertThat(written("other", other.orElseThrow(), List.of())).isEqualTo(expected);
    }

    /** Returns the pages that this process writes. */
    private static String writtenHere(String name, String order) throws IOException {
        Path file = temporary.resolve(name + ".txt");
        PagesOfAllCases.main(new String[] {temporary.resolve(name).toString(), file.toString(), order});
        return Files.readString(file);
    }

    /** Returns the pages that another process writes. */
    private static String written(String name, Path home, List<String> options) throws Exception {
        Path file = temporary.resolve(name + ".txt");
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin").resolve("java").toString()));
        command.addAll(options);
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1", // most of a short process is compilation
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                PagesOfAllCases.class.getName(),
                temporary.resolve(name).toString(),
                file.toString(),
                "sequential"));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(temporary.resolve(name + ".errors").toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(() -> errors(temporary.resolve(name + ".errors")))
                .isZero();
        return Files.readString(file);
    }

    private static String errors(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Returns a JDK of another version than this one, beside it or where continuous integration names it. */
    private static Optional<Path> otherJdk() throws IOException {
        List<Path> homes = new ArrayList<>();
        System.getenv().forEach((name, value) -> {
            if (name.startsWith("JAVA_HOME_")) {
                homes.add(Path.of(value));
            }
        });
        Path beside = HERE.getParent();
        if (beside != null) {
            try (Stream<Path> siblings = Files.list(beside)) {
                siblings.sorted().forEach(homes::add);
            }
        }
        for (Path home : homes) {
            if (versionOf(home) >= 17 && versionOf(home) != Runtime.version().feature()) {
                return Optional.of(home);
            }
        }
        return Optional.empty();
    }

    /** Returns the feature version that a JDK states in its release file; 0 if it is not a JDK from 9 on. */
    private static int versionOf(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release) || !new File(home.toFile(), "bin/java").canExecute()) {
            return 0;
        }
        return Files.readAllLines(release).stream()
                .filter(line -> line.startsWith("JAVA_VERSION=\""))
                .map(line -> line.replaceFirst("JAVA_VERSION=\"(\\d+).*", "$1"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }
}
