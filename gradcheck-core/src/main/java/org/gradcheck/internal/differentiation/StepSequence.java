package org.gradcheck.internal.differentiation;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.internal.noise.Noise;

/**
 * Stencils at growing steps around one point, and the derivative that all of them together give.
 *
 * <p>The algorithm: the stencils are sorted by step. The derivative is then decided in this order.
 *
 * <ol>
 *   <li>A jump ({@link JumpTest}).
 *   <li>A kink: backward and forward quotients are extrapolated separately, in powers of the step. If the two slopes differ by
 *       more than three times the sum of their error bars, both are reported. Only steps up to 1/32 of the size of the parameter
 *       take part. Large steps on a plateau agree with each other, and would hide the slope at the point.
 *   <li>A smooth cost: of the extrapolated backward, forward and central quotients (these in powers of the squared step), the one
 *       with the smallest error bar. Beside a kink, that is the side that contains no kink.
 * </ol>
 *
 * <p>A step beyond eight sizes of the parameter is kept only if the cost has grown with it. The central quotients of a bounded cost
 * go to 0 with growing steps, with an error bar that goes to 0 as well. So the differences without far steps, and the slopes on the two
 * sides, tell which other derivatives are {@linkplain Derivative#allows allowed}.
 *
 * <p>{@link Extrapolation} computes each slope and its error bar.
 */
final class StepSequence {

    /**
     * Ratio of neighbouring steps. Chosen: 8 covers the 52 bits of a double in less
     * than 18 steps while each step of a central difference reduces its truncation error by 64.
     */
    static final double STEP_RATIO = 8;

    /**
     * Steps in a row that do not improve the error bar before a search for better steps ends. Chosen: one or two steps may fall on
     * a wave or a kink by coincidence.
     */
    static final int MOST_STEPS_WITHOUT_IMPROVEMENT = 3;

    /**
     * Multiple of the noise level above which a change of the cost is certainly not noise. Chosen: an underestimate of the noise
     * by the factor of 6 that NoiseEstimatorTests allow still leaves 16 standard deviations.
     */
    static final double CLEARLY_ABOVE_NOISE = 100;

    /**
     * Multiple of the noise level above which a change of the cost decides about a far step. Chosen: lower than {@link
     * #CLEARLY_ABOVE_NOISE}, because one more far step costs two evaluations and no verdict.
     */
    private static final double ABOVE_NOISE = 10;

    /** Multiple of the sum of their error bars by which two one-sided slopes differ at a kink. Chosen: three error bars. */
    private static final double KINK_ERROR_BARS = 3;

    /**
     * Largest step of one-sided quotients, in sizes of the parameter. Chosen: the largest first step, {@link
     * Noise#balancedStep}, is the same 2^-5.
     */
    private static final double LARGEST_ONE_SIDED_STEP = 0x1p-5;

    /** Rounding of a parameter, as a part of its size. Formula: half a unit in the last place of a double. */
    private static final double ROUNDING_OF_ARGUMENT = 0x1p-53;

    /**
     * Largest near step, in sizes of the parameter. Chosen: one {@link #STEP_RATIO} beyond a displacement of the size of the
     * parameter.
     */
    private static final double LARGEST_NEAR_STEP = 8;

    /** Smallest step of the typical size, as a part of it. Chosen: as that of a parameter, 2^-42. */
    private static final double SMALLEST_TYPICAL_STEP = 0x1p-42;

    /**
     * Smallest growth of the change of the cost at a far step. With a step that is {@link #STEP_RATIO} times as large, the change
     * of a linear cost is 8 times as large and that of noise the same. Chosen: half of the linear growth.
     */
    private static final double SMALLEST_GROWTH = STEP_RATIO / 2;

    private final LineFunction line;
    private final double cost;
    private final Noise noise;
    private final double size;
    private final double typicalSize;
    private final List<Stencil> stencils = new ArrayList<>();

