package org.gradcheck.differentiation;

import java.util.function.DoubleSupplier;

/** The cost along a direction, in which some of the parameters move. Closing it puts them back to the bit. */
final class DirectionLine implements Line {

    private final ParameterSpace space;
    private final SignedDirection direction;
    private final EntryRange range;
    private final DoubleSupplier cost;

    DirectionLine(ParameterSpace space, SignedDirection direction, EntryRange range, DoubleSupplier cost) {
        this.space = space;
        this.direction = direction;
        this.range = range;
        this.cost = cost;
    }

    @Override
    public Rung rung(double step, double costAtOrigin, Noise noise) {
        double right = at(step);
        double left = at(-step);
        return new Rung(step, step, left, costAtOrigin, right, noise.level());
    }

    private double at(double distance) {
        space.displace(direction, range, distance);
        return Domain.evaluate(cost);
    }

    @Override
    public void close() {
        space.restore(range);
    }
}
