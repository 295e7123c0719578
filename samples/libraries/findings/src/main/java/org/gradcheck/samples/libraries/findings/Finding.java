package org.gradcheck.samples.libraries.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.gradcheck.report.GradientReport;

/** One of the findings in FINDINGS.md, which is known by its heading. */
public record Finding(String heading) {

    private static final Path FINDINGS = Path.of("..", "FINDINGS.md");

    private static final String HEADING = "### ";

    private static final String CODE = "    ";

    /** A column of two digits that other machines may compute otherwise, and what a factor varies by. */
    private static final String ROUNDING = " +\\d\\.\\de-\\d+$|\\(spread \\S+\\)";

    /**
     * Asserts that the finding quotes a report from its worst entries to its cause, line by line. Of error bars, and of how
     * far a factor varies, the digits are not compared: they follow the rounding of the machine.
     */
    public void quotes(GradientReport report) throws IOException {
        List<String> printed = report.toString()
                .lines()
                .dropWhile(line -> !line.startsWith("  worst entries"))
                .filter(line -> !line.startsWith("  remedy: "))
                .toList();
        assertThat(withoutRounding(quoted()))
                .isEqualTo(withoutRounding(printed))
                .isNotEmpty();
    }

    private List<String> quoted() throws IOException {
        List<String> lines = Files.readAllLines(FINDINGS);
        int start = lines.indexOf(HEADING + heading);
        assertThat(start)
                .as("the line of '%s%s' in FINDINGS.md", HEADING, heading)
                .isNotNegative();
        Predicate<String> isInSection = line -> !line.startsWith("#");
        return lines.subList(start + 1, lines.size()).stream()
                .takeWhile(isInSection)
                .filter(line -> line.startsWith(CODE))
                .map(line -> line.substring(CODE.length()))
                .toList();
    }

    private static List<String> withoutRounding(List<String> lines) {
        return lines.stream().map(line -> line.replaceAll(ROUNDING, "")).toList();
    }
}
