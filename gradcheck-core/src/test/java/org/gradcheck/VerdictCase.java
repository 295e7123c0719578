package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;

/**
 * A cost and a claimed gradient, drawn anew for each seed: one row of a table of verdicts. A row is drawn at a few
 * seeds; {@code -Dgradcheck.test.seeds=200} asks for more.
 */
record VerdictCase(String name, Function<RandomGenerator, GradientReport> checked) {

    static final int SEEDS = Integer.getInteger("gradcheck.test.seeds", 5);

    static VerdictCase of(String name, Function<RandomGenerator, Claim> claim) {
        return new VerdictCase(name, claim.andThen(Claim::check));
    }

    static VerdictCase ofNetwork(String name, Function<RandomGenerator, NetworkClaim> claim) {
        return new VerdictCase(name, claim.andThen(NetworkClaim::check));
    }

    GradientReport check(int seed) {
        return checked.apply(new Well19937c(seed));
    }

    void assertVerdict(Verdict wanted) {
        assertEach(report -> report.verdict() == wanted);
    }

    void assertVerdictIsNot(Verdict refused) {
        assertEach(report -> report.verdict() != refused);
    }

    void assertEach(Predicate<GradientReport> wanted) {
        List<String> failures = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            GradientReport report = check(seed);
            if (!wanted.test(report)) {
                failures.add("seed " + seed + ": " + report);
            }
        }
        assertThat(failures)
                .as("%s: %d of %d seeds", name, failures.size(), SEEDS)
                .isEmpty();
    }

    @Override
    public String toString() {
        return name;
    }
}
