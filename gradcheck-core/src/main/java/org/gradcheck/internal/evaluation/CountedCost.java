package org.gradcheck.internal.evaluation;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleSupplier;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.Displacement;

/** Counts how often a cost is evaluated, and stops when the thread is interrupted. */
public final class CountedCost implements DoubleSupplier {

    private final DoubleSupplier cost;
    private long evaluations;
    private long parts;

    public CountedCost(DoubleSupplier cost) {
        this.cost = cost;
    }

    @Override
    public double getAsDouble() {
        stopIfInterrupted();
        evaluations++;
        return cost.getAsDouble();
    }

    /** The same cost, evaluated at many points in one go: as many evaluations. */
    public BatchEvaluation counting(BatchEvaluation costs) {
        return new BatchEvaluation() {
            @Override
            public double[] at(List<Displacement> points) {
                stopIfInterrupted();
                if (points.size() == 1) {
                    evaluations++;
                    return costs.at(points);
                }
                double[] values = costs.at(points);
                evaluations += points.size(); // where this throws, each is asked for by itself
                return values;
            }

            @Override
            public int most() {
                return costs.most();
            }
        };
    }

    public void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the gradient check was interrupted before evaluation " + (evaluations + 1)
                    + " of the cost; all parameters are restored");
        }
    }

    /** Counts here what was counted there. */
    public void takeOver(CountedCost other) {
        evaluations += other.evaluations;
        parts += other.parts;
        other.evaluations = 0;
        other.parts = 0;
    }

    public long evaluations() {
        return evaluations;
    }

    /** Counts an evaluation of no more of the cost than one parameter changes. */
    void countPart() {
        stopIfInterrupted();
        parts++;
    }

    /** All evaluations, those of parts of the cost among them. */
    public long looks() {
        return evaluations + parts;
    }
}
