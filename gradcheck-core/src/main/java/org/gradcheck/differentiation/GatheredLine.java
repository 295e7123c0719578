package org.gradcheck.differentiation;

/** The cost along one coordinate, where both sides are asked for in one go. Nothing stays displaced, so nothing is put back. */
final class GatheredLine implements Line {

    private final DisplacedCosts costs;
    private final ParameterVector parameters;
    private final int index;

    GatheredLine(DisplacedCosts costs, ParameterVector parameters, int index) {
        this.costs = costs;
        this.parameters = parameters;
        this.index = index;
    }

    @Override
    public Rung rung(double step, double costAtOrigin, Noise noise) {
        return new GatheredRungs(costs, costAtOrigin, noise)
                .of(parameters, new int[] {index}, new double[] {step})
                .get(0);
    }

    @Override
    public void close() {}
}
