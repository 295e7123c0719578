package org.gradcheck;

import java.util.function.Function;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.report.GradientReport;

/** A cost and a claimed gradient, drawn anew for each seed; one row of the tables of {@link VerdictTests}. */
record VerdictCase(String name, Function<RandomGenerator, GradientReport> checked) {

    static VerdictCase of(String name, Function<RandomGenerator, Claim> claim) {
        return new VerdictCase(name, claim.andThen(Claim::check));
    }

    GradientReport check(int seed) {
        return checked.apply(new Well19937c(seed));
    }

    @Override
    public String toString() {
        return name;
    }
}
