package org.gradcheck.samples.sampling;

/** A learner whose baseline is the mean reward of the arm that was pulled, so it depends on the sample. */
final class BaselineOfTheArm extends PolicyGradient {

    private final Bandit bandit;

    BaselineOfTheArm(Bandit bandit) {
        super(bandit);
        this.bandit = bandit;
    }

    @Override
    double baseline(int arm) {
        return bandit.means()[arm];
    }
}
