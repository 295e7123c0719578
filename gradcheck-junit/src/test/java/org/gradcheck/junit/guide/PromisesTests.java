package org.gradcheck.junit.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of promises: each row names the classes that hold it. */
class PromisesTests {

    private static final Path PAGE = Path.of("..", "gradcheck-core", "guide", "promises.md");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?!promise )(.+) \\| (.+) \\|$");

    private static final Pattern LINK = Pattern.compile("\\[(\\w+)]\\(([^)]+)\\)");

    static Stream<Row> rows() {
        return ROW.matcher(Snippet.read(PAGE))
                .results()
                .map(row -> new Row(
                        row.group(1), LINK.matcher(row.group(2)).results().toList()));
    }

    /** A promise, with the links to its tests. */
    record Row(String promise, List<MatchResult> links) {

        @Override
        public String toString() {
            return promise;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void testsOfAPromiseExist(Row row) {
        assertThat(row.links).isNotEmpty().allSatisfy(link -> {
            Path test = PAGE.resolveSibling(link.group(2));
            assertThat(test).hasFileName(link.group(1) + ".java");
            assertThat(Snippet.read(test)).contains("class " + link.group(1) + " ", "Test");
        });
    }

    @Test
    void tableIsShort() {
        assertThat(rows()).hasSizeBetween(30, 40);
    }
}
