package org.gradcheck.samples.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.GradientChecker;
import org.gradcheck.junit.GradientCheck;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

class PolicyGradientTest {

    private static final long SEED = 1;
    private static final int FIRST_PULLS = 200;
    private static final int BEST_ARM = 3;

    @GradientCheck(trials = 1)
    void meanGradientIsRightAtTheStart(GradientSubject subject) {
        describe(new PolicyGradient(TrainPolicy.BANDIT), subject);
    }

    @GradientCheck(trials = 1)
    void meanGradientIsRightWithABaseline(GradientSubject subject) {
        describe(learned(new PolicyGradient(TrainPolicy.BANDIT)), subject);
    }

    @Test
    void baselineOfTheArmIsABias() {
        GradientSubject subject = describe(
                learned(new BaselineOfTheArm(TrainPolicy.BANDIT)), GradientSubject.named("baseline of the arm"));

        GradientReport report = GradientChecker.standard().check(subject);

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
    }

    @Test
    void learnsTheBestArm() {
        PolicyGradient learner = new PolicyGradient(TrainPolicy.BANDIT);

        learner.learn(TrainPolicy.PULLS, new Well19937c(SEED));

        assertThat(learner.policy.probabilities()[BEST_ARM]).isGreaterThan(0.985);
    }

    @Test
    void baselineOfTheArmDrifts() {
        PolicyGradient learner = new BaselineOfTheArm(TrainPolicy.BANDIT);

        learner.learn(TrainPolicy.PULLS, new Well19937c(SEED));

        assertThat(learner.policy.probabilities()[BEST_ARM]).isLessThan(0.5);
    }

    private static PolicyGradient learned(PolicyGradient learner) {
        learner.learn(FIRST_PULLS, new Well19937c(SEED));
        return learner;
    }

    private static GradientSubject describe(PolicyGradient learner, GradientSubject subject) {
        return subject.parameter("preferences", learner.policy.preferences, learner.gradient)
                .stochasticCost(learner::cost)
                .stochasticBackward(learner::pull);
    }
}