    /** Stencils between the others, for the slopes on both sides of a kink alone. A drift from step to step is smaller among them. */
    private final List<Stencil> between = new ArrayList<>();

    private double limitLeft;
    private double limitRight;
    private double limitCentral;
    private double extent;
    private double claimed;

    /**
     * Creates an empty sequence.
     *
     * @param size the size of the parameter
     * @param typicalSize the same, or the size of a zero if the parameter is far below it
     */
    StepSequence(LineFunction line, double cost, Noise noise, double size, double typicalSize) {
        this.line = line;
        this.cost = cost;
        this.noise = noise;
        this.size = size;
        this.typicalSize = typicalSize;
        this.limitLeft = size;
        this.limitRight = size;
        this.limitCentral = size;
    }

    /** Takes the sum of the roots of all curvatures, each times the size of its parameter, as {@link PartialDifferentiator} explains. */
    StepSequence ofExtent(double sum) {
        extent = sum;
        return this;
    }

    /** Takes the largest change of the cost that the gradient claims if one parameter changes by its size. */
    StepSequence ofClaims(double largestChange) {
        claimed = largestChange;
        return this;
    }

    /**
     * Evaluates the cost on both sides: two evaluations. A far stencil is added only if the cost has grown with the step.
     */
    Stencil measure(double step) {
        Stencil stencil = line.stencil(step, cost, noise);
        if (!isFar(stencil) || hasGrown(stencil)) {
            add(stencil);
        }
        return stencil;
    }

    private boolean hasGrown(Stencil stencil) {
        double before =
                stencils.isEmpty() ? 0 : stencils.get(stencils.size() - 1).largestChange();
        return isVisible(stencil) && stencil.largestChange() >= SMALLEST_GROWTH * before;
    }

    /** Evaluates the cost on both sides, between two steps of {@link #stepsBetween}: two evaluations. */
    void measureBetween(double step) {
        add(line.stencil(step, cost, noise), between);
    }

    /** Returns the geometric means of neighbouring steps of one-sided quotients, from the largest down to where noise hides the cost. */
    List<Double> stepsBetween() {
        List<Double> between = new ArrayList<>();
        for (int i = stencils.size() - 2; i >= 0 && isVisible(stencils.get(i)); i--) {
            if (stencils.get(i + 1).step() <= STEP_RATIO * LARGEST_ONE_SIDED_STEP * size) {
                between.add(Math.sqrt(stencils.get(i).step())
                        * Math.sqrt(stencils.get(i + 1).step()));
            }
        }
        return between;
    }

    /** Returns whether steps may tell more that change the cost by its noise alone: what seems to be noise may be a wave, but not in single precision. */
    boolean mayShowMoreBelowNoise() {
        return !noise.singlePrecision();
    }

    /** Returns whether the cost has changed by clearly more than its noise. */
    static boolean isVisible(Stencil stencil) {
        return stencil.largestChange() > ABOVE_NOISE * stencil.noise();
    }

    /**
     * Returns the ratio of a larger step to one whose change of the cost is no more than noise: that of two steps. Beyond the size of a
     * tiny parameter, which is then no unit of the cost, the smallest step of the typical size follows.
     */
    double ratioBelowNoise(double step) {
        double next = STEP_RATIO * STEP_RATIO;
        return next * step <= size ? next : Math.max(next, SMALLEST_TYPICAL_STEP * typicalSize / step);
    }

    /** Returns whether a stencil contributes to the derivative. */
    boolean contains(Stencil stencil) {
        for (Stencil other : stencils) {
            if (other.left() == stencil.left() && other.right() == stencil.right()) {
                return true;
            }
        }
        return false;
    }

    /** Adds a stencil that has already been evaluated. */
    void add(Stencil stencil) {
        add(stencil, stencils);
        limitLeft = limit(Side.LEFT);
        limitRight = limit(Side.RIGHT);
        limitCentral = limit(Side.BOTH);
    }

