package org.gradcheck.internal.noise;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.Displaced;
import org.gradcheck.internal.parameters.ParameterScale;

/**
 * Detection of a term of the cost that is rounded (to single precision, to some decimals) while other terms are not, and its noise
 * level.
 *
 * <p>Close to the point such a term is constant, so difference tables do not show its noise. Over longer distances it is a
 * staircase. The algorithm, for each of three spacings:
 *
 * <ol>
 *   <li>Evaluate the cost along a random direction at eight points, at {@code i + u} times the spacing for {@code i} from 1 to 8,
 *       with {@code u} uniform between -1/4 and 1/4. Even spacings may be multiples of a step of the staircase.
 *   <li>Fit a polynomial of degree 4 by least squares. The level is the norm of the residuals divided by the square root of the
 *       three degrees of freedom.
 *   <li>If the level is clearly above the noise close to the point and above the rounding of a sum, divide the range into three
 *       parts and search each for a jump ({@link JumpBisection}). Jumps in two parts are a staircase; a jump in one part is a
 *       jump of the cost. Smooth costs, kinks, waves and poles contain none.
 *   <li>For a staircase, repeat these steps along two further directions. The largest level of the three is its noise. A direction that
 *       meets a kink has a larger level, but no staircase of that level.
 * </ol>
 *
 * <p>The noise of the cost is the largest level of all spacings, or that close to the point.
 */
public final class RoundedTermDetector {

    /**
     * Spacings, as parts of the direction. A step of a staircase is about 2^-24 of the cost in single precision, and about 2^-13 where
     * it is rounded to four decimals. Experiment: RoundedTermDetectorTests finds steps of 2^-25, 1e-6 and 1e-4 with 100 seeds.
     */
    private static final double[] SPACINGS = {0x1p-21, 0x1p-16, 0x1p-12};

    /** Evaluations for each spacing. Chosen: three more than the coefficients of the polynomial. */
    private static final int POINTS = 8;

    /** Degree of the polynomial. Chosen: the highest order of {@link DifferenceTable}. */
    private static final int DEGREE = 4;

    /** Directions that measure a staircase after the first has found it. Chosen: three in all, as in {@link NoiseEstimator}. */
    private static final int FURTHER_DIRECTIONS = 2;

    /**
     * Multiple of the noise close to the point that a level has to exceed, else it is the same noise. Chosen: the noise is estimated
     * within a factor of 6 only (NoiseEstimatorTests).
     */
    private static final double LARGER_THAN_NEAR_NOISE = 16;

    /**
     * The same multiple where the noise close to the point was measured on a staircase. Chosen: lower, because six values of a
     * staircase may underestimate its noise.
     */
    private static final double LARGER_THAN_STAIRCASE_NOISE = 4;

    /** Rounding of a sum of many terms, relative to the cost. Chosen: 64 units in the last place, which are no term of their own. */
    private static final double ROUNDING_OF_SUM = 0x1p-46;

    /**
     * Rounding of each term of a sum, relative to the cost. Chosen: four units in the last place. For n parameters with a term each, it
     * grows with sqrt(n), like a random walk.
     */
    private static final double ROUNDING_OF_TERM = 0x1p-50;

    /**
     * Rounding of the parameters and of the constants subtracted from them, as a part of the change of the cost over the size of the
     * parameters. At a minimum where the cost is zero, it is far above the rounding of the cost. Chosen: eight times 2^-52.
     */
    private static final double ROUNDING_OF_DIFFERENCES = 0x1p-49;

    /** Parts of the range that are searched for jumps. Chosen: the smallest number with a majority. */
    private static final int PARTS = 3;

    /** Parts that contain a jump if the cost is a staircase. Chosen: the majority. */
    private static final int PARTS_WITH_JUMPS = 2;

    /** Width of the random displacement of a point, in spacings. Chosen: neighbours stay at least half a spacing apart. */
    private static final double UNEVENNESS = 0.5;

    /**
     * Level that is taken for noise without a search, as a part of the typical change with one parameter, where many costs share
     * their directions: some of them exceed the threshold by coincidence. Chosen: differences keep seven digits with such a noise.
     */
    private static final double ROUNDING_OF_SHARED = 0x1p-40;

