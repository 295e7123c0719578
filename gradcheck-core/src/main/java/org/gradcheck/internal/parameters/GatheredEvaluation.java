package org.gradcheck.internal.parameters;

import java.util.ArrayList;
import java.util.List;

/**
 * Evaluation of a cost that takes many points in one call. Each point is stored once before, so that the call receives the values
 * as the storage rounds them. During the call all parameters are at the point of the check.
 *
 * @param cost the cost
 */
public record GatheredEvaluation(BatchFunction cost) implements BatchEvaluation {

    /** Most points of one call. Chosen: enough to fill a GPU or a cluster. */
    private static final int MOST = 1024;

    /** Most numbers of one call, of which a call with two points may have more. Chosen: 64 MB of doubles. */
    private static final int MOST_NUMBERS = 1 << 23;

    @Override
    public List<Sample> at(List<? extends Displacement> points, Displaced displaced) {
        List<Sample> samples = new ArrayList<>(points.size());
        int numbers = points.stream().mapToInt(GatheredEvaluation::size).max().orElse(0);
        int most = Math.max(2, Math.min(MOST, MOST_NUMBERS / Math.max(1, numbers)));
        for (int from = 0; from < points.size(); from += most) {
            samples.addAll(inOneCall(points.subList(from, Math.min(points.size(), from + most)), displaced));
        }
        return samples;
    }

    private static int size(Displacement point) {
        return point instanceof Displacement.Along along ? along.range().size() : 1;
    }

    private List<Sample> inOneCall(List<? extends Displacement> points, Displaced displaced) {
        List<DisplacedPoint> stored = new ArrayList<>(points.size());
        double[] readings = new double[points.size()];
        for (Displacement point : points) {
            readings[stored.size()] = displaced.to(point);
            stored.add(point.stored());
        }
        displaced.close();
        double[] costs = Domain.evaluate(cost, stored);
        List<Sample> samples = new ArrayList<>(costs.length);
        for (int i = 0; i < costs.length; i++) {
            samples.add(new Sample(costs[i], readings[i]));
        }
        return samples;
    }

    @Override
    public int most() {
        return MOST;
    }
}