    private static void add(Stencil stencil, List<Stencil> ascending) {
        int position = ascending.size();
        while (position > 0 && ascending.get(position - 1).step() > stencil.step()) {
            position--;
        }
        ascending.add(position, stencil);
    }

    private double limit(Side side) {
        return CloseSteps.limit(side.of(stencils), side, size, typicalSize);
    }

    /** Returns the derivative as a jump, a kink, or the best of the central and one-sided extrapolations. */
    Derivative derivative() {
        double jump = JumpTest.height(stencils);
        if (jump > 0) {
            return new Derivative.Jump(jump);
        }
        Extrapolation left = Extrapolation.best(nearQuotients(Side.LEFT, limitLeft), 1);
        Extrapolation right = Extrapolation.best(nearQuotients(Side.RIGHT, limitRight), 1);
        if (areDifferentSlopes(left, right)) {
            return kink(left, right);
        }
        Extrapolation central = central();
        Extrapolation best = better(central, better(left, right));
        boolean isOfFarSteps = hasFarSteps() && (best.isSameAs(central) || isAtEdgeOfDomain());
        double curvature = leastCurvature();
        return new Derivative.Smooth(
                best.value(),
                best.error() + roundingOfArgument(curvature),
                allowed(best, isOfFarSteps),
                turns() ? curvature * size : 0);
    }

    /** Returns whether the cost rises, or falls, to both sides, so that the curvature exceeds the slope within a step. Beside a pole, it does not. */
    private boolean turns() {
        for (Stencil stencil : stencils) {
            double least = Math.min(
                    Math.abs(stencil.changeLeft()) - 2 * stencil.noise(),
                    Math.abs(stencil.changeRight()) - 2 * stencil.noise());
            if (stencil.isCentral() && least > 0 && stencil.changeLeft() > 0 == stencil.changeRight() > 0) {
                return true;
            }
        }
        return false;
    }

    /** Returns the least curvature of all steps, to which a kink or a jump nearby adds nothing; 0 if it is not known. */
    private double leastCurvature() {
        double least = Double.POSITIVE_INFINITY;
        for (Stencil stencil : stencils) {
            if (stencil.isCentral() && stencil.step() <= LARGEST_ONE_SIDED_STEP * size) {
                least = Math.min(least, Math.abs(stencil.slopeDifference().value()) / stencil.step());
            }
        }
        return Double.isFinite(least) ? least : 0;
    }

    /**
     * Returns the change of the slope when the parameter changes by its rounding. A cost that subtracts a constant from the parameter has no
     * more precise slope; near a minimum, that is far above the noise of small values of the cost.
     */
    private double roundingOfArgument(double curvature) {
        return ROUNDING_OF_ARGUMENT * Math.max(curvature * size, Math.sqrt(curvature) * extent);
    }

    private static boolean areDifferentSlopes(Extrapolation left, Extrapolation right) {
        return Math.abs(right.value() - left.value()) > KINK_ERROR_BARS * (left.error() + right.error());
    }

    private Derivative kink(Extrapolation left, Extrapolation right) {
        SlopeInterval slopes =
                new SlopeInterval(Math.min(left.value(), right.value()), Math.max(left.value(), right.value()));
        SlopesOfSides sides = new SlopesOfSides(closeCentral());
        SlopeInterval allowed = sides.central().isEmpty() ? slopes : slopes.and(sides.allowed());
        return new Derivative.Kink(
                left.value(),
                right.value(),
                Math.max(left.error(), right.error()),
                withLimits(allowed),
                sides.spread(LARGEST_ONE_SIDED_STEP * size));
    }

    /** The slopes that are not refuted: by the central differences of close steps, or by the slopes on the two sides. */
    private SlopeInterval allowed(Extrapolation best, boolean isOfFarSteps) {
        SlopeInterval allowed = new SlopeInterval(best.value(), best.value());
        if (isOfFarSteps) {
            Extrapolation close = close();
            allowed = allowed.and(SlopeInterval.around(close.value(), ErrorBars.AGREEMENT * close.error()));
        }
        SlopesOfSides sides = new SlopesOfSides(closeCentral());
        return withLimits(sides.central().size() < 2 ? allowed : allowed.and(sides.allowedAround(close().value())));
    }

