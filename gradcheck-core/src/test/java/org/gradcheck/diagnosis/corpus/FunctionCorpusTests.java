package org.gradcheck.diagnosis.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.GradientChecker;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.report.GradientReport;
import org.junit.jupiter.api.Test;

/**
 * The patterns that need no knowledge of the function, in dense and sparse gradients of 2 to 500 entries;
 * {@code -Dgradcheck.test.functions=1000} checks more of each.
 */
class FunctionCorpusTests {

    private static final int FUNCTIONS_OF_A_BUG = Integer.getInteger("gradcheck.test.functions", 8);
    private static final int FEWEST = 2;
    private static final int MOST = 500;

    @Test
    void eachPatternIsNamed() {
        List<CaseResult> results = Stream.concat(
                        Arrays.stream(FunctionBug.values()).flatMap(FunctionCorpusTests::vectors),
                        Arrays.stream(MatrixBug.values()).flatMap(FunctionCorpusTests::matrices))
                .toList()
                .parallelStream()
                .map(BugCase::result)
                .toList();
        ConfusionMatrix matrix = new ConfusionMatrix("Bugs in plain functions", results).written("functions");

        assertThat(matrix.count(Outcome.MISSED)).as(matrix::accounts).isZero();
        assertThat(matrix.count(Outcome.FALSE_ALARM)).as(matrix::accounts).isZero();
        assertThat(matrix.share(Outcome.RIGHT)).as(matrix::markdown).isGreaterThanOrEqualTo(0.95);
        assertThat(matrix.share(Outcome.WRONG)).as(matrix::markdown).isLessThanOrEqualTo(0.01);
    }

    @Test
    void accumulatedGradientIsNamed() {
        for (int i = 0; i < FUNCTIONS_OF_A_BUG; i++) {
            RandomFunction function = function(Seeds.random(i), size(Seeds.random(-i), FEWEST));
            double[] sum = new double[function.point().length];

            GradientReport report = GradientChecker.standard()
                    .check(function::value, x -> added(sum, function.gradient(x)), function.point());

            assertThat(Named.in(report)).as(report::toString).startsWith(Cause.ACCUMULATED);
        }
    }

    @Test
    void gradientOfAnotherPointIsNamed() {
        for (int i = 0; i < FUNCTIONS_OF_A_BUG; i++) {
            RandomFunction function = RandomFunction.dense(Seeds.random(i), size(Seeds.random(-i), FEWEST));
            double[] earlier = Arrays.stream(function.point())
                    .map(x -> x + 0.2 * Math.sin(9 * x))
                    .toArray();

            GradientReport report = GradientChecker.standard()
                    .check(function::value, x -> function.gradient(earlier), function.point());

            assertThat(Named.in(report)).as(report::toString).startsWith(Cause.STALE_GRADIENT);
        }
    }

    private static double[] added(double[] sum, double[] gradient) {
        Arrays.setAll(sum, i -> sum[i] + gradient[i]);
        return sum;
    }

    private static Stream<BugCase> vectors(FunctionBug bug) {
        return IntStream.range(0, FUNCTIONS_OF_A_BUG).mapToObj(i -> {
            Random random = Seeds.random(i + 31L * bug.name().hashCode());
            int size = size(
                    random,
                    IntStream.range(FEWEST, MOST)
                            .filter(bug::appliesTo)
                            .findFirst()
                            .orElseThrow());
            return FunctionBugCase.of(bug, function(random, size), random);
        });
    }

    private static Stream<BugCase> matrices(MatrixBug bug) {
        return IntStream.range(0, FUNCTIONS_OF_A_BUG).mapToObj(i -> {
            Random random = Seeds.random(i + 31L * bug.name().hashCode());
            int rows = 2 + random.nextInt(20);
            int columns = random.nextBoolean() ? rows : 2 + random.nextInt(20);
            return FunctionBugCase.of(bug, matrix(random, rows, columns), rows, random);
        });
    }

    private static RandomFunction function(Random random, int size) {
        return random.nextBoolean() ? RandomFunction.dense(random, size) : RandomFunction.sparse(random, size);
    }

    /** A matrix in which two entries for each row and column are not zero: a factor of a single entry is no pattern. */
    private static RandomFunction matrix(Random random, int rows, int columns) {
        RandomFunction drawn = function(random, rows * columns);
        long entries =
                Arrays.stream(drawn.gradient(drawn.point())).filter(g -> g != 0).count();
        return entries < 2L * (rows + columns) ? RandomFunction.dense(random, rows * columns) : drawn;
    }

    /** Small sizes as often as large ones. */
    private static int size(Random random, int fewest) {
        return (int) Math.round(fewest * Math.pow((double) MOST / fewest, random.nextDouble()));
    }
}
