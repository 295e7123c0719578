package org.gradcheck.internal.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleSupplier;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.BatchFunction;
import org.gradcheck.internal.parameters.Displaced;
import org.gradcheck.internal.parameters.DisplacedPoint;
import org.gradcheck.internal.parameters.Displacement;
import org.gradcheck.internal.parameters.GatheredEvaluation;
import org.gradcheck.internal.parameters.InPlaceEvaluation;
import org.gradcheck.internal.parameters.Sample;

/** Cost that counts its evaluations, and stops when the thread is interrupted. */
public final class CountedCost implements DoubleSupplier, BatchEvaluation {

    private final DoubleSupplier cost;
    private final BatchEvaluation evaluation;
    private final EvaluationMeter meter;
    private final SeenValues values = new SeenValues();
    private long evaluations;
    private long parts;

    /** Counts from 0, without a limit. */
    public CountedCost(DoubleSupplier cost) {
        this(cost, Optional.empty());
    }

    /** Counts from 0, without a limit. */
    public CountedCost(DoubleSupplier cost, Optional<BatchFunction> batch) {
        this(cost, batch, EvaluationMeter.unlimited());
    }

    /** Counts from 0. */
    public CountedCost(DoubleSupplier cost, EvaluationMeter meter) {
        this(cost, Optional.empty(), meter);
    }

    /**
     * Counts from 0.
     *
     * @param cost evaluates the cost at the parameters as they are stored
     * @param batch the same cost, evaluated at many points in one call; empty if it is evaluated one by one
     * @param meter counts the evaluations of the whole check, and limits them
     */
    public CountedCost(DoubleSupplier cost, Optional<BatchFunction> batch, EvaluationMeter meter) {
        this.cost = cost;
        this.meter = meter;
        this.evaluation = batch.isPresent()
                ? new GatheredEvaluation(points -> count(batch.get(), points))
                : new InPlaceEvaluation(this);
    }

    @Override
    public double getAsDouble() {
        stopIfInterrupted();
        meter.take(1);
        evaluations++;
        double value = cost.getAsDouble();
        values.add(value);
        return value;
    }

    @Override
    public List<Sample> at(List<? extends Displacement> points, Displaced displaced) {
        return evaluation.at(points, displaced);
    }

    @Override
    public BatchEvaluation oneByOne() {
        return new InPlaceEvaluation(this);
    }

    @Override
    public int most() {
        return (int) Math.min(evaluation.most(), Math.max(2, meter.left()));
    }

    public EvaluationMeter meter() {
        return meter;
    }

    /**
     * Counts one evaluation a point. If a call for several points throws, each is evaluated again alone, and the report counts these
     * evaluations. The limit counts both.
     */
    private double[] count(BatchFunction costs, List<DisplacedPoint> points) {
        stopIfInterrupted();
        meter.take(points.size());
        evaluations += points.size() == 1 ? 1 : 0;
        double[] found = costs.at(points);
        evaluations += points.size() == 1 ? 0 : points.size();
        for (double value : found) {
            values.add(value);
        }
        return found;
    }

    public void stopIfInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the gradient check was interrupted before evaluation " + (evaluations + 1)
                    + " of the cost; all parameters are restored");
        }
    }

    /** Adds the counts of another cost to this one, and sets those to 0. */
    public void takeOver(CountedCost other) {
        evaluations += other.evaluations;
        parts += other.parts;
        values.add(other.values);
        other.evaluations = 0;
        other.parts = 0;
    }

    public long evaluations() {
        return evaluations;
    }

    /** Returns whether all values so far were numbers of single precision. */
    public boolean isInSinglePrecision() {
        return values.areSinglePrecision();
    }

    /** Counts an evaluation of only that part of the cost that one parameter changes. */
    void countPart() {
        stopIfInterrupted();
        parts++;
    }

    /** Returns the number of all evaluations, including those of parts of the cost. */
    public long allEvaluations() {
        return evaluations + parts;
    }
}
