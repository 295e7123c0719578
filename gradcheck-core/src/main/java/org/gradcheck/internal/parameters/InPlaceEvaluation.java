package org.gradcheck.internal.parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Evaluates a cost where its parameters are stored: it stores each point and calls the cost. The parameters stay
 * displaced at the last point. If the next list begins with the same entry, this saves writing it back.
 *
 * @param cost the cost of the parameters as they are stored
 */
public record InPlaceEvaluation(DoubleSupplier cost) implements BatchEvaluation {

    @Override
    public List<Sample> at(List<? extends Displacement> points, Displaced displaced) {
        List<Sample> samples = new ArrayList<>(points.size());
        for (Displacement point : points) {
            double reading = displaced.to(point);
            samples.add(new Sample(Domain.evaluate(cost), reading));
        }
        return samples;
    }
}
