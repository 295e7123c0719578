package org.gradcheck.internal.parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Evaluates a cost where its parameters are stored: it stores each point, calls the cost, and puts the parameters back at the
 * end of the list.
 *
 * @param cost the cost of the parameters as they are stored
 */
public record InPlaceEvaluation(DoubleSupplier cost) implements BatchEvaluation {

    @Override
    public List<Sample> at(List<? extends Displacement> points) {
        List<Sample> samples = new ArrayList<>(points.size());
        try (Displaced displaced = new Displaced()) {
            for (Displacement point : points) {
                double reading = displaced.to(point);
                samples.add(new Sample(Domain.evaluate(cost), reading));
            }
        }
        return samples;
    }

    /** Both sides of an entry are evaluated between two transfers; more points at once save nothing. */
    @Override
    public int most() {
        return 2;
    }
}
