package org.gradcheck.diagnosis.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck.diagnosis.Cause;
import org.junit.jupiter.api.Test;

/**
 * Every cause in networks of all depths, activations, costs and batch sizes. A sample of the matrix is checked;
 * {@code -Dgradcheck.test.zoo=107520} asks for all of it, at 20 seeds each.
 */
class NetworkZooTests {

    private static final int SETTINGS_OF_A_CAUSE = Integer.getInteger("gradcheck.test.zoo", 20);

    /** Bugs that need special shapes find no place in many networks. */
    private static final int ATTEMPTS = 50;

    @Test
    void eachCauseIsNamed() {
        List<Sighting> sightings = Bugs.causes().parallelStream()
                .flatMap(cause -> sightings(cause).stream())
                .toList();
        ConfusionMatrix matrix = new ConfusionMatrix("Bugs in networks", sightings).written("networks");

        assertThat(sightings).extracting(Sighting::cause).contains(Bugs.causes().toArray(Cause[]::new));
        assertThat(matrix.count(Outcome.MISSED)).as(matrix::accounts).isZero();
        assertThat(matrix.count(Outcome.FALSE_ALARM)).as(matrix::accounts).isZero();
        assertThat(matrix.share(Outcome.RIGHT)).as(matrix::markdown).isGreaterThanOrEqualTo(0.95);
        assertThat(matrix.share(Outcome.WRONG)).as(matrix::markdown).isLessThanOrEqualTo(0.01);
    }

    private static List<Sighting> sightings(Cause cause) {
        List<NetworkSetting> settings = new ArrayList<>(NetworkSetting.ALL);
        Collections.shuffle(settings, Seeds.random(cause.name().hashCode()));
        return IntStream.range(0, ATTEMPTS * SETTINGS_OF_A_CAUSE)
                .mapToObj(i -> NetworkSpecimen.of(cause, settings.get(i % settings.size()), i))
                .flatMap(specimen -> specimen.stream())
                .limit(SETTINGS_OF_A_CAUSE)
                .map(Specimen::sighting)
                .toList();
    }
}
