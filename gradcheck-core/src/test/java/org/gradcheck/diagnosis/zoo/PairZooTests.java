package org.gradcheck.diagnosis.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.report.GradientReport;
import org.junit.jupiter.api.Test;

/** Two bugs in different layers; {@code -Dgradcheck.test.pairs=10000} asks for more of them. */
class PairZooTests {

    private static final int PAIRS = Integer.getInteger("gradcheck.test.pairs", 100);
    private static final int ATTEMPTS = 10;

    private enum Outcome {
        BOTH,
        ONE,
        NEITHER,
        WRONG
    }

    private record Sighting(Outcome outcome, String account) {

        static Sighting of(PairSpecimen pair) {
            GradientReport report = pair.check();
            List<Cause> named = Named.in(report);
            return new Sighting(
                    outcome(pair, named),
                    pair.description() + "\n" + report.toString().indent(4));
        }

        private static Outcome outcome(PairSpecimen pair, List<Cause> named) {
            Set<Cause> first = pair.namesOfFirst();
            Set<Cause> second = pair.namesOfSecond();
            Set<Cause> wrong = EnumSet.noneOf(Cause.class);
            wrong.addAll(named);
            wrong.removeAll(first);
            wrong.removeAll(second);
            if (!wrong.isEmpty()) {
                return Outcome.WRONG;
            }
            boolean isFirst = named.stream().anyMatch(first::contains);
            boolean isSecond = named.stream().anyMatch(second::contains);
            if (isFirst && isSecond && named.size() > 1) {
                return Outcome.BOTH;
            }
            return isFirst || isSecond ? Outcome.ONE : Outcome.NEITHER;
        }
    }

    @Test
    void bothAreNamed() {
        List<NetworkSetting> settings = new ArrayList<>(NetworkSetting.ALL.stream()
                .filter(setting -> setting.depth() > 1)
                .toList());
        Collections.shuffle(settings, Seeds.random(0));

        List<Sighting> sightings = IntStream.range(0, ATTEMPTS * PAIRS)
                .mapToObj(i -> PairSpecimen.of(settings.get(i % settings.size()), i))
                .flatMap(pair -> pair.stream())
                .limit(PAIRS)
                .toList()
                .parallelStream()
                .map(Sighting::of)
                .toList();

        String figures = figures(sightings);
        ZooFolder.write("pairs.md", "## Pairs of bugs in different layers\n\n" + figures + "\n");
        ZooFolder.write("pairs-failures.txt", accounts(sightings));
        assertThat(sightings).hasSize(PAIRS);
        assertThat(share(sightings, Outcome.BOTH)).as(figures).isGreaterThanOrEqualTo(0.8);
    }

    private static String figures(List<Sighting> sightings) {
        return String.format(
                Locale.ROOT,
                "%d pairs: both named %.1f %%, one %.1f %%, neither %.1f %%, a wrong name %.1f %%.",
                sightings.size(),
                100 * share(sightings, Outcome.BOTH),
                100 * share(sightings, Outcome.ONE),
                100 * share(sightings, Outcome.NEITHER),
                100 * share(sightings, Outcome.WRONG));
    }

    private static double share(List<Sighting> sightings, Outcome outcome) {
        return (double) with(sightings, outcome).count() / sightings.size();
    }

    private static Stream<Sighting> with(List<Sighting> sightings, Outcome outcome) {
        return sightings.stream().filter(sighting -> sighting.outcome() == outcome);
    }

    private static String accounts(List<Sighting> sightings) {
        StringBuilder text = new StringBuilder();
        for (Outcome outcome : List.of(Outcome.WRONG, Outcome.NEITHER, Outcome.ONE)) {
            with(sightings, outcome)
                    .limit(10)
                    .forEach(sighting -> text.append(outcome + ": ")
                            .append(sighting.account())
                            .append('\n'));
        }
        return text.toString();
    }
}
