package org.gradcheck.diagnosis.corpus;

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

/** Two bugs in different layers; {@code -Dgradcheck.test.pairs=10000} checks more of them. */
class BugPairCorpusTests {

    private static final int PAIRS = Integer.getInteger("gradcheck.test.pairs", 100);
    private static final int ATTEMPTS = 10;

    private enum Outcome {
        BOTH,
        ONE,
        NEITHER,
        WRONG
    }

    private record CaseResult(Outcome outcome, String account) {

        static CaseResult of(BugPairCase pair) {
            GradientReport report = pair.check();
            List<Cause> named = Named.in(report);
            return new CaseResult(
                    outcome(pair, named),
                    pair.description() + "\n" + report.toString().indent(4));
        }

        private static Outcome outcome(BugPairCase pair, List<Cause> named) {
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

        List<CaseResult> results = IntStream.range(0, ATTEMPTS * PAIRS)
                .mapToObj(i -> BugPairCase.of(settings.get(i % settings.size()), i))
                .flatMap(pair -> pair.stream())
                .limit(PAIRS)
                .toList()
                .parallelStream()
                .map(CaseResult::of)
                .toList();

        String figures = figures(results);
        CorpusFolder.write("pairs.md", "## Pairs of bugs in different layers\n\n" + figures + "\n");
        CorpusFolder.write("pairs-failures.txt", accounts(results));
        assertThat(results).hasSize(PAIRS);
        assertThat(share(results, Outcome.BOTH)).as(figures).isGreaterThanOrEqualTo(0.8);
    }

    private static String figures(List<CaseResult> results) {
        return String.format(
                Locale.ROOT,
                "%d pairs: both named %.1f %%, one %.1f %%, neither %.1f %%, a wrong name %.1f %%.",
                results.size(),
                100 * share(results, Outcome.BOTH),
                100 * share(results, Outcome.ONE),
                100 * share(results, Outcome.NEITHER),
                100 * share(results, Outcome.WRONG));
    }

    private static double share(List<CaseResult> results, Outcome outcome) {
        return (double) with(results, outcome).count() / results.size();
    }

    private static Stream<CaseResult> with(List<CaseResult> results, Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome);
    }

    private static String accounts(List<CaseResult> results) {
        StringBuilder text = new StringBuilder();
        for (Outcome outcome : List.of(Outcome.WRONG, Outcome.NEITHER, Outcome.ONE)) {
            with(results, outcome)
                    .limit(10)
                    .forEach(result ->
                            text.append(outcome + ": ").append(result.account()).append('\n'));
        }
        return text.toString();
    }
}
