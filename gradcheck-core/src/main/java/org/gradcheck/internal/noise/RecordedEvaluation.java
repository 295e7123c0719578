package org.gradcheck.internal.noise;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.Displaced;
import org.gradcheck.internal.parameters.Displacement;
import org.gradcheck.internal.parameters.Sample;

/** Evaluation of a cost that records all values. Not thread-safe. */
final class RecordedEvaluation implements BatchEvaluation {

    private final BatchEvaluation evaluation;
    private final List<Sample> samples;

    RecordedEvaluation(BatchEvaluation evaluation) {
        this(evaluation, new ArrayList<>());
    }

    private RecordedEvaluation(BatchEvaluation evaluation, List<Sample> samples) {
        this.evaluation = evaluation;
        this.samples = samples;
    }

    /** Returns the number of finite values so far. */
    int finiteValues() {
        int finite = 0;
        for (Sample sample : samples) {
            finite += Double.isFinite(sample.cost()) ? 1 : 0;
        }
        return finite;
    }

    /** Returns a value, followed by the values so far; NaN where the cost has none. */
    double[] valuesWith(double first) {
        double[] values = new double[samples.size() + 1];
        values[0] = first;
        for (int i = 1; i < values.length; i++) {
            values[i] = samples.get(i - 1).cost();
        }
        return values;
    }

    @Override
    public List<Sample> at(List<? extends Displacement> points, Displaced displaced) {
        List<Sample> here = evaluation.at(points, displaced);
        samples.addAll(here);
        return here;
    }

    /** Returns an evaluation that records to the same values. */
    @Override
    public BatchEvaluation oneByOne() {
        return new RecordedEvaluation(evaluation.oneByOne(), samples);
    }

    @Override
    public int most() {
        return evaluation.most();
    }
}
