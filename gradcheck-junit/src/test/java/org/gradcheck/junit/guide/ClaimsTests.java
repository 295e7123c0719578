package org.gradcheck.junit.guide;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each figure and guarantee of README, guide and Javadoc is in {@code claims.tsv}, with the tests that hold it. */
class ClaimsTests {

    private static final Path ROOT = Path.of("..");

    private static final String REMEDY = """
            %s states a figure or a guarantee that %s does not list. Write or find the test that fails if it is false, and add a line
            PAGE<tab>WORDS<tab>HOLDER, where WORDS begins with the sentence and ends behind its last figure or guarantee, and HOLDER is
            'SomeTests#method', a file from the root of the project (a table of measurements, a project that the build builds), 'measured' if
            the words say when and where, or 'definition' if they cannot be wrong. Replace the line of words that have changed""";

    static Stream<StatedPage> pages() {
        return StatedPage.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void figuresAndGuaranteesAreListed(StatedPage page) {
        List<Claim> claims = Claim.all().stream()
                .filter(claim -> claim.page().equals(page.name()))
                .toList();

        assertThat(page.statements().stream()
                        .filter(it -> claims.stream().noneMatch(claim -> claim.contains(page, it.start(), it.end())))
                        .map(it -> surroundings(page.text(), it)))
                .as(REMEDY, page, Claim.LIST)
                .isEmpty();
    }

    private static String surroundings(String text, MatchResult statement) {
        return text.substring(Math.max(0, statement.start() - 60), Math.min(text.length(), statement.end() + 40));
    }

    @Test
    void listedWordsAreOnTheirPages() {
        Map<String, String> texts = pages().collect(toMap(StatedPage::name, StatedPage::text));

        assertThat(Claim.all())
                .filteredOn(claim -> !texts.getOrDefault(claim.page(), "").contains(claim.words()))
                .as(
                        "Words that are not on their pages. Correct these lines of %s, if their tests hold the new words, or remove them",
                        Claim.LIST)
                .isEmpty();
    }

    @Test
    void holdersExist() {
        Map<String, List<Path>> tests = sources()
                .collect(groupingBy(file -> file.getFileName().toString().replaceFirst("\\.\\w+$", "")));

        assertThat(Claim.all())
                .filteredOn(claim -> claim.holders().stream().anyMatch(holder -> !isHolder(holder, tests)))
                .extracting(claim -> claim + " <- " + claim.holders())
                .as("Lines of %s with a test or a file that does not exist", Claim.LIST)
                .isEmpty();
    }

    @Test
    void measuredFiguresSayWhen() {
        assertThat(Claim.all())
                .filteredOn(claim -> claim.holders().contains(Claim.MEASURED))
                .isNotEmpty()
                .allSatisfy(claim -> assertThat(claim.words()).containsPattern("measured .*20\\d\\d-"));
    }

    private static boolean isHolder(String holder, Map<String, List<Path>> tests) {
        String[] parts = holder.split("#", -1);
        return holder.equals(Claim.DEFINITION)
                || holder.equals(Claim.MEASURED)
                || (parts.length == 1 && holder.contains(".") && Files.exists(ROOT.resolve(holder)))
                || (parts.length == 2
                        && tests.getOrDefault(parts[0], List.of()).stream()
                                .anyMatch(file -> Snippet.read(file).contains(" " + parts[1] + "(")));
    }

    private static Stream<Path> sources() {
        return Stream.of("gradcheck-core/src/test", "gradcheck-junit/src/test", "samples")
                .flatMap(folder -> {
                    try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                        return files
                                .filter(file -> file.toString().matches(".*Tests?\\.(?:java|kt)"))
                                .toList()
                                .stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