    /**
     * Staircases after which further outputs of the same function are taken for staircases without a search. Chosen: a function that
     * rounds a few of its outputs rounds the others too, and a search takes some hundred evaluations.
     */
    private static final int MOST_SEARCHED = 4;

    /**
     * Part that one more degree leaves of the residuals of a smooth cost. Chosen: a staircase leaves so little by coincidence in 1 % of
     * cases, and a smooth cost a tenth if the range changes its argument by a radian.
     */
    private static final double SMOOTH_REMAINDER = 1 / 8.0;

    /**
     * Part that two more degrees leave. Formula: of three degrees of freedom one is left, and a staircase leaves so little of the
     * residuals with the same chance. One of very many outputs has no derivative of order 5 at the point, so one degree is not enough.
     */
    private static final double SMOOTH_REMAINDER_OF_TWO = 1 / 128.0;

    private final BatchEvaluation cost;
    private final NoiseDirections directions;

    /**
     * Prepares the detection.
     *
     * @param blocks the live parameters, all of which are displaced together and put back
     * @param scales the scales of the blocks
     * @param cost evaluates the cost
     * @param random draws the directions
     * @param expected the change of the cost, to first order, at the parameters as they are stored
     */
    public RoundedTermDetector(
            List<ParameterVector> blocks,
            List<ParameterScale> scales,
            BatchEvaluation cost,
            RandomGenerator random,
            DoubleSupplier expected) {
        this(cost, NoiseDirections.ofOneCost(blocks, scales, random, expected));
    }

    RoundedTermDetector(BatchEvaluation cost, NoiseDirections directions) {
        this.cost = cost;
        this.directions = directions;
    }

    /**
     * Returns the noise with that of a rounded term: up to 24 evaluations if there is none.
     *
     * @param near the noise close to the point
     * @param seenOnStaircase whether the values close to the point form a staircase
     * @param ofNear the spacing at which the noise close to the point was measured; closer points would show the same noise again
     * @param costAtPoint the cost at the point
     */
    Noise addTo(Noise near, boolean seenOnStaircase, double ofNear, double costAtPoint) {
        double factor = seenOnStaircase ? LARGER_THAN_STAIRCASE_NOISE : LARGER_THAN_NEAR_NOISE;
        Noise noise = near;
        for (double spacing : SPACINGS) {
            if (spacing < ofNear) {
                continue;
            }
            double threshold = Math.max(factor * noise.level(), ROUNDING_OF_SUM * Math.abs(costAtPoint));
            noise = noise.withJitter(levelAt(noise, spacing, threshold, ROUNDING_OF_SHARED * noise.variation()));
        }
        return noise;
    }

    /** Returns whether the cost is the same at all points along the first direction of each spacing. */
    boolean isConstant(double costAtPoint) {
        boolean isSame = true;
        for (double spacing : SPACINGS) {
            NoiseDirections.Uneven direction = direction(spacing, 0);
            isSame = isSame
                    && cost.at(direction.line().at(inDirection(direction, spacing))).stream()
                            .allMatch(sample -> sample.cost() == costAtPoint);
        }
        return isSame;
    }

    /**
     * Returns the noise with that of a rounded term, from the smallest spacing alone: 8 evaluations if there is none. Where many
     * parameters are displaced, some of their terms cross a step of the staircase at any spacing.
     */
    public Noise addOnceTo(Noise near, double costAtPoint) {
        double rounding = Math.max(ROUNDING_OF_SUM, ROUNDING_OF_TERM * Math.sqrt(directions.parameters()));
        double threshold = Math.max(LARGER_THAN_NEAR_NOISE * near.level(), rounding * Math.abs(costAtPoint));
        return near.withJitter(levelAt(near, SPACINGS[0], threshold, 0));
    }

    /**
     * The level of a rounded term; 0 if there is none.
     *
     * @param near the noise that is known already
     * @param least the level that has to be exceeded
     * @param negligible the level up to which a search, or a further direction, costs more than it tells, for a cost that shares its
     *     directions
     */
    private double levelAt(Noise near, double spacing, double least, double negligible) {
        double level = levelOfStaircase(near, spacing, 0, least, negligible);
        double enough = directions.areShared() ? negligible : 0;
        for (int i = 1; i <= FURTHER_DIRECTIONS && level > enough; i++) {
            level = Math.max(level, levelOfStaircase(near, spacing, i, level, negligible));
        }
        return level;
    }

