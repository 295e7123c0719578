package org.gradcheck.diagnosis.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck.diagnosis.Cause;
import org.junit.jupiter.api.Test;

/**
 * Every cause in networks of all depths, activations, costs and batch sizes. A sample of the matrix is checked;
 * {@code -Dgradcheck.test.corpus=107520} checks all of it, at 20 seeds each.
 */
class NetworkCorpusTests {

    private static final int SETTINGS_OF_A_CAUSE = Integer.getInteger("gradcheck.test.corpus", 20);

    /** Draws for each network that is needed: bugs of special shapes do not apply to many networks. */
    private static final int ATTEMPTS = 50;

    @Test
    void eachCauseIsNamed() {
        List<CaseResult> results = Bugs.causes().parallelStream()
                .flatMap(cause -> results(cause).stream())
                .toList();
        ConfusionMatrix matrix = new ConfusionMatrix("Bugs in networks", results).written("networks");

        assertThat(results).extracting(CaseResult::cause).contains(Bugs.causes().toArray(Cause[]::new));
        assertThat(matrix.count(Outcome.MISSED)).as(matrix::accounts).isZero();
        assertThat(matrix.count(Outcome.FALSE_ALARM)).as(matrix::accounts).isZero();
        assertThat(matrix.share(Outcome.RIGHT)).as(matrix::markdown).isGreaterThanOrEqualTo(0.95);
        assertThat(matrix.share(Outcome.WRONG)).as(matrix::markdown).isLessThanOrEqualTo(0.01);
    }

    private static List<CaseResult> results(Cause cause) {
        List<NetworkSetting> settings = new ArrayList<>(NetworkSetting.ALL);
        Collections.shuffle(settings, Seeds.random(cause.name().hashCode()));
        return IntStream.range(0, ATTEMPTS * SETTINGS_OF_A_CAUSE)
                .mapToObj(i -> NetworkBugCase.of(cause, settings.get(i % settings.size()), i))
                .flatMap(bugCase -> bugCase.stream())
                .limit(SETTINGS_OF_A_CAUSE)
                .map(BugCase::result)
                .toList();
    }
}
