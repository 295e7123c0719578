package org.gradcheck.samples.libraries.opennlp;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import opennlp.tools.ml.maxent.quasinewton.Function;
import opennlp.tools.ml.maxent.quasinewton.NegLogLikelihood;
import opennlp.tools.ml.maxent.quasinewton.ParallelNegLogLikelihood;
import opennlp.tools.ml.maxent.quasinewton.QNMinimizer.L2RegFunction;
import opennlp.tools.ml.model.DataIndexer;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.OnePassRealValueDataIndexer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.gradcheck.junit.GradientCheck;
import org.gradcheck.junit.RandomPoint;
import org.gradcheck.subject.GradientSubject;

/** What maximum entropy training minimises. Each function returns its gradient in the same array, call after call. */
class NegLogLikelihoodTest {

    private final DataIndexer events = index(
            new Event("noun", new String[] {"the", "capital"}, new float[] {1, 0.5f}),
            new Event("verb", new String[] {"to", "lower"}, new float[] {2, 1}),
            new Event("noun", new String[] {"capital", "lower"}, new float[] {0.25f, 1.5f}),
            new Event("adjective", new String[] {"lower", "the"}, new float[] {1, 3}),
            new Event("verb", new String[] {"to"}, new float[] {1}));

    @GradientCheck
    void negativeLogLikelihood(@RandomPoint(size = 12) double[] weights, GradientSubject subject) {
        function(new NegLogLikelihood(events), weights, subject);
    }

    @GradientCheck
    void inParallel(@RandomPoint(size = 12) double[] weights, GradientSubject subject) {
        function(new ParallelNegLogLikelihood(events, 2), weights, subject);
    }

    @GradientCheck
    void regularised(@RandomPoint(size = 12) double[] weights, GradientSubject subject) {
        function(new L2RegFunction(new NegLogLikelihood(events), 0.1), weights, subject);
    }

    private static void function(Function function, double[] weights, GradientSubject subject) {
        subject.point(weights).cost(function::valueAt).gradient(function::gradientAt);
    }

    private static DataIndexer index(Event... events) {
        try {
            DataIndexer indexer = new OnePassRealValueDataIndexer();
            indexer.init(new TrainingParameters(Map.of("Cutoff", "0")), null);
            indexer.index(ObjectStreamUtils.createObjectStream(List.of(events)));
            return indexer;
        } catch (IOException e) {
            throw new AssertionError("the events are in memory", e);
        }
    }
}
