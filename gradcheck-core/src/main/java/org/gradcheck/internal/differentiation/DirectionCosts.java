package org.gradcheck.internal.differentiation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.noise.NoiseEstimator;
import org.gradcheck.internal.noise.RayCosts;
import org.gradcheck.internal.noise.RoundedTermDetector;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.Displacement;
import org.gradcheck.internal.parameters.Domain;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.LinearModel;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.gradcheck.internal.parameters.ScreeningDirection;

/** Evaluates a cost at displaced parameters, beside what a claimed gradient says of it: one point after another, or in one go. */
final class DirectionCosts {

    /** The same check probes the same directions everywhere. */
    private static final int PROBING_SEED = 1;

    /** So many numbers are handed over in one go at most, beyond two points. */
    private static final int MOST_NUMBERS = 1 << 23;

    /**
     * One point.
     *
     * @param cost the cost there; NaN if it has no value
     * @param expected by how much it should have changed, were the gradient right and the cost linear
     */
    record Sample(double cost, double expected) {

        /** What the gradient does not explain. */
        double rest() {
            return cost - expected;
        }
    }

    private final ParameterSpace space;
    private final LinearModel tangent;
    private final DoubleSupplier cost;
    private final Optional<BatchEvaluation> gathered;

    DirectionCosts(ParameterSpace space, LinearModel tangent, DoubleSupplier cost, Optional<BatchEvaluation> gathered) {
        this.space = space;
        this.tangent = tangent;
        this.cost = cost;
        this.gathered = gathered;
    }

    /**
     * Goes along a direction, and puts the parameters back.
     *
     * @param range which parameters move
     * @param distances the parts of the direction to go, of either sign
     */
    List<Sample> at(ScreeningDirection direction, EntryRange range, double... distances) {
        int most = gathered.isPresent()
                ? Math.max(2, Math.min(gathered.get().most(), MOST_NUMBERS / Math.max(1, range.size())))
                : distances.length;
        List<Sample> samples = new ArrayList<>();
        for (int from = 0; from < distances.length; from += most) {
            double[] next = Arrays.copyOfRange(distances, from, Math.min(distances.length, from + most));
            try {
                samples.addAll(gathered.map(costs -> together(costs, direction, range, next))
                        .orElseGet(() -> oneByOne(direction, range, next)));
            } finally {
                space.restore(range);
            }
        }
        return samples;
    }

    /** The noise of the cost, measured as for a few parameters. */
    Noise noise(double costAtPoint) {
        NoiseEstimator probe =
                new NoiseEstimator(space.blocks(), cost, new Well19937c(PROBING_SEED)).beside(tangent::change);
        return gathered.map(probe::inBatches).orElse(probe).measure(costAtPoint);
    }

    /**
     * That noise, and the noise of terms that are rounded beside others that are not. They are sought along parameters that
     * are not rounded themselves: those would look alike where the gradient is wrong.
     */
    Noise withRoundedTerms(Noise near, double costAtPoint) {
        List<ParameterVector> exact = space.exactBlocks();
        RayCosts rays = gathered.map(RayCosts::gathered).orElse(RayCosts.inPlace(cost));
        return new RoundedTermDetector(
                        exact,
                        exact.stream().map(ParameterScale::new).toList(),
                        () -> cost.getAsDouble() - tangent.change(),
                        new Well19937c(PROBING_SEED),
                        rays.beside(tangent::change))
                .addOnceTo(near, costAtPoint);
    }

    private List<Sample> oneByOne(ScreeningDirection direction, EntryRange range, double... distances) {
        List<Sample> samples = new ArrayList<>();
        for (double distance : distances) {
            space.displace(direction, range, distance);
            samples.add(new Sample(Domain.evaluate(cost), tangent.change(range)));
        }
        return samples;
    }

    private List<Sample> together(
            BatchEvaluation costs, ScreeningDirection direction, EntryRange range, double... distances) {
        List<Displacement> points = new ArrayList<>();
        double[] expected = new double[distances.length];
        for (int i = 0; i < distances.length; i++) {
            space.displace(direction, range, distances[i]);
            expected[i] = tangent.change(range);
            points.add(space.stored(range));
        }
        space.restore(range);
        double[] values = Domain.evaluate(costs, points);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            samples.add(new Sample(values[i], expected[i]));
        }
        return samples;
    }
}
