package org.gradcheck.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.gradcheck.sampling.EstimatorTally.Failing;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Verdicts on estimators whose exact mean gradient is known. {@code -Dgradcheck.test.estimators=2000} takes as many, {@code
 * -Dgradcheck.test.estimators.seed=} the first of their consecutive seeds; {@code -Dgradcheck.test.estimators.only=SEED} prints the
 * reports of one, and {@code .variants} is the number of biases of each. A build takes estimators of up to four parameters and little noise, which
 * are decided in fewer evaluations than others. The table is written to {@code target/estimators.md}, the failures to {@code
 * target/estimators-failures.txt}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnbiasedCorpusTests {

    private static final String ONLY = "gradcheck.test.estimators.only";
    private static final boolean IS_BUILD =
            System.getProperty("gradcheck.test.estimators") == null && System.getProperty(ONLY) == null;
    private static final int ESTIMATORS =
            Integer.getInteger("gradcheck.test.estimators", System.getProperty(ONLY) == null ? 24 : 0);
    private static final Estimators.Range RANGE =
            IS_BUILD ? new Estimators.Range(4, 1) : new Estimators.Range(200, 0.01);
    private static final int VARIANTS = Integer.getInteger("gradcheck.test.estimators.variants", IS_BUILD ? 1 : 2);
    private static final long SEED = Long.getLong("gradcheck.test.estimators.seed", 1);

    private final EstimatorTable table = new EstimatorTable();

    @BeforeAll
    void checkEstimators() throws IOException {
        record Result(Estimators.Seeded seeded, EstimatorTally tally) {}
        List<Result> results = LongStream.range(SEED, SEED + ESTIMATORS)
                .parallel()
                .mapToObj(seed -> Estimators.of(seed, RANGE))
                .map(seeded -> new Result(seeded, EstimatorCheck.of(seeded, VARIANTS, report -> {})))
                .toList();
        results.forEach(result -> table.add(result.seeded(), result.tally()));
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "estimators.md"), table.toString());
        Files.write(Path.of("target", "estimators-failures.txt"), table.failures());
    }

    @Test
    void noRightEstimatorIsCalledWrong() {
        assertThat(table.total().lines(Failing.FALSE_ALARM)).isEmpty();
    }

    @Test
    void noErrorAboveTheStatedSensitivityPasses() {
        assertThat(table.total().lines(Failing.BROKEN_PROMISE)).isEmpty();
    }

    @Test
    void noWrongEntryIsCalledRight() {
        assertThat(table.total().lines(Failing.WRONG_CALLED_RIGHT)).isEmpty();
    }

    /** Without a decision nothing could be wrong. */
    @Test
    void nineOfTenRightEstimatorsAgree() {
        assertThat(table.total().agreed).isGreaterThanOrEqualTo((int) (0.9 * table.total().right));
    }

    @Test
    void nineOfTenBiasesOf64StandardErrorsAreFound() {
        int band = EstimatorTally.band(64);

        assertThat(table.total().found[band]).isGreaterThanOrEqualTo((int) (0.9 * table.total().wrong[band]));
    }

    @Test
    void heavyTailsAreNotCalledWrong() {
        assertThat(table.of(Family.HEAVY_TAILS).lines(Failing.FALSE_ALARM)).isEmpty();
    }

    @Test
    void noCheckEndsWithAnException() {
        assertThat(table.failures()).noneMatch(line -> line.startsWith(Failing.EXCEPTION.name()));
    }

    @Test
    @EnabledIfSystemProperty(named = ONLY, matches = "-?\\d+")
    void oneEstimatorFailsNowhere() {
        EstimatorTally tally =
                EstimatorCheck.of(Estimators.of(Long.getLong(ONLY, 0), RANGE), Integer.MAX_VALUE, System.out::println);
        assertThat(tally.lines()).isEmpty();
    }
}
