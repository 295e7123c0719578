package org.gradcheck.junit.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradcheck.junit.guide.Snippet.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Words of README, reports and pages: each one is defined in the guide, or is an everyday word. A new word of the field goes to {@code
 * concepts.md}; any other to {@code everyday-words.txt}.
 */
class WordsTests {

    private static final Path README = Path.of("..", "README.md");

    private static final Path GUIDE = Path.of("..", "gradcheck-core", "guide");

    private static final Path PAGE =
            Path.of("..", "gradcheck-core", "src", "main", "resources", "org", "gradcheck", "report", "page");

    @Test
    void readmeUsesDefinedWords() {
        String prose = withoutCode()
                .replaceAll("(?m)^    .*$", "")
                .replaceAll("`[^`]*`", "")
                .replaceAll("\\]\\([^)]*\\)", "]");

        assertThat(undefined(prose)).isEmpty();
    }

    @Test
    void reportInTheReadmeUsesDefinedWords() {
        assertThat(undefined(report("(?m)(?:^    .*\\R)+", withoutCode()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../README.md",
                "causes.md",
                "reports.md",
                "sampling.md",
                "stages.md",
                "vector-functions.md",
                "verdicts.md"
            })
    void reportsInTheGuideUseDefinedWords(String page) {
        assertThat(undefined(report("(?s)```text\\R(.*?)```", read(GUIDE.resolve(page)))))
                .isEmpty();
    }

    @Test
    void wordsOfPagesAreDefined() {
        List<String> words = Pattern.compile("(?m)^    \"([a-z0-9 ,.]+)\": ")
                .matcher(read(PAGE.resolve("words.js")))
                .results()
                .map(key -> key.group(1))
                .toList();

        assertThat(words).contains("analytic", "stage");
        assertThat(undefined(String.join(" ", words))).isEmpty();
    }

    private static String withoutCode() {
        return read(README).replaceAll("(?s)```.*?```", "");
    }

    /** Returns the lines of all outputs without those of the page and the command, and without names of tests and causes. */
    private static String report(String pattern, String text) {
        StringBuilder lines = new StringBuilder();
        Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .flatMap(String::lines)
                .filter(line -> !line.matches("\\s*(```|Page: |Reproduce: ).*"))
                .map(line -> line.replaceAll("\\b\\w+(\\.\\w+)+|[A-Z]+(_[A-Z]+)+|\\w+\\(.*?\\)|\\w*\\[.*?\\]", ""))
                .forEach(line -> lines.append(line).append('\n'));
        return lines.toString();
    }

    private static Collection<String> undefined(String text) {
        Set<String> words = words(text);
        words.removeAll(words(defined()));
        words.removeAll(words(everyday()));
        return words;
    }

    /** Returns the words in the first column of the table, and those that the text above defines. */
    private static String defined() {
        return String.join(
                " ",
                Pattern.compile("(?m)^\\|([^|]+)\\||\\*([a-z ]+)\\*")
                        .matcher(read(GUIDE.resolve("concepts.md")))
                        .results()
                        .map(MatchResult::group)
                        .toList());
    }

    private static String everyday() {
        try (InputStream file = WordsTests.class.getResourceAsStream("everyday-words.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the words without the s of a plural. */
    private static Set<String> words(String text) {
        Set<String> words = new TreeSet<>();
        Pattern.compile("(?<![a-z0-9-])[a-z][a-z-]+")
                .matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(word -> word.group().replaceFirst("(?<=[a-z]{2})(?<!s)s$", ""))
                .forEach(words::add);
        return words;
    }
}
