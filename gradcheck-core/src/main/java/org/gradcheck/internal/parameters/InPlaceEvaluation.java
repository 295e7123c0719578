package org.gradcheck.internal.parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Evaluation of a cost that reads the live parameters. Each point is stored and the cost is called; the parameters are restored at
 * the end of the list.
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

    /** Two: both sides of an entry share one restoration, and more points in a list save nothing. */
    @Override
    public int most() {
        return 2;
    }
}
