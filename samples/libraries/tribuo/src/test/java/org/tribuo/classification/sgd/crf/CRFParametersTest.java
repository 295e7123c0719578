package org.tribuo.classification.sgd.crf;

import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.junit.GradientCheck;
import org.gradcheck.samples.libraries.tribuo.Tensors;
import org.gradcheck.subject.GradientSubject;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.SGDVector;
import org.tribuo.math.la.SparseVector;
import org.tribuo.math.la.Tensor;

/** Conditional random fields: the log-likelihood of a sequence of labels, by belief propagation. */
class CRFParametersTest {

    private static final int[] LABELS = {0, 2, 2, 1};

    @GradientCheck
    void denseFeatures(RandomGenerator random, GradientSubject subject) {
        SGDVector[] features = {
            DenseVector.createDenseVector(new double[] {0.4, -1.3}),
            DenseVector.createDenseVector(new double[] {1.1, 0.2}),
            DenseVector.createDenseVector(new double[] {-0.5, 0.9}),
            DenseVector.createDenseVector(new double[] {0.1, 0.7})
        };
        field(features, random, subject);
    }

    @GradientCheck
    void sparseFeatures(RandomGenerator random, GradientSubject subject) {
        SGDVector[] features = {
            SparseVector.createSparseVector(2, new int[] {0}, new double[] {0.4}),
            SparseVector.createSparseVector(2, new int[] {1}, new double[] {0.2}),
            SparseVector.createSparseVector(2, new int[] {0, 1}, new double[] {-0.5, 0.9}),
            SparseVector.createSparseVector(2, new int[] {1}, new double[] {0.7})
        };
        field(features, random, subject);
    }

    private static void field(SGDVector[] features, RandomGenerator random, GradientSubject subject) {
        CRFParameters parameters = new CRFParameters(2, 3);
        String[] blocks = {"biases", "weights", "transitions"};
        for (int i = 0; i < blocks.length; i++) {
            int block = i;
            Tensor tensor = parameters.get()[block];
            tensor.foreachInPlace(zero -> random.nextGaussian());
            subject.parameter(
                    blocks[block],
                    Tensors.stored(tensor),
                    () -> Tensors.flat(
                            parameters.valueAndGradient(features, LABELS).getB()[block]));
        }
        subject.cost(() -> parameters.valueAndGradient(features, LABELS).getA());
    }
}
