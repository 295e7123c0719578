package org.gradcheck.samples.libraries.tribuo;

import com.oracle.labs.mlrg.olcut.util.Pair;
import org.gradcheck.junit.GradientCheck;
import org.gradcheck.junit.RandomPoint;
import org.gradcheck.subject.GradientSubject;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.common.sgd.SGDObjective;
import org.tribuo.math.la.DenseVector;
import org.tribuo.multilabel.sgd.objectives.BinaryCrossEntropy;
import org.tribuo.regression.sgd.objectives.AbsoluteLoss;
import org.tribuo.regression.sgd.objectives.Huber;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/**
 * Objectives say how good a prediction is, and where it should go. Those of classification return a score and its
 * gradient; those of regression and of several labels return a loss and the gradient of its negative. Some change the
 * prediction that they are given, which is a copy here each time.
 */
class ObjectivesTest {

    private static final DenseVector TARGETS = DenseVector.createDenseVector(new double[] {0.5, -7, 0.2, 1});
    private static final DenseVector LABELS = DenseVector.createDenseVector(new double[] {1, 0, 0, 1});

    @GradientCheck
    void logisticRegression(@RandomPoint(size = 4) double[] scores, GradientSubject subject) {
        objective(new LogMulticlass(), 2, scores, subject);
    }

    @GradientCheck
    void hinge(@RandomPoint(size = 4) double[] scores, GradientSubject subject) {
        objective(new org.tribuo.classification.sgd.objectives.Hinge(), 2, scores, subject);
    }

    @GradientCheck
    void squaredLoss(@RandomPoint(size = 4) double[] prediction, GradientSubject subject) {
        objective(new SquaredLoss(), TARGETS, prediction, subject).maximizing();
    }

    @GradientCheck
    void absoluteLoss(@RandomPoint(size = 4) double[] prediction, GradientSubject subject) {
        objective(new AbsoluteLoss(), TARGETS, prediction, subject).maximizing();
    }

    /** A prediction that is right to the bit sits at a kink; 0 lies between the slopes. */
    @GradientCheck(trials = 1)
    void absoluteLossOfAPerfectPrediction(GradientSubject subject) {
        objective(new AbsoluteLoss(), TARGETS, new double[] {0.5, 0, 0, 0}, subject)
                .maximizing();
    }

    /** The second difference is beyond the cost at which the loss becomes linear. */
    @GradientCheck
    void huber(@RandomPoint(size = 4) double[] prediction, GradientSubject subject) {
        objective(new Huber(), TARGETS, prediction, subject).maximizing();
    }

    @GradientCheck
    void binaryCrossEntropy(@RandomPoint(size = 4) double[] scores, GradientSubject subject) {
        objective(new BinaryCrossEntropy(), LABELS, scores, subject).maximizing();
    }

    @GradientCheck
    void hingeOfSeveralLabels(@RandomPoint(size = 4) double[] scores, GradientSubject subject) {
        objective(new org.tribuo.multilabel.sgd.objectives.Hinge(), LABELS, scores, subject)
                .maximizing();
    }

    private static <T> GradientSubject objective(
            SGDObjective<? super T> objective, T truth, double[] prediction, GradientSubject subject) {
        return subject.point(prediction)
                .pair(
                        x -> objective.lossAndGradient(truth, DenseVector.createDenseVector(x)),
                        Pair::getA,
                        result -> Tensors.flat(result.getB()));
    }
}
