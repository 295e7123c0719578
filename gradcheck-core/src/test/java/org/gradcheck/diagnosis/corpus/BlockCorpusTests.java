package org.gradcheck.diagnosis.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.corpus.BlockBugCase.Outcome;
import org.gradcheck.report.GradientReport;
import org.junit.jupiter.api.Test;

/**
 * Code of which only the arrays are known: bugs in some of them, in others another bug, and weight decay of some;
 * {@code -Dgradcheck.test.blocks=300} checks more of each.
 */
class BlockCorpusTests {

    private static final int OF_EACH = Integer.getInteger("gradcheck.test.blocks", 10);

    private record CaseResult(Outcome outcome, String account) {

        static CaseResult of(BlockBugCase bugCase) {
            GradientReport report = bugCase.check();
            Outcome outcome = bugCase.outcome(report);
            return new CaseResult(
                    outcome,
                    outcome + ": " + bugCase.description() + "\n"
                            + report.toString().indent(4));
        }
    }

    @Test
    void bugIsNamedInTheArraysThatHaveIt() {
        assertThatMostAreRight(
                "one bug in some of several arrays",
                Arrays.stream(BlockBug.values())
                        .flatMap(bug -> each(bug.name(), random -> BlockBugCase.ofOne(bug, random))));
    }

    @Test
    void twoBugsInDifferentArraysAreNamed() {
        assertThatMostAreRight(
                "two bugs in different arrays",
                Arrays.stream(BlockBug.values())
                        .flatMap(first -> Arrays.stream(BlockBug.values())
                                .filter(second -> second != first)
                                .flatMap(second -> each(
                                                first + " " + second,
                                                random -> BlockBugCase.ofTwo(first, second, random))
                                        .limit(Math.max(1, OF_EACH / 2)))));
    }

    @Test
    void factorOnDataTermIsNamedForAllArrays() {
        assertThatMostAreRight(
                "factors on the data beside weight decay of some arrays",
                Stream.of(
                                Cause.SUM_INSTEAD_OF_MEAN,
                                Cause.MEAN_INSTEAD_OF_SUM,
                                Cause.SIGN_FLIPPED,
                                Cause.CONSTANT_FACTOR)
                        .flatMap(cause -> each(cause.name(), random -> BlockBugCase.ofData(cause, random))));
    }

    @Test
    void missingWeightDecayIsNamedInTheArraysThatLackIt() {
        assertThatMostAreRight("weight decay left out of some arrays", each("decay", BlockBugCase::withoutDecay));
    }

    private static Stream<BlockBugCase> each(String name, Function<Random, BlockBugCase> draw) {
        return IntStream.range(0, OF_EACH)
                .mapToObj(i -> draw.apply(Seeds.random(i + 31L * name.hashCode())))
                .filter(BlockBugCase::isWrong);
    }

    private static void assertThatMostAreRight(String title, Stream<BlockBugCase> cases) {
        List<CaseResult> results =
                cases.toList().parallelStream().map(CaseResult::of).toList();
        String figures = figures(title, results);
        CorpusFolder.write("blocks-" + title.replace(' ', '-') + ".md", figures + "\n");
        CorpusFolder.write("blocks-" + title.replace(' ', '-') + "-failures.txt", accounts(results));

        assertThat(share(results, Outcome.WRONG))
                .as(() -> figures + "\n" + accounts(results))
                .isLessThanOrEqualTo(0.01);
        assertThat(share(results, Outcome.RIGHT)).as(figures).isGreaterThanOrEqualTo(0.95);
    }

    private static String figures(String title, List<CaseResult> results) {
        return String.format(
                Locale.ROOT,
                "%d gradients, %s: right %.1f %%, in part %.1f %%, unnamed %.1f %%, wrong %.1f %%.",
                results.size(),
                title,
                100 * share(results, Outcome.RIGHT),
                100 * share(results, Outcome.PARTLY),
                100 * share(results, Outcome.UNNAMED),
                100 * share(results, Outcome.WRONG));
    }

    private static double share(List<CaseResult> results, Outcome outcome) {
        return (double) results.stream()
                        .filter(result -> result.outcome() == outcome)
                        .count()
                / results.size();
    }

    private static String accounts(List<CaseResult> results) {
        StringBuilder text = new StringBuilder();
        for (Outcome outcome : List.of(Outcome.WRONG, Outcome.UNNAMED, Outcome.PARTLY)) {
            results.stream()
                    .filter(result -> result.outcome() == outcome)
                    .limit(10)
                    .forEach(result -> text.append(result.account()).append('\n'));
        }
        return text.toString();
    }
}
