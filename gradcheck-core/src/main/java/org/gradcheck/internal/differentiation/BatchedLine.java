package org.gradcheck.internal.differentiation;

import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.BatchEvaluation;

/** The cost along one coordinate, where both sides are asked for in one go. Nothing stays displaced, so nothing is put back. */
final class BatchedLine implements LineFunction {

    private final BatchEvaluation costs;
    private final ParameterVector parameters;
    private final int index;

    BatchedLine(BatchEvaluation costs, ParameterVector parameters, int index) {
        this.costs = costs;
        this.parameters = parameters;
        this.index = index;
    }

    @Override
    public Stencil rung(double step, double costAtOrigin, Noise noise) {
        return new BatchedStencils(costs, costAtOrigin, noise)
                .of(parameters, new int[] {index}, new double[] {step})
                .get(0);
    }

    @Override
    public void close() {}
}
