package org.gradcheck.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.gradcheck.CheckMode;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Numbers of entries and tiles in the data of a page. */
class PageDataTests {

    private final double[][] w = new double[201][];
    private final double[][] wrong = new double[201][];
    private final Map<String, Object> data;

    PageDataTests() {
        Arrays.setAll(w, row -> new Random(row).doubles(200, 1, 2).toArray());
        Arrays.setAll(
                wrong,
                row -> Arrays.stream(w[row]).map(v -> row < 10 ? 3 * v : 2 * v).toArray());
        GradientReport report = GradientChecker.standard()
                .mode(CheckMode.EXHAUSTIVE)
                .check(GradientSubject.named("squares")
                        .parameter("w", w, () -> wrong)
                        .batchedCost(points -> points.stream()
                                .mapToDouble(point -> point.entries().stream()
                                        .mapToDouble(it -> it.value() * it.value() - at(it.entry()) * at(it.entry()))
                                        .sum())
                                .toArray()));
        data = new CheckData(report).whole();
    }

    private double at(int entry) {
        return w[entry / 200][entry % 200];
    }

    @Test
    void pageHasTheWorstThousandEntries() {
        assertThat(data).containsEntry("mismatchCount", 2_000);
        assertThat((List<?>) data.get("mismatches")).hasSize(1_000);
    }

    @Test
    void mapsHaveAtMostFortyThousandTiles() {
        int tiles = Pattern.compile("\"verdicts\":\"(\\w+)\"")
                .matcher(JsonText.of(data))
                .results()
                .mapToInt(map -> map.group(1).length())
                .sum();

        assertThat(tiles).isBetween(10_000, 40_000);
    }
}
