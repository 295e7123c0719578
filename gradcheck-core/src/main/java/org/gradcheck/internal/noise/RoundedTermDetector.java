package org.gradcheck.internal.noise;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
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
 * Finds the noise of a term that is rounded (to single precision, to some decimals) beside terms that are not.
 *
 * <p>Close to the point such a term is constant, and differences there are exactly those of the other terms. Farther away
 * it jumps from one step of its staircase to another. So values are taken along a direction at wide, uneven spacings (even
 * ones may fall into step with the staircase), and what a polynomial does not explain of them is followed down by halving
 * intervals: a jump stays as it is, while the bend of a kink or a wave fades with the interval, and that of a pole grows.
 */
public final class RoundedTermDetector {

    /** A single-precision number has 24 digits; a cost that is rounded to four decimals still has steps of about 2^-13. */
    private static final double[] SPACINGS = {0x1p-21, 0x1p-16, 0x1p-12};

    private static final int POINTS = 8;
    private static final int DEGREE = 4;

    /** A first direction raises the suspicion, two more tell how large the noise is. */
    private static final int FURTHER_DIRECTIONS = 2;

    /**
     * What wide spacings show must exceed the noise at narrow ones clearly, else it is the same noise, estimated from few
     * values. Where that was seen on a staircase, the estimate may have been a lucky one.
     */
    private static final double CLEARLY_LARGER = 16;

    private static final double LARGER_THAN_STAIRS = 4;

    /** Sums of many terms are rounded by as many units in the last place; that is no term of its own. */
    private static final double ROUNDING = 0x1p-46;

    /** The same where each parameter brings a term: their roundings add up like the steps of a random walk. */
    private static final double ROUNDING_OF_A_TERM = 0x1p-50;

    /** A staircase has jumps in most parts of a ray; in one part alone, it is a jump of the cost. */
    private static final int PARTS = 3;

    private static final int PARTS_WITH_JUMPS = 2;

    private static final double SMALLEST_PART = 1 / 2.0;

    private final List<ParameterVector> blocks;
    private final List<ParameterScale> scales;
    private final BatchEvaluation cost;
    private final RandomGenerator random;
    private final DoubleSupplier expected;

    /**
     * Prepares to look.
     *
     * @param blocks the live parameters, all of which are displaced together and put back
     * @param scales the scales of the blocks
     * @param cost evaluates the cost
     * @param random gives the directions
     * @param expected by how much the cost should have changed, to first order, with the parameters as they are stored
     */
    public RoundedTermDetector(
            List<ParameterVector> blocks,
            List<ParameterScale> scales,
            BatchEvaluation cost,
            RandomGenerator random,
            DoubleSupplier expected) {
        this.blocks = blocks;
        this.scales = scales;
        this.cost = cost;
        this.random = random;
        this.expected = expected;
    }

    /**
     * Adds the noise of a rounded term to what was seen close to the point: 24 evaluations if there is none.
     *
     * @param near the noise close to the point
     * @param seenOnStairs whether the values close to the point rise in equal steps
     * @param costAtPoint the cost at the point
     */
    Noise addTo(Noise near, boolean seenOnStairs, double costAtPoint) {
        double larger = seenOnStairs ? LARGER_THAN_STAIRS : CLEARLY_LARGER;
        Noise noise = near;
        for (double spacing : SPACINGS) {
            double least = Math.max(larger * noise.level(), ROUNDING * Math.abs(costAtPoint));
            noise = noise.withJitter(levelAt(spacing, least));
        }
        return noise;
    }

    /**
     * Looks at one spacing alone: 8 evaluations if there is nothing. Where very many parameters move, some of them cross a
     * step of their staircase at any spacing.
     */
    public Noise addOnceTo(Noise near, double costAtPoint) {
        int parameters = blocks.stream().mapToInt(ParameterVector::size).sum();
        double rounding = Math.max(ROUNDING, ROUNDING_OF_A_TERM * Math.sqrt(parameters));
        double least = Math.max(CLEARLY_LARGER * near.level(), rounding * Math.abs(costAtPoint));
        return near.withJitter(levelAt(SPACINGS[0], least));
    }

    private double levelAt(double spacing, double least) {
        double level;
        try (Displaced displaced = new Displaced()) {
            Function<double[], List<Displacement>> direction = direction();
            level = unexplained(direction, spacing, displaced);
            UnaryOperator<double[]> costs = distances -> rests(cost.oneByOne(), direction.apply(distances), displaced);
            if (!(level > least) || !isStaircase(costs, spacing, level)) {
                return 0;
            }
        }
        for (int i = 0; i < FURTHER_DIRECTIONS; i++) {
            try (Displaced displaced = new Displaced()) {
                double further = unexplained(direction(), spacing, displaced);
                level = further > level ? further : level;
            }
        }
        return level;
    }

    /** The point itself may be a jump of its own, so the first part begins beside it. */
    private static boolean isStaircase(UnaryOperator<double[]> costs, double spacing, double level) {
        double width = spacing * POINTS / PARTS;
        return IntStream.range(0, PARTS)
                        .filter(part -> JumpBisection.of(spacing + part * width, spacing + (part + 1) * width, costs)
                                .leadsToAJump(level))
                        .limit(PARTS_WITH_JUMPS)
                        .count()
                == PARTS_WITH_JUMPS;
    }

    /** The standard deviation of what a polynomial leaves of the values along a direction. */
    private double unexplained(Function<double[], List<Displacement>> direction, double spacing, Displaced displaced) {
        double[] distances = IntStream.rangeClosed(1, POINTS)
                .mapToDouble(i -> i + (random.nextDouble() - 0.5) / 2)
                .toArray();
        RealVector values = new ArrayRealVector(rests(
                cost,
                direction.apply(Arrays.stream(distances)
                        .map(distance -> spacing * distance)
                        .toArray()),
                displaced));
        RealMatrix powers = new Array2DRowRealMatrix(POINTS, DEGREE + 1);
        for (int i = 0; i < POINTS; i++) {
            for (int power = 0; power <= DEGREE; power++) {
                powers.setEntry(i, power, Math.pow(distances[i] / POINTS, power));
            }
        }
        RealVector changes = values.mapSubtract(values.getEntry(0));
        RealVector fit = new QRDecomposition(powers).getSolver().solve(changes);
        return changes.subtract(powers.operate(fit)).getNorm() / Math.sqrt(POINTS - DEGREE - 1);
    }

    private Function<double[], List<Displacement>> direction() {
        StoredPoint point = new StoredPoint(blocks);
        Direction direction = Direction.ofNoise(point, scales, random, SMALLEST_PART);
        return distances -> point.along(direction, point.all(), expected, distances);
    }

    private static double[] rests(BatchEvaluation evaluation, List<Displacement> points, Displaced displaced) {
        return evaluation.at(points, displaced).stream()
                .mapToDouble(Sample::rest)
                .toArray();
    }
}
