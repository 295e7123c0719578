package org.gradcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A report has at most 15 lines, and the most important ones are always among them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportLengthTests {

    private final List<Written> written =
            combinations().map(parts -> new Written(parts, parts.lines())).toList();

    @Test
    void isAtMostFifteenLines() {
        assertThat(written)
                .hasSize(20_736)
                .allSatisfy(text -> assertThat(text.lines).hasSizeLessThanOrEqualTo(15));
    }

    @Test
    void hasRoomForTheCommandAndTheDeclarations() {
        assertThat(written)
                .filteredOn(text -> text.of.commands > 0)
                .allSatisfy(text -> assertThat(text.lines).last().isEqualTo("Reproduce: it"));
        assertThat(written)
                .filteredOn(text -> text.of.overrides > 0)
                .allSatisfy(text ->
                        assertThat(text.lines).contains("  declared by the user: override 0, override 1, override 2"));
    }

    @Test
    void hasRoomForTwoCausesInFullAndTheNamesOfAllOthers() {
        assertThat(written)
                .filteredOn(text -> text.of.causes > 0)
                .allSatisfy(text -> assertThat(text.lines).contains("  evidence 0", "  remedy: remedy 0"));
        assertThat(written)
                .filteredOn(text -> text.of.causes > 1)
                .allSatisfy(text -> assertThat(text.lines).contains("  evidence 1", "  remedy: remedy 1"));
        assertThat(written)
                .filteredOn(text -> text.of.causes > 2)
                .allSatisfy(text -> assertThat(text.lines).anyMatch(line -> line.startsWith("Further causes: ")));
    }

    @Test
    void hasRoomForTheFirstErrorOfTheStages() {
        assertThat(written)
                .filteredOn(text -> text.of.stages > 0)
                .allSatisfy(text -> assertThat(text.lines).anyMatch(line -> line.startsWith("The error 0")));
        assertThat(written)
                .filteredOn(text -> text.of.stages > 1 && text.of.causes < 2)
                .allSatisfy(text -> assertThat(text.lines).contains("The error 1 (and 1 more)"));
        assertThat(written)
                .filteredOn(text -> text.of.stages > 1 && text.of.causes > 1)
                .allSatisfy(text -> assertThat(text.lines).contains("The error 0 (and 2 more)"));
    }

    @Test
    void hasRoomForAFindingABlockAndAnEntry() {
        assertThat(written)
                .filteredOn(text -> text.of.findings > 0)
                .allSatisfy(text -> assertThat(text.lines.get(1)).startsWith("  finding 0"));
        assertThat(written)
                .filteredOn(text -> text.of.wrong > 0)
                .allSatisfy(text -> assertThat(text.lines)
                        .anyMatch(line -> line.startsWith("  wrong 0  ") || line.contains("which")));
        assertThat(written)
                .filteredOn(text -> text.of.wrong > 0 && text.of.pages + text.of.stages == 0)
                .allSatisfy(text -> assertThat(text.lines).anyMatch(line -> line.startsWith("  wrong 0[0]")));
        assertThat(written)
                .filteredOn(text -> text.of.unexamined > 0)
                .allSatisfy(text -> assertThat(text.lines).anyMatch(line -> line.startsWith("  not examined: ")));
    }

    @Test
    void isCompleteIfThereIsRoom() {
        assertThat(written)
                .filteredOn(text -> text.lines.size() < 15 && text.of.pages + text.of.stages == 0)
                .allSatisfy(text -> {
                    assertThat(text.rows("wrong ") + text.rows("right ")).isEqualTo(text.of.wrong + text.of.right);
                    assertThat(text.rows("wrong 0[")).isEqualTo(text.of.wrong == 0 ? 0 : Math.min(5, text.of.entries));
                    assertThat(text.rows("finding ")).isEqualTo(Math.min(2, text.of.findings));
                });
    }

    /** How many there are of each part that a report can have. */
    private record Parts(
            int findings,
            int wrong,
            int right,
            int unexamined,
            int entries,
            int causes,
            int overrides,
            int commands,
            int pages,
            int stages) {

        GradientReport report() {
            List<BlockReport> blocks = new ArrayList<>(Reports.blocks(wrong, right));
            blocks.addAll(several(unexamined, i -> Reports.unexamined("unseen " + i)));
            return new ReportContents(
                            "f",
                            Verdict.DISAGREES,
                            blocks,
                            several(
                                    wrong == 0 ? 0 : entries,
                                    i -> Reports.mismatch("wrong 0", Shape.of(40), i, 1, 2, 1e-9)),
                            several(findings, i -> new Finding(Finding.Kind.COST_IGNORES_PARAMETERS, "finding " + i)),
                            several(overrides, i -> "override " + i),
                            42,
                            several(commands, i -> "Reproduce: it").stream().findFirst(),
                            several(
                                    causes,
                                    i -> new Diagnosis(
                                            Arrays.asList(Cause.values()).get(i),
                                            "wrong " + i,
                                            "evidence " + i,
                                            "remedy " + i,
                                            List.of())),
                            Optional.of("a pattern"),
                            List.of(),
                            List.of(),
                            Duration.ZERO,
                            List.of(),
                            0,
                            List.of(),
                            stages == 0
                                    ? ReportContents.Stages.NONE
                                    : new ReportContents.Stages(
                                            List.of(), List.of(), several(stages, i -> "The error " + i)),
                            several(pages, i -> Path.of("page.html")).stream().findFirst(),
                            false,
                            0)
                    .toReport();
        }

        List<String> lines() {
            return report().toString().lines().toList();
        }

        private static <T> List<T> several(int count, IntFunction<T> each) {
            return IntStream.range(0, count).mapToObj(each).toList();
        }
    }

    /** The text of a report. */
    private record Written(Parts of, List<String> lines) {

        /** Returns the number of lines that begin with a text, without names of columns and causes. */
        long rows(String beginning) {
            return lines.stream()
                    .filter(line ->
                            line.startsWith("  " + beginning) && (beginning.endsWith("[") || !line.contains("[")))
                    .count();
        }
    }

    private static Stream<Parts> combinations() {
        int[][] counts = {
            {0, 1, 5}, {0, 1, 4, 30}, {0, 3, 12}, {0, 1, 6}, {1, 40}, {0, 1, 2, 4}, {0, 3}, {0, 1}, {0, 1}, {0, 1, 3}
        };
        int all = Stream.of(counts).mapToInt(options -> options.length).reduce(1, (a, b) -> a * b);
        return IntStream.range(0, all).mapToObj(number -> {
            int[] chosen = new int[counts.length];
            int rest = number;
            for (int part = 0; part < chosen.length; part++) {
                chosen[part] = counts[part][rest % counts[part].length];
                rest /= counts[part].length;
            }
            return new Parts(
                    chosen[0], chosen[1], chosen[2], chosen[3], chosen[4], chosen[5], chosen[6], chosen[7], chosen[8],
                    chosen[9]);
        });
    }
}
