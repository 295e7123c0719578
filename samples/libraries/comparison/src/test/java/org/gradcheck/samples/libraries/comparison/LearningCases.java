package org.gradcheck.samples.libraries.comparison;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import opennlp.tools.ml.maxent.quasinewton.Function;
import opennlp.tools.ml.maxent.quasinewton.NegLogLikelihood;
import opennlp.tools.ml.maxent.quasinewton.QNMinimizer.L2RegFunction;
import opennlp.tools.ml.model.DataIndexer;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.OnePassDataIndexer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.tribuo.classification.sgd.objectives.Hinge;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.common.sgd.SGDObjective;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.SGDVector;
import org.tribuo.regression.sgd.objectives.AbsoluteLoss;
import org.tribuo.regression.sgd.objectives.Huber;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/** Objectives of OpenNLP and Tribuo. */
final class LearningCases {

    private static final DenseVector TARGETS = DenseVector.createDenseVector(new double[] {0.5, -7, 0.2});

    private LearningCases() {}

    static List<Case> all() {
        return List.of(
                likelihood("Log-likelihood", new NegLogLikelihood(events())),
                likelihood("Log-likelihood, regularised", new L2RegFunction(new NegLogLikelihood(events()), 0.1)),
                objective("Log of softmax", true, new LogMulticlass(), 1, 1, 0.3, -0.4, 1.1),
                objective("Hinge", true, new Hinge(), 1, 1, 0.3, -0.4, 1.1),
                objective("Hinge with margin 2", false, new Hinge(2), 1, 1, 0.3, -0.4, 1.1),
                objective("Squared loss", true, new SquaredLoss(), TARGETS, -1, 0.3, -0.4, 1.1),
                objective("Huber loss", true, new Huber(), TARGETS, -1, 0.3, -0.4, 1.1),
                objective("Absolute loss", true, new AbsoluteLoss(), TARGETS, -1, 0.3, -0.4, 1.1),
                objective("Absolute loss, one exact", true, new AbsoluteLoss(), TARGETS, -1, 0.5, -0.4, 1.1));
    }

    private static Case likelihood(String name, Function function) {
        double[] weights = IntStream.range(0, function.getDimension())
                .mapToDouble(i -> Math.sin(i + 1))
                .toArray();
        return Case.right(name, function::valueAt, function::gradientAt, weights);
    }

    /** The sign is that of the library's convention. */
    private static <T> Case objective(
            String name, boolean isRight, SGDObjective<? super T> objective, T truth, int sign, double... prediction) {
        return new Case(
                name,
                x -> objective
                        .lossAndGradient(truth, DenseVector.createDenseVector(x))
                        .getA(),
                x -> {
                    SGDVector gradient = objective
                            .lossAndGradient(truth, DenseVector.createDenseVector(x))
                            .getB();
                    return IntStream.range(0, x.length)
                            .mapToDouble(i -> sign * gradient.get(i))
                            .toArray();
                },
                isRight,
                prediction);
    }

    private static DataIndexer events() {
        try {
            DataIndexer indexer = new OnePassDataIndexer();
            indexer.init(new TrainingParameters(Map.of("Cutoff", "0")), null);
            indexer.index(ObjectStreamUtils.createObjectStream(
                    new Event("noun", new String[] {"the", "capital"}),
                    new Event("verb", new String[] {"to", "lower"}),
                    new Event("noun", new String[] {"capital", "lower"}),
                    new Event("adjective", new String[] {"lower", "the"})));
            return indexer;
        } catch (IOException e) {
            throw new AssertionError("the events are in memory", e);
        }
    }
}
