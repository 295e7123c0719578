package org.gradcheck.internal.noise;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
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

    /** The values so far, in their order; NaN where the cost has none. */
    DoubleStream values() {
        return samples.stream().mapToDouble(Sample::cost);
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
