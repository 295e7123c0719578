package org.gradcheck.junit.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradcheck.junit.guide.Snippet.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** README and guide: each Java block compiles and runs, and each output that follows one is the output of this block. */
class GuideTests {

    private static final Path README = Path.of("..", "README.md");

    private static final Path GUIDE = Path.of("..", "gradcheck-core", "guide");

    private static final Path INDEX = GUIDE.resolve("README.md");

    @TempDir
    private Path folder;

    static Stream<Snippet> snippets() {
        return pages().flatMap(page -> Snippet.of(page).stream());
    }

    private static Stream<Path> pages() {
        try (Stream<Path> files = Files.list(GUIDE)) {
            return Stream.concat(
                    Stream.of(README),
                    files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("snippets")
    void snippetPrintsItsOutput(Snippet snippet) throws Exception {
        String printed = CompiledSnippet.of(snippet, folder).run();

        assertThat(comparable(printed))
                .as("%s prints%n%s", snippet, printed)
                .isEqualTo(comparable(snippet.output().orElse("")));
    }

    @Test
    void readmeHasAtMostNineHundredWords() {
        assertThat(read(README).strip().split("\\s+")).hasSizeLessThanOrEqualTo(900);
    }

    @Test
    void indexLinksToEachPage() {
        assertThat(links(INDEX))
                .containsAll(pages().filter(page -> !page.equals(README) && !page.equals(INDEX))
                        .map(page -> page.getFileName().toString())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadToFiles(Path page) {
        assertThat(links(page))
                .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
    }

    @Test
    void eachCauseIsInTheGuide() {
        assertThat(read(GUIDE.resolve("causes.md")))
                .contains(Arrays.stream(Cause.values())
                        .map(cause -> "`" + cause + "`")
                        .toList());
    }

    @Test
    void eachVerdictIsInTheGuide() {
        assertThat(read(GUIDE.resolve("verdicts.md")))
                .contains(Arrays.stream(Verdict.values())
                        .map(verdict -> "| " + verdict + " |")
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void wordOfAnEntryIsDefined(EntryVerdict verdict) {
        assertThat(read(GUIDE.resolve("concepts.md")))
                .containsPattern("(?m)^\\|[^|]*"
                        + verdict.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** The POM of the guide is built with all projects of users alone, the sample in each build. */
    @Test
    void pomForKotlinIsThatOfTheSample() {
        String page = withoutIndents(read(GUIDE.resolve("kotlin.md")));
        String sample = withoutIndents(read(Path.of("..", "samples", "kotlin", "pom.xml")));
        String parent = withoutIndents(read(Path.of("..", "pom.xml")));

        assertThat(page)
                .contains(
                        between(sample, "<kotlin.version>", "</kotlin.version>"),
                        between(sample, "<groupId>org.jetbrains.kotlin</groupId>", "</dependency>"),
                        between(sample, "<sourceDirectory>", "</plugin>"),
                        between(parent, "<version>", "</version>"),
                        between(parent, "<surefire.version>", "</surefire.version>")
                                .replace("surefire.version", "version"));
    }

    private static String withoutIndents(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from);
        return text.substring(start, text.indexOf(to, start) + to.length());
    }

    private static List<String> links(Path page) {
        return Pattern.compile("\\]\\((?!https?:)([^)#]+)[^)]*\\)")
                .matcher(read(page))
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    /** The page and the command depend on the project, the last digits on the machine. */
    private static String comparable(String output) {
        return output.lines()
                .filter(line -> !line.startsWith("Page: ") && !line.startsWith("Reproduce: "))
                .map(line -> line.stripTrailing()
                        .replaceAll("spread \\S+\\)", "spread #)")
                        .replaceAll(" +\\d\\.\\de-\\d\\d$", " #"))
                .collect(Collectors.joining("\n"));
    }
}
