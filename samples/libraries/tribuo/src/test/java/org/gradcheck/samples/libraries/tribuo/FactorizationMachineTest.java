package org.gradcheck.samples.libraries.tribuo;

import java.util.SplittableRandom;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.junit.GradientCheck;
import org.gradcheck.subject.GradientSubject;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.common.sgd.FMParameters;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.SGDVector;
import org.tribuo.math.la.SparseVector;
import org.tribuo.math.la.Tensor;

/** Factorisation machines: biases, weights, and for each label the factors of the products of two features. */
class FactorizationMachineTest {

    private static final int FEATURES = 4;
    private static final int LABELS = 3;
    private static final int FACTORS = 2;

    @GradientCheck
    void denseFeatures(RandomGenerator random, GradientSubject subject) {
        machine(DenseVector.createDenseVector(new double[] {0.4, -1.3, 0.8, 2}), random, subject);
    }

    /** Weights of the feature that does not occur are unexercised, the others are right. */
    @GradientCheck
    void sparseFeatures(RandomGenerator random, GradientSubject subject) {
        int[] present = {0, 2, 3};
        double[] values = {0.4, 0.8, 2};
        machine(SparseVector.createSparseVector(FEATURES, present, values), random, subject);
    }

    private static void machine(SGDVector features, RandomGenerator random, GradientSubject subject) {
        FMParameters parameters =
                new FMParameters(new SplittableRandom(random.nextLong()), FEATURES, LABELS, FACTORS, 0.5);
        parameters.get()[0].foreachInPlace(zero -> random.nextGaussian());
        parameters.get()[1].foreachInPlace(zero -> random.nextGaussian());
        LogMulticlass objective = new LogMulticlass();
        String[] blocks = {"biases", "weights", "factors of label 0", "factors of label 1", "factors of label 2"};
        Tensor[] tensors = parameters.get();
        for (int i = 0; i < blocks.length; i++) {
            int block = i;
            subject.parameter(blocks[block], Tensors.stored(tensors[block]), () -> {
                var score = objective.lossAndGradient(1, parameters.predict(features));
                return Tensors.flat(parameters.gradients(score, features)[block]);
            });
        }
        subject.cost(
                () -> objective.lossAndGradient(1, parameters.predict(features)).getA());
    }
}
