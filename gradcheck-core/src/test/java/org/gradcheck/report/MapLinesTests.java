package org.gradcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.GradientChecker;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Map of the worst block, which is optional. */
class MapLinesTests {

    private final GradientChecker checker = GradientChecker.standard().drawingMaps();

    @Test
    void transposedMatrixIsRightOnItsDiagonal() {
        assertThat(new MapLines(transposed(checker)).lines())
                .first()
                .isEqualTo(
                        "  map of w: . right, n wrong by 10^n error bars, # by more, ? unresolved, - unexercised or fixed");
        assertThat(new MapLines(transposed(checker))
                        .lines().stream().skip(1).map(line -> line.replaceAll("[0-9#]", "x")))
                .containsExactly("    .xx", "    x.x", "    xx.");
    }

    @Test
    void mapIsBeforeTheCommand() {
        assertThat(transposed(checker.reproducedBy("Reproduce: run it"))
                        .toString()
                        .lines()
                        .toList())
                .endsWith("Reproduce: run it")
                .anyMatch(line -> line.startsWith("  map of w: "));
    }

    @Test
    void noMapUnlessRequested() {
        assertThat(transposed(GradientChecker.standard()).toString()).doesNotContain("map of");
    }

    @Test
    void passedCheckHasNoMap() {
        assertThat(checker.check(x -> x[0] * x[0], x -> new double[] {2 * x[0]}, 3)
                        .toString())
                .doesNotContain("map of");
    }

    @Test
    void entriesThatAreNotFiniteHaveTheLastSymbol() {
        assertThat(checker.check(x -> x[0] * x[0] + x[1], x -> new double[] {Double.NaN, 1}, 3, 4)
                        .toString())
                .contains("\n    #.");
    }

    @Test
    void tileOfLargeBlockShowsItsWorstEntry() {
        double[] x = new double[200];
        java.util.Arrays.fill(x, 1);

        assertThat(checker.check(
                                at -> java.util.Arrays.stream(at)
                                        .map(each -> each * each)
                                        .sum(),
                                at -> {
                                    double[] gradient = java.util.Arrays.stream(at)
                                            .map(each -> 2 * each)
                                            .toArray();
                                    gradient[7] = 9;
                                    return gradient;
                                },
                                x)
                        .toString())
                .contains("  map of x, the worst of each 1 x 4 entries: ")
                .containsPattern("\n    \\.[0-9#]\\.{48}");
    }

    private static GradientReport transposed(GradientChecker checker) {
        double[][] w = {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}};
        double[][] gradient = {{2, 8, 14}, {4, 10, 16}, {6, 12, 18}};
        return checker.check(GradientSubject.named("squares")
                .parameter("w", w, gradient)
                .cost(() -> {
                    double sum = 0;
                    for (double[] row : w) {
                        for (double each : row) {
                            sum += each * each;
                        }
                    }
                    return sum;
                }));
    }
}
