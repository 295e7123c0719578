package org.gradcheck.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.page.PagePolicy;
import org.gradcheck.report.page.ReportPages;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Names of subjects, blocks and entries, and of the folder of the pages. */
class NamesTests {

    private static final String LONG = "x".repeat(10_000);

    @TempDir
    private Path folder;

    /** A name, and what the text of a report makes of it. */
    private enum Name {
        HALF_A_CHARACTER("a\ud83d", "a?"),
        OTHER_HALF("\ude00b", "?b"),
        WHOLE_CHARACTER("\ud83d\ude00", "\ud83d\ude00"),
        LINES("a\nb\r\nc", "a b  c"),
        REVERSED("\u202eabc", "?abc"),
        CONTROL("a\0b\u001b[31m", "a b [31m"),
        NO_CHARACTER("a\uffff", "a?"),
        MARKUP("<script>alert(\"&\")</script>", "<script>alert(\"&\")</script>"),
        SCHEME("a:b", "a:b"),
        FOLDERS("../../x", "../../x"),
        COMPARISON("expected: <1>", "expected <1>"),
        PERCENT("%s %d %n ${x} $1 \\", "%s %d %n ${x} $1 \\"),
        LONG_NAME(LONG, "x".repeat(100) + " ... x");

        private final String name;
        private final String shown;

        Name(String name, String shown) {
            this.name = name;
            this.shown = shown;
        }
    }

    /** Where a name stands. */
    private enum Place {
        SUBJECT {
            @Override
            GradientSubject describe(String name, double[] w) {
                return block(GradientSubject.named(name), "w", w);
            }
        },

        BLOCK {
            @Override
            GradientSubject describe(String name, double[] w) {
                return block(GradientSubject.named("names"), name, w);
            }
        },

        ENTRY {
            @Override
            GradientSubject describe(String name, double[] w) {
                return block(GradientSubject.named("names"), "w", w)
                        .declare("w", declared -> declared.names(name, "other"));
            }
        };

        abstract GradientSubject describe(String name, double[] w);

        static GradientSubject block(GradientSubject subject, String name, double[] w) {
            return subject.parameter(name, w, () -> new double[] {5, 2 * w[1]}).cost(() -> w[0] * w[0] + w[1] * w[1]);
        }
    }

    static Stream<Arguments> products() {
        return Arrays.stream(Name.values())
                .flatMap(name -> Arrays.stream(Place.values()).map(place -> Arguments.of(name, place)));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("products")
    void isShownOnOneLineAndKeptInTheData(Name name, Place place) throws IOException {
        try (ReportPages pages = ReportPages.in(folder, PagePolicy.ALWAYS)) {
            GradientReport report =
                    GradientChecker.standard().writingTo(pages).check(place.describe(name.name, new double[] {1, 2}));

            String text = report.toString();
            assertThat(text).contains(name.shown);
            assertThat(text.lines().skip(1).findFirst().orElseThrow()).startsWith("  ");
            assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(text);
            assertThat(report.page().orElseThrow()).hasParent(folder.resolve("checks"));
            assertThat(data(report)).contains(name.name);
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void pageIsWrittenToAnyFolder(String name) {
        Path strange = folder.resolve(name);
        try (ReportPages pages = ReportPages.in(strange, PagePolicy.ALWAYS)) {
            GradientReport report = GradientChecker.standard()
                    .writingTo(pages)
                    .check(Place.SUBJECT.describe("names", new double[] {1, 2}));

            Path page = report.page().orElseThrow();
            assertThat(page).isRegularFile().startsWith(strange.normalize());
            assertThat(Path.of(page.toUri())).isEqualTo(page);
            assertThat(report.toString()).contains("Page: " + page.toUri());
        }
    }

    static List<String> folders() {
        return List.of(
                "a:b",
                "a b",
                "#",
                "%20",
                "100%",
                "<x>&\"'",
                "..",
                "a/../b",
                "\u00e4\u00f6",
                "-",
                ".hidden",
                "x".repeat(200));
    }

    /** Returns the strings in the data of a page, joined. */
    private String data(GradientReport report) throws IOException {
        String file = report.page().orElseThrow().getFileName().toString().replace(".html", ".js");
        List<String> lines = Files.readAllLines(folder.resolve("data").resolve(file));
        StringBuilder all = new StringBuilder();
        collect(JsonParser.parseString(lines.get(1)), all);
        return all.toString();
    }

    private static void collect(JsonElement json, StringBuilder all) {
        if (json.isJsonObject()) {
            json.getAsJsonObject().asMap().values().forEach(value -> collect(value, all));
        } else if (json.isJsonArray()) {
            json.getAsJsonArray().forEach(value -> collect(value, all));
        } else {
            all.append(json.getAsString()).append('\n');
        }
    }
}
