package org.gradcheck.internal.noise;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.Displaced;
import org.gradcheck.internal.parameters.Displacement;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.internal.parameters.Sample;
import org.gradcheck.internal.parameters.StoredPoint;

/**
 * Random directions along which the noise of a cost is measured.
 *
 * <p>A direction is drawn at the first request. Where several costs share the directions, it is kept, and is the same at each further
 * request with the same spacing and number. So all outputs of a function are measured along the same directions, and one
 * evaluation at a point serves them all.
 */
public final class NoiseDirections {

    private final List<ParameterVector> blocks;
    private final List<ParameterScale> scales;
    private final RandomGenerator random;
    private final DoubleSupplier expected;
    private final boolean isShared;
    private final StoredPoint point;
    private int staircases;
    private boolean hasSkippedSearches;
    private final Map<Key, Line> near = new HashMap<>();
    private final Map<Key, Uneven> far = new HashMap<>();

    private NoiseDirections(
            List<ParameterVector> blocks,
            List<ParameterScale> scales,
            RandomGenerator random,
            DoubleSupplier expected,
            boolean isShared) {
        this.blocks = List.copyOf(blocks);
        this.scales = List.copyOf(scales);
        this.random = random;
        this.expected = expected;
        this.isShared = isShared;
        this.point = new StoredPoint(blocks);
    }

    /**
     * Returns directions for one cost, which are drawn anew at each request.
     *
     * @param blocks the live parameters, all of which are displaced together and put back
     * @param scales the scales of the blocks
     * @param random draws the directions
     * @param expected the change of the cost, to first order, at the parameters as they are stored; 0 if nothing is known
     */
    static NoiseDirections ofOneCost(
            List<ParameterVector> blocks,
            List<ParameterScale> scales,
            RandomGenerator random,
            DoubleSupplier expected) {
        return new NoiseDirections(blocks, scales, random, expected, false);
    }

    /**
     * Returns directions that several costs share.
     *
     * @param blocks the live parameters, all of which are displaced together and put back
     * @param random draws the directions
     * @return directions that start from the parameters as they are stored now
     */
    public static NoiseDirections shared(List<ParameterVector> blocks, RandomGenerator random) {
        return new NoiseDirections(blocks, ParameterScale.ofAll(blocks), random, () -> 0, true);
    }

    private record Key(double spacing, int number) {}

    /**
     * Points along a direction.
     *
     * @param expected the change of the cost, to first order, at the parameters as they are stored
     */
    record Line(StoredPoint point, Direction direction, DoubleSupplier expected) {

        /** Returns the points at some distances, as parts of the direction. */
        List<Displacement> at(double... distances) {
            return point.along(direction, point.all(), expected, distances);
        }

        /** Returns the cost at some distances, less the expected change. */
        double[] rests(BatchEvaluation cost, Displaced displaced, double... distances) {
            return Sample.rests(cost.at(at(distances), displaced));
        }
    }

    /**
     * A direction with uneven distances.
     *
     * @param line the points along the direction
     * @param distances the distances, in spacings
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, and not written to
    record Uneven(Line line, double[] distances) {}

    /** Returns whether several costs share the directions. */
    boolean areShared() {
        return isShared;
    }

    /** Counts a cost that was found to be a staircase. */
    void countStaircase() {
        staircases++;
    }

    /** Remembers that a cost was taken for a smooth one without a search. */
    void skipSearch() {
        hasSkippedSearches = true;
    }

    /**
     * Returns whether a cost was taken for a smooth one without a search, before another one was found to be a staircase. The noise
     * of all costs should then be measured again.
     */
    public boolean areToBeUsedAgain() {
        return hasSkippedSearches && staircases > 0;
    }

    /** Returns the number of costs that were found to be staircases. */
    int staircases() {
        return staircases;
    }

    /** Returns the number of all parameters. */
    int parameters() {
        int parameters = 0;
        for (ParameterVector block : blocks) {
            parameters += block.size();
        }
        return parameters;
    }

    /**
     * Returns a direction that displaces each parameter by its scale, to a random side.
     *
     * @param number 0 for the first direction of this spacing
     */
    Line near(double spacing, int number) {
        return isShared ? near.computeIfAbsent(new Key(spacing, number), key -> line(1)) : line(1);
    }

    /**
     * Returns a direction that displaces each parameter by a random part of its scale, with {@code count} uneven distances around
     * 1, 2, 3 and so on.
     *
     * @param number 0 for the first direction of this spacing
     * @param unevenness the width of the random displacement of a point, in spacings
     */
    Uneven far(double spacing, int number, int count, double unevenness) {
        return isShared
                ? far.computeIfAbsent(new Key(spacing, number), key -> uneven(count, unevenness))
                : uneven(count, unevenness);
    }

    private Uneven uneven(int count, double unevenness) {
        Line line = line(Direction.SMALLEST_PART);
        double[] distances = new double[count];
        for (int i = 0; i < count; i++) {
            distances[i] = i + 1 + unevenness * (random.nextDouble() - 0.5);
        }
        return new Uneven(line, distances);
    }

    private Line line(double smallestPart) {
        return new Line(point, Direction.ofNoise(point, scales, random, smallestPart), expected);
    }
}
