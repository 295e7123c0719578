package org.gradcheck.junit.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text for users: README, a page of the guide, the README of a sample, or the Javadoc of a type of the API.
 *
 * @param name the path from the root of the project, without the folders that all texts of its kind share
 * @param text the words in one line; without blocks of code, which the build runs, and without the addresses of links
 */
record StatedPage(String name, String text) {

    private static final Path ROOT = Path.of("..");

    private static final Pattern COMMENT =
            Pattern.compile("(?s)/\\*\\*(.*?)\\*/\\s*((?:@(?!interface)[^\\n]*\\n\\s*)*)([^\\n]*)");

    /**
     * A figure, or a word that promises. No figures: years, indices of entries such as {@code x[0]}, and the numbers of a list.
     */
    private static final Pattern STATEMENT = Pattern.compile(
            "(?i)(?<![\\w.\\[])[+-]?(?!(?:1[89]|20)\\d\\d\\b)\\d[\\d,]*(?:\\.\\d+)*(?:e-?\\d+)?"
                    + "|\\b(?:three|four|five|six|ten|tenth|dozens?|hundred\\w*|thousand\\w*|million\\w*|billion\\w*|quarter|percent"
                    + "|defaults?|never|always|at most|at least|exactly|every|whatever|guarantee\\w*|to the bit|immutable|thread-safe)\\b");

    /** Returns README, guide, the READMEs of samples, and the Javadoc of the API. */
    static Stream<StatedPage> all() {
        return Stream.concat(
                Stream.of(
                                List.of(ROOT.resolve("README.md")),
                                files(
                                        "gradcheck-core/guide",
                                        file -> file.toString().endsWith(".md")),
                                files(
                                        "samples",
                                        file -> file.endsWith("README.md")
                                                && !file.toString().contains("target")))
                        .flatMap(List::stream)
                        .map(file -> new StatedPage(nameOf(file), inOneLine(prose(Snippet.read(file))))),
                Stream.of("gradcheck-core/src/main/java", "gradcheck-junit/src/main/java")
                        .flatMap(folder -> files(folder, StatedPage::isOfTheApi).stream())
                        .map(file -> new StatedPage(nameOf(file), inOneLine(javadoc(Snippet.read(file))))));
    }

    /** Returns where the page states a figure or a guarantee. */
    List<MatchResult> statements() {
        return STATEMENT.matcher(text).results().toList();
    }

    private static List<Path> files(String folder, Predicate<Path> wanted) {
        try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
            return files.filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String nameOf(Path file) {
        return ROOT.relativize(file)
                .toString()
                .replace('\\', '/')
                .replaceFirst("^gradcheck-\\w+/(src/main/java/)?", "");
    }

    private static String inOneLine(String text) {
        return text.replaceAll("]\\([^)]*\\)", "]").replaceAll("\\s+", " ");
    }

    private static String prose(String markdown) {
        return markdown.replaceAll("(?ms)^```.*?^```$", "")
                .replaceAll("(?m)^ {4}.*$", "")
                .replaceAll("(?m)^#.*$", "$0 |")
                .replaceAll("(?m)^\\d+\\. ", "")
                .replaceAll("(?m)^\\|.*Tests]\\(.*$", "");
    }

    /** The configuration of japicmp lists the public types that are no API ({@code ArchitectureTests}). */
    private static boolean isOfTheApi(Path file) {
        String type = nameOf(file).replaceFirst("\\.java$", "").replace('/', '.');
        return file.toString().endsWith(".java")
                && !type.contains(".internal.")
                && !Snippet.read(ROOT.resolve("pom.xml")).contains("<exclude>" + type + "</exclude>")
                && (file.endsWith("package-info.java")
                        || Pattern.compile("(?m)^public ")
                                .matcher(Snippet.read(file))
                                .find());
    }

    private static String javadoc(String source) {
        boolean allArePublic = Pattern.compile("(?m)^public .*\\b(?:interface|enum|record)\\b")
                .matcher(source)
                .find();
        return COMMENT.matcher(source)
                .results()
                .filter(comment -> (allArePublic && !comment.group(3).startsWith("private"))
                        || comment.group(3).matches("(?:public|protected|package|module|[A-Z]\\w+[,;(])\\b.*"))
                .map(comment -> comment.group(1).replaceAll("(?m)^\\s*\\*", "").replaceAll("(?s)<pre>.*?</pre>", ""))
                .collect(Collectors.joining("\n|\n"));
    }

    @Override
    public String toString() {
        return name;
    }
}