    private SlopeInterval withLimits(SlopeInterval allowed) {
        SlopeInterval ofSize = limitCentral > size
                ? allowed.and(CloseSteps.allowedWithin(closeCentral(), size, close().value()))
                : allowed;
        SlopeInterval ofSides = ofSize.andLimitOf(closeQuotients(Side.LEFT)).andLimitOf(closeQuotients(Side.RIGHT));
        return ChaoticNoise.addTo(ofSides, closeCentral(), noise, size, claimed);
    }

    /** The extrapolation of close steps. At the edge of the domain, there are only those of one side. */
    private Extrapolation close() {
        List<Stencil> central = closeCentral();
        return central.isEmpty()
                ? better(
                        Extrapolation.best(closeQuotients(Side.LEFT), 1),
                        Extrapolation.best(closeQuotients(Side.RIGHT), 1))
                : Extrapolation.best(Side.BOTH.quotients(central), 2);
    }

    /** Returns whether the slopes on one side {@linkplain SlopesOfSides#areDiverging diverge}. */
    boolean isDiverging() {
        return new SlopesOfSides(closeCentral()).areDiverging();
    }

    private List<Stencil> closeCentral() {
        return close(Side.BOTH);
    }

    private List<DifferenceQuotient> closeQuotients(Side side) {
        return side.quotients(close(side));
    }

    private List<Stencil> close(Side side) {
        List<Stencil> close = new ArrayList<>();
        for (Stencil stencil : side.of(stencils)) {
            if (isClose(stencil)) {
                close.add(stencil);
            }
        }
        return close;
    }

    private boolean hasFarSteps() {
        for (Stencil stencil : stencils) {
            if (!isClose(stencil)) {
                return true;
            }
        }
        return false;
    }

    private boolean isClose(Stencil stencil) {
        return stencil.step() <= (stencil.isCentral() ? limitCentral : stencil.hasLeft() ? limitLeft : limitRight);
    }

    private boolean isFar(Stencil stencil) {
        return stencil.step() > LARGEST_NEAR_STEP * size;
    }

    /** Returns the extrapolation of the central differences alone; at a kink, it gives the mean of the slopes on both sides. */
    Extrapolation central() {
        return Extrapolation.best(Side.BOTH.quotients(Side.BOTH.of(stencils)), 2);
    }

    private List<DifferenceQuotient> nearQuotients(Side side, double limit) {
        List<Stencil> all = side.of(stencils);
        for (Stencil stencil : side.of(between)) {
            add(stencil, all);
        }
        List<Stencil> near = new ArrayList<>(all.size());
        for (Stencil stencil : all) {
            if (isUsedOneSided(stencil, limit)) {
                near.add(stencil);
            }
        }
        return side.quotients(near);
    }

    /** At the edge of the domain, one-sided quotients are the only ones, so all of their steps are used. */
    private boolean isUsedOneSided(Stencil stencil, double limit) {
        return hasSmallStep(stencil, limit) || (!stencil.isCentral() && isAtEdgeOfDomain());
    }

    private boolean isAtEdgeOfDomain() {
        for (Stencil stencil : stencils) {
            if (stencil.isCentral() && hasSmallStep(stencil, typicalSize)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasSmallStep(Stencil stencil, double limit) {
        return stencil.step() <= LARGEST_ONE_SIDED_STEP * size
                || stencil.step() <= Math.min(LARGEST_ONE_SIDED_STEP * typicalSize, limit);
    }

    private static Extrapolation better(Extrapolation a, Extrapolation b) {
        return a.error() <= b.error() && !Double.isNaN(a.value()) ? a : b;
    }
}
