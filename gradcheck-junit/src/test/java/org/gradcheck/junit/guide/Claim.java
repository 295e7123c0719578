package org.gradcheck.junit.guide;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A line of {@code claims.tsv}: words of a page that state a figure or a guarantee, and what holds them.
 *
 * @param page the name of a {@link StatedPage}
 * @param words the beginning of a sentence, or any part of it, up to its last figure or guarantee
 * @param holders tests such as {@code KinkTests#theVerdictIsTheOneThatMathematicsGives}; paths of files from the root of the
 *     project, such as projects that the build builds and tables of measurements; {@link #MEASURED}; or {@link #DEFINITION}
 */
record Claim(String page, String words, List<String> holders) {

    static final Path LIST = Path.of("src", "test", "resources", "org", "gradcheck", "junit", "guide", "claims.tsv");

    /** Stands for words that cannot be wrong: the meaning of a word, a formula, an example, a source, an instruction. */
    static final String DEFINITION = "definition";

    /** Stands for figures that the build does not measure. The words say when and where they were measured. */
    static final String MEASURED = "measured";

    static List<Claim> all() {
        return Snippet.read(LIST)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(Claim::of)
                .toList();
    }

    private static Claim of(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != 3) {
            throw new IllegalArgumentException("Three columns are needed, divided by tabs: " + line);
        }
        return new Claim(columns[0], columns[1], Arrays.asList(columns[2].split(", ", -1)));
    }

    /** Returns whether a part of the page is among its words. */
    boolean contains(StatedPage of, int start, int end) {
        for (int at = of.text().indexOf(words); at >= 0; at = of.text().indexOf(words, at + 1)) {
            if (at <= start && end <= at + words.length()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return page + ": " + words;
    }
}
