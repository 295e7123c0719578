package org.gradcheck.junit;

import java.util.Optional;
import org.gradcheck.junit.internal.MavenPlugin;

/** One invocation of a {@link GradientCheck} method: its network, its seed and the command that repeats it. */
record CheckInvocation(TestIdentity test, int number, Optional<NetworkAlternative> network, CheckSettings settings) {

    /** Returns the seed. It depends on method, base seed and number only, so an invocation is the same when run alone. */
    Seed seed() {
        return new Seed(settings.seed()).derive(test.hash()).derive(number);
    }

    String displayName() {
        String alternative = network.map(it -> it.describe() + ", ").orElse("");
        return "[" + number + "] " + alternative + "seed " + seed();
    }

    /** Returns the name in reports. */
    String subjectName() {
        return test.shortName() + " " + displayName();
    }

    String reproduction() {
        String options = " -Dgradcheck.seed=" + settings.seed() + settings.options() + " -Dgradcheck.only=" + number;
        return "Reproduce: " + MavenPlugin.of(test.testClass()).command(test.surefireSelector(), options);
    }
}