    /** The level along a random direction; 0 if it is below a limit, or if the values form no staircase. */
    private double levelOfStaircase(Noise near, double spacing, int number, double least, double negligible) {
        try (Displaced displaced = new Displaced()) {
            NoiseDirections.Uneven direction = direction(spacing, number);
            double[] values = direction.line().rests(cost, displaced, inDirection(direction, spacing));
            double level = unexplained(direction, values);
            double rounding = Math.max(
                    ROUNDING_OF_SUM * largest(values), ROUNDING_OF_DIFFERENCES * steepest(direction, spacing, values));
            if (!(level > Math.max(least, rounding))) {
                return 0;
            }
            if (directions.areShared()) {
                if (isSmooth(direction, values)) {
                    directions.skipSearch();
                    return 0;
                }
                if (level <= negligible || directions.staircases() >= MOST_SEARCHED) {
                    return level;
                }
            }
            UnaryOperator<double[]> costs = distances -> direction.line().rests(cost.oneByOne(), displaced, distances);
            if (!isStaircase(costs, spacing, level, near.singlePrecision() ? near.level() : 0)) {
                return 0;
            }
            directions.countStaircase();
            return level;
        }
    }

    /**
     * Whether a polynomial of one or two more degrees leaves much less, as for a smooth cost. A staircase gives the same by coincidence once in
     * a hundred cases. So this replaces a search only until an output of the function is found to be a staircase.
     */
    private boolean isSmooth(NoiseDirections.Uneven direction, double[] values) {
        if (directions.staircases() > 0) {
            return false;
        }
        double residuals = residuals(direction, values, DEGREE);
        return residuals(direction, values, DEGREE + 1) <= SMOOTH_REMAINDER * residuals
                || residuals(direction, values, DEGREE + 2) <= SMOOTH_REMAINDER_OF_TWO * residuals;
    }

    /** The largest size of a value: the cost may be zero at the point, and is rounded in proportion to its values elsewhere. */
    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** The steepest slope between neighbouring points, over the size of the parameters. */
    private static double steepest(NoiseDirections.Uneven direction, double spacing, double[] values) {
        double steepest = 0;
        for (int i = 1; i < values.length; i++) {
            double distance = (direction.distances()[i] - direction.distances()[i - 1]) * spacing;
            steepest = Math.max(steepest, Math.abs(values[i] - values[i - 1]) / distance);
        }
        return steepest;
    }

    /**
     * The cost may jump at the point itself, so the first part begins at a distance from it.
     *
     * @param noise the noise of a cost in single precision, in which a search finds nothing; 0 for others
     */
    private static boolean isStaircase(UnaryOperator<double[]> costs, double spacing, double level, double noise) {
        double width = spacing * POINTS / PARTS;
        int jumps = 0;
        for (int part = 0;
                part < PARTS && jumps + PARTS - part >= PARTS_WITH_JUMPS && jumps < PARTS_WITH_JUMPS;
                part++) {
            JumpBisection search = JumpBisection.of(spacing + part * width, spacing + (part + 1) * width, noise, costs);
            jumps += search.findsJump(level) ? 1 : 0;
        }
        return jumps == PARTS_WITH_JUMPS;
    }

    /** The standard deviation of what a polynomial leaves of the values along a direction. */
    private static double unexplained(NoiseDirections.Uneven direction, double[] values) {
        return residuals(direction, values, DEGREE) / Math.sqrt(POINTS - DEGREE - 1);
    }

    /** The norm of what a polynomial of some degree leaves. */
    private static double residuals(NoiseDirections.Uneven direction, double[] values, int degree) {
        return new PolynomialResiduals(direction.distances(), degree).norm(values);
    }

    private static double[] inDirection(NoiseDirections.Uneven direction, double spacing) {
        double[] distances = direction.distances().clone();
        for (int i = 0; i < distances.length; i++) {
            distances[i] *= spacing;
        }
        return distances;
    }

    private NoiseDirections.Uneven direction(double spacing, int number) {
        return directions.far(spacing, number, POINTS, UNEVENNESS);
    }
}
