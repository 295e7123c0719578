package org.gradcheck.diagnosis.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.zoo.BlockSpecimen.Outcome;
import org.gradcheck.report.GradientReport;
import org.junit.jupiter.api.Test;

/**
 * Code of which nothing is known but its arrays: bugs in some of them, in others another bug, and weight decay of some;
 * {@code -Dgradcheck.test.blocks=300} asks for more of each.
 */
class BlockZooTests {

    private static final int OF_EACH = Integer.getInteger("gradcheck.test.blocks", 10);

    private record Sighting(Outcome outcome, String account) {

        static Sighting of(BlockSpecimen specimen) {
            GradientReport report = specimen.check();
            Outcome outcome = specimen.outcome(report);
            return new Sighting(
                    outcome,
                    outcome + ": " + specimen.description() + "\n"
                            + report.toString().indent(4));
        }
    }

    @Test
    void aBugIsNamedInThoseArraysThatHaveIt() {
        assertThatMostAreRight(
                "one bug in some of several arrays",
                Arrays.stream(BlockBug.values())
                        .flatMap(bug -> each(bug.name(), random -> BlockSpecimen.ofOne(bug, random))));
    }

    @Test
    void twoBugsInDifferentArraysAreNamedWhereTheyAre() {
        assertThatMostAreRight(
                "two bugs in different arrays",
                Arrays.stream(BlockBug.values())
                        .flatMap(first -> Arrays.stream(BlockBug.values())
                                .filter(second -> second != first)
                                .flatMap(second -> each(
                                                first + " " + second,
                                                random -> BlockSpecimen.ofTwo(first, second, random))
                                        .limit(Math.max(1, OF_EACH / 2)))));
    }

    @Test
    void aFactorOnTheDataIsNamedForArraysWithAndWithoutWeightDecay() {
        assertThatMostAreRight(
                "factors on the data beside weight decay of some arrays",
                Stream.of(
                                Cause.SUM_INSTEAD_OF_MEAN,
                                Cause.MEAN_INSTEAD_OF_SUM,
                                Cause.SIGN_FLIPPED,
                                Cause.CONSTANT_FACTOR)
                        .flatMap(cause -> each(cause.name(), random -> BlockSpecimen.ofData(cause, random))));
    }

    @Test
    void weightDecayIsMissedInThoseArraysThatLackIt() {
        assertThatMostAreRight("weight decay left out of some arrays", each("decay", BlockSpecimen::withoutDecay));
    }

    private static Stream<BlockSpecimen> each(String name, Function<Random, BlockSpecimen> draw) {
        return IntStream.range(0, OF_EACH)
                .mapToObj(i -> draw.apply(Seeds.random(i + 31L * name.hashCode())))
                .filter(BlockSpecimen::isWrong);
    }

    private static void assertThatMostAreRight(String title, Stream<BlockSpecimen> specimens) {
        List<Sighting> sightings =
                specimens.toList().parallelStream().map(Sighting::of).toList();
        String figures = figures(title, sightings);
        ZooFolder.write("blocks-" + title.replace(' ', '-') + ".md", figures + "\n");
        ZooFolder.write("blocks-" + title.replace(' ', '-') + "-failures.txt", accounts(sightings));

        assertThat(share(sightings, Outcome.WRONG))
                .as(() -> figures + "\n" + accounts(sightings))
                .isLessThanOrEqualTo(0.01);
        assertThat(share(sightings, Outcome.RIGHT)).as(figures).isGreaterThanOrEqualTo(0.95);
    }

    private static String figures(String title, List<Sighting> sightings) {
        return String.format(
                Locale.ROOT,
                "%d gradients, %s: right %.1f %%, in part %.1f %%, unnamed %.1f %%, wrong %.1f %%.",
                sightings.size(),
                title,
                100 * share(sightings, Outcome.RIGHT),
                100 * share(sightings, Outcome.PARTLY),
                100 * share(sightings, Outcome.UNNAMED),
                100 * share(sightings, Outcome.WRONG));
    }

    private static double share(List<Sighting> sightings, Outcome outcome) {
        return (double) sightings.stream()
                        .filter(sighting -> sighting.outcome() == outcome)
                        .count()
                / sightings.size();
    }

    private static String accounts(List<Sighting> sightings) {
        StringBuilder text = new StringBuilder();
        for (Outcome outcome : List.of(Outcome.WRONG, Outcome.UNNAMED, Outcome.PARTLY)) {
            sightings.stream()
                    .filter(sighting -> sighting.outcome() == outcome)
                    .limit(10)
                    .forEach(sighting -> text.append(sighting.account()).append('\n'));
        }
        return text.toString();
    }
}
