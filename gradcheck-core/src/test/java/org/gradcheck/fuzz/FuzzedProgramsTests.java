package org.gradcheck.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Verdicts on random programs, compared with their true slopes. {@code -Dgradcheck.test.fuzz=12000} takes as many
 * programs, {@code -Dgradcheck.test.fuzz.seed=} the first of their consecutive seeds; {@code
 * -Dgradcheck.test.fuzz.only=SEED} prints one program and all its reports. The table is written to {@code
 * target/fuzz.md}, the failures to {@code target/fuzz-failures.txt}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzedProgramsTests {

    private static final String ONLY = "gradcheck.test.fuzz.only";
    private static final int PROGRAMS =
            Integer.getInteger("gradcheck.test.fuzz", System.getProperty(ONLY) == null ? 300 : 0);
    private static final long SEED = Long.getLong("gradcheck.test.fuzz.seed", 1);

    private FuzzTable table = new FuzzTable();

    @BeforeAll
    void checkPrograms() {
        table = FuzzRun.of(PROGRAMS, SEED);
        FuzzRun.write(table, Path.of("target"));
    }

    @Test
    void noRightGradientIsCalledWrong() {
        assertThat(failures(Failing.FALSE_ALARM, Kind.values())).isEmpty();
    }

    /** The slopes between such kinks change the cost by less than its noise, so no check can see them. */
    @Test
    void fewRightGradientsAtKinksThatNoiseHidesAreCalledWrong() {
        assertFewerThan(1e-2, Failing.HIDDEN_KINK, table.total(tally -> tally.right));
    }

    @Test
    void hardlyAnyVisibleErrorPasses() {
        assertFewerThan(2e-3, Failing.MISS, table.total(tally -> tally.wrong));
    }

    @Test
    void hardlyAnyErrorAboveTheStatedSensitivityPasses() {
        assertFewerThan(5e-3, Failing.BROKEN_PROMISE, table.total(tally -> tally.promises));
    }

    @Test
    void fewDecidableGradientsAreUndecided() {
        assertFewerThan(1e-2, Failing.UNDECIDED, table.total(tally -> tally.right));
    }

    @Test
    void noCheckEndsWithAnException() {
        assertThat(failures(Failing.EXCEPTION, Kind.values())).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = ONLY, matches = "-?\\d+")
    void oneProgramFailsNowhere() {
        long seed = Long.getLong(ONLY, 0);
        System.out.println(FuzzRun.details(seed));
        assertThat(ProgramCheck.of(Programs.of(seed), report -> {}).lines()).isEmpty();
    }

    private void assertFewerThan(double part, Failing failing, int checks) {
        List<String> failures = failures(failing, Kind.values());
        assertThat((double) failures.size())
                .as("%s of %d: %s", failing.title(), checks, failures)
                .isLessThanOrEqualTo(part * checks);
    }

    private List<String> failures(Failing failing, Kind... kinds) {
        return Stream.of(kinds)
                .flatMap(kind -> table.of(kind).lines().stream())
                .filter(line -> line.startsWith(failing + "\t"))
                .toList();
    }
}
