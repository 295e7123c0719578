package org.gradcheck.stages;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.GradientChecker;
import org.gradcheck.stages.StageCorpus.Outcome;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bugs injected into random networks of many layers, one at a time and in pairs: the stages with the bugs are named, and no others. */
class StageCorpusTests {

    private static final int SIZE = 4;

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void stageOfEachBugIsNamed(long seed) {
        StageCorpus corpus = new StageCorpus();
        corpus.addEach(seed, false, SIZE);

        assertThat(corpus.failures).isEmpty();
        assertThat(corpus.count(Outcome.NAMED)).isGreaterThan(40);
    }

    @ParameterizedTest
    @ValueSource(longs = 3)
    void stageOfEachBugIsNamedInSinglePrecision(long seed) {
        StageCorpus corpus = new StageCorpus();
        corpus.addEach(seed, true, SIZE);

        assertThat(corpus.failures).isEmpty();
        assertThat(corpus.count(Outcome.HIDDEN)).isLessThanOrEqualTo(2);
        assertThat(corpus.count(Outcome.NAMED)).isGreaterThan(40);
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
