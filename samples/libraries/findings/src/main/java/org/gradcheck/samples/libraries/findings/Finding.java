package org.gradcheck.samples.libraries.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.gradcheck.report.GradientReport;

/** One of the findings in FINDINGS.md, which is known by its heading. */
public record Finding(String heading) {

    private static final Path FINDINGS = Path.of("..", "FINDINGS.md");

    private static final String HEADING = "### ";

    private static final String CODE = "    ";

    /** How far a factor varies follows the rounding of the machine. */
    private static final String SPREAD = "\\(spread \\S+\\)";

    private static final String ENTRY = "  \\S.*\\.\\d{6,}e.*\\de[-+]\\d+";

    /**
     * Asserts that the finding quotes a report from its worst entries to its cause. Which of many entries are the worst, and
     * their error bars, may be different on another machine: of entries, the values are compared, and how many there are.
     */
    public void quotes(GradientReport report) throws IOException {
        List<String> printed = report.toString()
                .lines()
                .dropWhile(line -> !line.startsWith("  worst entries"))
                .filter(line -> !line.startsWith("  remedy: ") && !line.startsWith("  declared by the user: "))
                .toList();
        List<String> quoted = quoted();
        List<String> entries = entries(quoted);
        assertThat(entries).as("%s", report).hasSameSizeAs(entries(printed)).isSubsetOf(wrongEntries(report));
        assertThat(othersThanEntries(quoted)).as("%s", report).isEqualTo(othersThanEntries(printed));
    }

    private static List<String> wrongEntries(GradientReport report) {
        return report.mismatches().stream()
                .map(wrong ->
                        String.format(Locale.ROOT, "%s %.6e %.6e", wrong.name(), wrong.analytic(), wrong.numeric()))
                .toList();
    }

    /** Name and both values. */
    private static List<String> entries(List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches(ENTRY))
                .map(Finding::withSingleSpaces)
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .toList();
    }

    private static List<String> othersThanEntries(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.matches(ENTRY))
                .map(line -> withSingleSpaces(line).replaceAll(SPREAD, ""))
                .toList();
    }

    private static String withSingleSpaces(String line) {
        return line.strip().replaceAll(" +", " ");
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
}
