package org.gradcheck.internal.screening;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.blockwise.NearbyPoints;
import org.gradcheck.internal.blockwise.PointOfBlocks;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.Displaced;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.gradcheck.internal.parameters.StoredPoint;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

/** Random points near that of a check, where cost and gradient are evaluated anew. */
final class RandomPoints implements NearbyPoints {

    /**
     * Largest displacement of a parameter at the first point, as a part of its size. Chosen: rows and entries, which are tested at this point, have
     * about the same shares of a block as at the point of the check.
     */
    private static final double NEAR = 0.125;

    /**
     * The same at further points, which tell of blocks as a whole and confirm what was found. Measured: blocks of trained rectified networks in
     * single precision (three shapes, 40 seeds) that are known to 1 to 8 % an eighth of the size away are known to 0.6 to 0.8 % at half of
     * it, since cost and gradient are larger there. Farther away, parameters would change their signs.
     */
    private static final double FAR = 0.5;

    /** Any fixed seed: the same check takes the same points everywhere. */
    private static final int SEED = 11;

    private final Objective here;
    private final CountedCost cost;
    private final List<double[]> analytic;
    private final CheckOptions options;
    private final DoubleSupplier noise;
    private boolean isGradientElsewhere;

    /**
     * Prepares points near that where the parameters are.
     *
     * @param analytic the gradient at the point of the check
     * @param noise the noise level of the cost there
     */
    RandomPoints(
            Objective here, CountedCost cost, List<double[]> analytic, CheckOptions options, DoubleSupplier noise) {
        this.here = here;
        this.cost = cost;
        this.analytic = analytic;
        this.options = options;
        this.noise = noise;
    }

    /** Computes the gradient at the point of the check once more, so that arrays that backward fills do not keep that of a point nearby. */
    void restoreGradient() {
        if (isGradientElsewhere) {
            cost.meter().giveBack(1);
            cost.getAsDouble();
            List<double[]> unused = here.gradient().get();
            isGradientElsewhere = false;
        }
    }

    @Override
    public <T> Optional<T> at(int number, Function<PointOfBlocks, T> work) {
        if (!here.context().isRecomputed()) {
            return Optional.empty();
        }
        List<ParameterVector> parameters = ParameterBlock.valuesOf(here.blocks());
        StoredPoint point = new StoredPoint(parameters);
        Direction direction = Direction.ofNoise(
                point, ParameterScale.ofAll(parameters), new Well19937c(SEED + number), Direction.SMALLEST_PART);
        if (!isGradientElsewhere) {
            cost.meter().take(1); // kept for the way back
            isGradientElsewhere = true;
        }
        try (Displaced displaced = new Displaced()) {
            for (double distance : number == 0 ? new double[] {NEAR} : new double[] {FAR, NEAR}) {
                displaced.to(
                        point.along(direction, point.all(), () -> 0, distance).get(0));
                Optional<PointOfBlocks> there = pointOfBlocks(parameters);
                if (there.isPresent()) {
                    return there.map(work);
                }
            }
            return Optional.empty();
        } catch (CancellationException interrupted) {
            throw interrupted;
        } catch (RuntimeException | AssertionError e) {
            return Optional.empty(); // the user need not support other points
        }
    }

    /** Returns the point where the parameters are now; empty if the code does not support it. */
    private Optional<PointOfBlocks> pointOfBlocks(List<ParameterVector> parameters) {
        try {
            double value = cost.getAsDouble();
            List<double[]> gradient = here.gradient().get();
            if (!Double.isFinite(value) || !follows(gradient)) {
                return Optional.empty();
            }
            ParameterSpace space = new ParameterSpace(parameters, new NotFiniteEntries(gradient));
            return Optional.of(new PointOfBlocks(here.blocks(), gradient, space, cost, value, noiseOf(value), options));
        } catch (CancellationException interrupted) {
            throw interrupted;
        } catch (RuntimeException | AssertionError e) {
            return Optional.empty(); // such as a parameter outside its domain
        }
    }

    /** Returns the noise level of a cost: not below its rounding, which is far larger if a parameter of another unit has left its range. */
    private double noiseOf(double value) {
        return Math.max(noise.getAsDouble(), Math.ulp((float) value));
    }

    private boolean follows(List<double[]> gradient) {
        return IntStream.range(0, gradient.size()).anyMatch(b -> !Arrays.equals(gradient.get(b), analytic.get(b)));
    }
}
