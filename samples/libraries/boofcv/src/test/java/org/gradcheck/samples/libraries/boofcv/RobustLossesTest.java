package org.gradcheck.samples.libraries.boofcv;

import org.ddogleg.optimization.loss.LossCauchy;
import org.ddogleg.optimization.loss.LossFunction;
import org.ddogleg.optimization.loss.LossFunctionGradient;
import org.ddogleg.optimization.loss.LossHuber;
import org.ddogleg.optimization.loss.LossHuberSmooth;
import org.ddogleg.optimization.loss.LossTukey;
import org.ddogleg.optimization.loss.LossWeighted;
import org.gradcheck.junit.GradientCheck;
import org.gradcheck.junit.RandomPoint;
import org.gradcheck.subject.GradientSubject;

/** Losses of DDogleg that forgive outliers: functions of the residuals, some on either side of the threshold. */
class RobustLossesTest {

    private static final double THRESHOLD = 1.2;

    @GradientCheck
    void cauchy(@RandomPoint(size = 5, min = -2, max = 2) double[] residuals, GradientSubject subject) {
        loss(new LossCauchy.Function(THRESHOLD), new LossCauchy.Gradient(THRESHOLD), residuals, subject);
    }

    @GradientCheck
    void huber(@RandomPoint(size = 5, min = -2, max = 2) double[] residuals, GradientSubject subject) {
        loss(new LossHuber.Function(THRESHOLD), new LossHuber.Gradient(THRESHOLD), residuals, subject);
    }

    @GradientCheck
    void smoothHuber(@RandomPoint(size = 5, min = -2, max = 2) double[] residuals, GradientSubject subject) {
        loss(new LossHuberSmooth.Function(THRESHOLD), new LossHuberSmooth.Gradient(THRESHOLD), residuals, subject);
    }

    /** Beyond the threshold the loss is constant. */
    @GradientCheck
    void tukey(@RandomPoint(size = 5, min = -2, max = 2) double[] residuals, GradientSubject subject) {
        loss(new LossTukey.Function(THRESHOLD), new LossTukey.Gradient(THRESHOLD), residuals, subject);
    }

    @GradientCheck
    void weighted(@RandomPoint(size = 5, min = -2, max = 2) double[] residuals, GradientSubject subject) {
        LossWeighted loss = new LossWeighted();
        loss.setWeights(new double[] {1, 0.5, 2, 0.1, 3});
        loss(loss, loss, residuals, subject);
    }

    private static void loss(
            LossFunction loss, LossFunctionGradient gradient, double[] residuals, GradientSubject subject) {
        loss.setNumberOfFunctions(residuals.length);
        gradient.setNumberOfFunctions(residuals.length);
        subject.point(residuals).cost(loss::process).gradientOverwriting(gradient::process);
    }
}
