package org.gradcheck.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.gradcheck.GradientChecker;
import org.gradcheck.stages.StageCorpus.Outcome;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bugs injected into random networks of many layers, one at a time and in pairs: the stages with the bugs are named, and no others.
 * {@code -Dgradcheck.test.stages.size=48} takes networks of 48 columns, which have 12,000 to 24,000 parameters, in place of 4;
 * {@code -Dgradcheck.test.stages=10} ten seeds in double and in single precision, from {@code -Dgradcheck.test.stages.seed} on.
 */
class StageCorpusTests {

    private static final int SIZE = Integer.getInteger("gradcheck.test.stages.size", 4);
    private static final int SEEDS = Integer.getInteger("gradcheck.test.stages", 1);
    private static final int FIRST_SEED = Integer.getInteger("gradcheck.test.stages.seed", 2);

    /** A network has at least five steps before its three blocks, with some bugs in each. */
    private static final int FEWEST = 25;

    static LongStream seeds() {
        return LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void stageOfEachBugIsNamed(long seed) {
        StageCorpus corpus = new StageCorpus();
        corpus.addEach(seed, false, SIZE);

        assertThat(corpus.failures).isEmpty();
        assertThat(corpus.count(Outcome.NAMED)).isGreaterThan(FEWEST);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void stageOfEachBugIsNamedInSinglePrecision(long seed) {
        StageCorpus corpus = new StageCorpus();
        corpus.addEach(seed + 1, true, SIZE);

        assertThat(corpus.failures).isEmpty();
        assertThat(corpus.count(Outcome.HIDDEN)).isLessThanOrEqualTo(2);
        assertThat(corpus.count(Outcome.NAMED)).isGreaterThan(FEWEST);
    }

    @ParameterizedTest
    @ValueSource(longs = 10)
    void bothStagesOfTwoBugsAreNamed(long seed) {
        StageCorpus corpus = new StageCorpus();
        corpus.addPairs(seed, false, SIZE);

        assertThat(corpus.failures).isEmpty();
        assertThat(corpus.count(Outcome.NAMED)).isGreaterThan(4);
    }

    /** The same check without stages takes the other evaluations. */
    @ParameterizedTest
    @ValueSource(longs = {1, 4, 6})
    void takesAtMost100EvaluationsAStage(long seed) {
        for (boolean isFloat : new boolean[] {false, true}) {
            Net net = new Net(seed, isFloat, SIZE);
            net.bugOfLoss = "label forgotten";
            net.steps.get(2).bug = net.steps.get(2).bugs().get(0);
            Net same = new Net(seed, isFloat, SIZE);
            same.bugOfLoss = net.bugOfLoss;
            same.steps.get(2).bug = net.steps.get(2).bug;

            long with = net.check().evaluations();
            long without =
                    GradientChecker.standard().check(same.describeAsOne("net")).evaluations();

            assertThat(with - without).isBetween(1L, 100L * net.steps.size());
        }
    }

    @Test
    void stagesChangeNoVerdict() {
        Net net = new Net(5, false, SIZE);
        net.steps.get(3).bug = net.steps.get(3).bugs().get(0);
        Net same = new Net(5, false, SIZE);
        same.steps.get(3).bug = net.steps.get(3).bug;
        GradientSubject whole = same.describeAsOne("net");

        assertThat(net.check().mismatches())
                .isEqualTo(GradientChecker.standard().check(whole).mismatches());
    }
}
