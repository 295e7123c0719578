package org.gradcheck.junit;

import java.util.Optional;

/** One run of a {@link GradientCheck} method: which alternative, which seed, and how to run it again. */
record CheckInvocation(TestIdentity test, int number, Optional<NetworkAlternative> network, CheckSettings settings) {

    /** Follows from the method, the base seed and the number alone, so that an invocation is the same when run alone. */
    Seed seed() {
        return new Seed(settings.seed()).derive(test.hash()).derive(number);
    }

    String displayName() {
        String alternative = network.map(it -> it.describe() + ", ").orElse("");
        return "[" + number + "] " + alternative + "seed " + seed();
    }

    /** The name that reports use. */
    String subjectName() {
        return test.shortName() + " " + displayName();
    }

    String reproduction() {
        return "Reproduce: mvn test -Dtest=" + test.surefireSelector() + " -Dgradcheck.seed=" + settings.seed()
                + settings.options() + " -Dgradcheck.only=" + number + " -Dsurefire.failIfNoSpecifiedTests=false";
    }
}
