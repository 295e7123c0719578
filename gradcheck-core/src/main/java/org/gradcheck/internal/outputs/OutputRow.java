package org.gradcheck.internal.outputs;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.gradcheck.internal.differentiation.CentralDifference;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.PartialDifferentiator;
import org.gradcheck.internal.differentiation.SharedStencil;
import org.gradcheck.internal.judgement.AnalyticRounding;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.CostResponse;
import org.gradcheck.internal.judgement.EntryJudge;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.Displacement;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.report.EntryVerdict;

/**
 * The derivatives of one output: a row of the matrix, whose entries arrive column by column.
 *
 * <p>It decides about its entries as {@link org.gradcheck.internal.examination.BlockExamination} does about those of a block, but
 * displaces all coordinates far only once. A first
 * difference that agrees clearly settles its entry at once: it agrees clearly with the largest derivative of the columns so far, so it
 * does with that of all columns. The others are doubtful until all columns have been differenced once.
 */
public final class OutputRow {

    /** Rounding of a residual, in roundings of its terms, 2^-53 of each. Chosen: twice what twelve random ones add up to, sqrt(12). */
    private static final double ROUNDINGS = 8;

    private final int output;
    private final double atPoint;
    private final double[] analytic;
    private final ParameterScale scales;
    private final double[] sizes;
    private Noise noise;
    private final EntryJudge judge;
    private final CompactDerivatives derivatives;
    private final BitSet doubtful = new BitSet();
    private final BitSet refined = new BitSet();
    private PartialDifferentiator differentiator;
    private Optional<KinkOfSum> kink = Optional.empty();
    private double compared;
    private double largest;

    /** Sum of the roots of the curvatures, each times the size of its coordinate. {@link #largestRoot} is the largest of them. */
    private double sumOfRoots;

    private double largestRoot;
    private boolean isFlat = true;
    private boolean isWithinNoise = true;
    private boolean shouldHaveChanged;
    private CostResponse response = CostResponse.MOVES;

    /**
     * Begins a row.
     *
     * @param atPoint the value of the output at the point
     * @param analytic the user's derivatives; not written to
     * @param scales the scales of the coordinates
     * @param sizes the sizes by which derivatives are compared, one for each coordinate
     * @param noise the noise of the output
     * @param mostExact the number of wrong entries that are kept in double precision
     */
    OutputRow(
            int output,
            double atPoint,
            double[] analytic,
            ParameterScale scales,
            double[] sizes,
            Noise noise,
            BatchEvaluation evaluation,
            int mostExact,
            CheckOptions options) {
        this.output = output;
        this.atPoint = atPoint;
        this.analytic = analytic;
        this.scales = scales;
        this.sizes = sizes;
        this.noise = noise;
        this.judge = new EntryJudge(options, AnalyticRounding.in(analytic));
        this.derivatives = new CompactDerivatives(analytic, mostExact);
        this.differentiator = new PartialDifferentiator(evaluation, atPoint, noise, options.step());
    }

    /** Sets a size that derivatives are compared with, in the unit of the output. */
    void compareWith(double scale) {
        compared = scale;
        largest = Math.max(largest, scale);
    }

    /** Takes the kinks of the terms, if the output is a sum of several. */
    void sumUp(KinkOfSum terms) {
        kink = Optional.of(terms).filter(KinkOfSum::isOfSeveral);
    }

    /** Takes its first steps from another balanced step than that of its noise. */
    void stepBy(double balancedStep) {
        differentiator = differentiator.steppingBy(balancedStep);
    }

    /** The largest derivative of the columns so far, in the unit of the output. */
    double largest() {
        return largest;
    }

    /** The noise, with the largest derivative as the variation. */
    Noise measuredNoise() {
        return new Noise(noise.level(), largest > 0 ? largest : noise.variation(), noise.singlePrecision());
    }

    /** Forgets all differences, before they are taken with the steps of {@link #measuredNoise}. */
    void beginAnew() {
        noise = measuredNoise();
        doubtful.clear();
        refined.clear();
        largest = compared;
        sumOfRoots = 0;
        largestRoot = 0;
        isFlat = true;
        isWithinNoise = true;
        shouldHaveChanged = false;
    }

    /** Returns the number of the output. */
    public int output() {
        return output;
    }

    /** Returns the user's derivatives; not to be written to. */
    public double[] analytic() {
        return analytic;
    }

    /** Returns the noise of the output. */
    public Noise noise() {
        return noise;
    }

    /** Returns the judge of the entries. */
    public EntryJudge judge() {
        return judge;
    }

    /** Returns the numeric derivative of an entry. */
    public Derivative derivative(int column) {
        return derivatives.get(column);
    }

    CompactDerivatives derivatives() {
        return derivatives;
    }

    /** Returns how the output responds to displaced coordinates. */
    public CostResponse response() {
        return response;
    }

    PartialDifferentiator differentiator() {
        return differentiator;
    }

    /** Returns the scale of an entry among the columns so far. */
    public double scaleOf(int column) {
        return largest / sizes[column];
    }

    boolean isDoubtful(int column) {
        return doubtful.get(column);
    }

    int countDoubtful() {
        return doubtful.cardinality();
    }

    /** The central difference of the output. */
    CentralDifference difference(SharedStencil stencil, double onLeft, double onRight) {
        return stencil.of(onLeft, atPoint, onRight, noise);
    }

    /**
     * Takes the first difference of an entry.
     *
     * @return whether the entry is doubtful
     */
    boolean take(int column, CentralDifference quick) {
        double claimed = analytic[column];
        double size = Math.abs(quick.value());
        largest = size > quick.noise() ? Math.max(largest, size * scales.of(column)) : largest;
        addCurvature(column, quick);
        isFlat &= quick.isFlat();
        isWithinNoise &= judge.isWithinNoise(claimed, quick);
        shouldHaveChanged |= differentiator.wouldMoveTheCost(claimed * noise.balancedStep() * scales.of(column));
        if (judge.agreesClearly(claimed, quick, scaleOf(column), sizes[column])) {
            settle(column, quick);
            return false;
        }
        doubtful.set(column);
        return true;
    }

    private void addCurvature(int column, CentralDifference quick) {
        double root = Math.sqrt(quick.slopeDifference() / quick.step()) * scales.of(column);
        if (Double.isFinite(root)) {
            sumOfRoots += root;
            largestRoot = Math.max(largestRoot, root);
        }
    }

    /** Returns whether the first difference of an entry leaves open whether the output is stationary or at a kink. */
    boolean slopesDiffer(int column, CentralDifference quick) {
        return quick.slopesDiffer(scaleOf(column), sizes[column]);
    }

    /** Returns whether noise could hide an error of an entry that is settled. */
    boolean couldMissAnError(int column, CentralDifference quick) {
        return !doubtful.get(column) && judge.couldMissAnError(analytic[column], quick, scaleOf(column));
    }

    private void settle(int column, CentralDifference quick) {
        refined.set(column);
        derivatives.set(column, judge.derivativeOf(analytic[column], quick));
    }

    /** Leaves an entry without a derivative, since the limit of the evaluations is reached. */
    void leaveOut(int column) {
        derivatives.leaveOut(column);
        doubtful.clear(column);
    }

    /** Leaves the doubtful entries that were not refined. */
    void leaveOutDoubtful() {
        for (int column = doubtful.nextSetBit(0); column >= 0; column = doubtful.nextSetBit(column + 1)) {
            if (!refined.get(column)) {
                leaveOut(column);
            }
        }
    }

    void exclude(int column) {
        derivatives.exclude(column);
    }

    /**
     * Finds out how the output responds, after the first differences of all columns.
     *
     * @param far points at which all coordinates are displaced far
     * @param farthest points at which they are displaced by many times their size
     */
    void respond(List<Displacement> far, List<Displacement> farthest) {
        differentiator = differentiator.allowingForRoundingOf(ROUNDINGS * sumOfRoots);
        if (largest <= ROUNDINGS * 0x1p-53 * largestRoot * sumOfRoots) {
            largest = compared;
        }
        if (!isFlat && !isWithinNoise) {
            return;
        }
        double change = differentiator.changeAt(far);
        if (change == 0 && isFlat && shouldHaveChanged) {
            response = CostResponse.NONE;
        } else if (change == 0 && isFlat && !differentiator.isRoundedAt(farthest)) {
            response = CostResponse.FLAT;
        } else if (isWithinNoise && !differentiator.wouldMoveTheCost(change)) {
            response = CostResponse.SYMMETRIC;
        }
    }

    /** Returns whether a doubtful entry needs further differences, now that the scale of the row is known; settles it if not. */
    boolean needsRefinement(int column, CentralDifference quick) {
        boolean moves = response == CostResponse.MOVES || response == CostResponse.FLAT;
        boolean isDead = response == CostResponse.FLAT && analytic[column] == 0 && quick.isFlat();
        if (!moves || isDead) {
            refined.set(column);
            derivatives.set(column, judge.derivativeOf(0, quick));
            return false;
        }
        if (judge.agreesClearly(analytic[column], quick, scaleOf(column), sizes[column])) {
            settle(column, quick);
            return false;
        }
        return true;
    }

    /**
     * Takes further differences of a doubtful entry before all columns are differenced, if they are needed whatever the scale of the
     * row is: the output moves, and the first difference does not agree.
     *
     * @return whether the entry was refined, and is no longer doubtful
     */
    boolean refineAtOnce(SharedStencil stencil, int column, CentralDifference quick) {
        boolean moves = !isFlat && !isWithinNoise;
        boolean couldAgree = agreesWithinNoise(column, quick)
                || judge.agreesClearly(analytic[column], quick, Double.POSITIVE_INFINITY, sizes[column]);
        if (!moves || couldAgree || !(quick.step() > 0)) {
            return false;
        }
        refineDoubtful(stencil, column, quick);
        doubtful.clear(column);
        return true;
    }

    /** Returns whether the first difference of a doubtful entry agrees as far as its noise lets it. */
    boolean agreesWithinNoise(int column, CentralDifference quick) {
        return judge.agreesWithinNoise(analytic[column], quick);
    }

    /**
     * Takes further differences of an entry that noise hides, up to a number of evaluations, and more of them if it then disagrees.
     *
     * @param most the number of evaluations; below 2 to leave the first difference as it is
     */
    void refineHidden(SharedStencil stencil, int column, CentralDifference quick, int most) {
        if (most < 2) {
            settle(column, quick);
        } else if (verdictAfter(stencil, column, quick, most) == EntryVerdict.DISAGREES) {
            refineDoubtful(stencil, column, quick);
        }
    }

    /**
     * Returns whether a coordinate is so small that noise hides a difference by a part of it, while a difference by the typical size
     * agrees clearly, or does not agree.
     */
    boolean showsByTypicalSize(SharedStencil stencil, int column) {
        if (!(scales.ofDerivative(column) > scales.of(column))) {
            return false;
        }
        CentralDifference typical = differentiator.quickByTypicalSize(stencil.parameters(), column, scales);
        return judge.agreesClearly(analytic[column], typical, scaleOf(column), sizes[column])
                || !judge.agreesWithinNoise(analytic[column], typical);
    }

    /**
     * Takes further differences of an entry whose slopes on both sides differ. A few show that the output is stationary, if the slopes
     * meet. A kink takes more.
     */
    void refineNearlyStationary(SharedStencil stencil, int column, CentralDifference quick, int most) {
        boolean isSettled = verdictAfter(stencil, column, quick, most) == EntryVerdict.AGREES
                && derivatives.get(column).reach() == 0;
        if (!isSettled) {
            refineDoubtful(stencil, column, quick);
        }
    }

    private EntryVerdict verdictAfter(SharedStencil stencil, int column, CentralDifference quick, int most) {
        return judge.judge(analytic[column], refine(stencil, column, quick, most), scaleOf(column));
    }

    /**
     * Takes further differences of a doubtful entry. A storage in single precision keeps a denormal coordinate that is displaced by a
     * part of itself, so the first difference is taken by the typical size then.
     */
    void refineDoubtful(SharedStencil stencil, int column, CentralDifference first) {
        CentralDifference quick =
                first.step() > 0 ? first : differentiator.quickByTypicalSize(stencil.parameters(), column, scales);
        boolean isDead = analytic[column] == 0
                && quick.isFlat()
                && differentiator.isUnmovedBy(stencil.parameters(), column, scales);
        if (isDead) {
            settle(column, quick);
        } else {
            Derivative unused = refine(stencil, column, quick, PartialDifferentiator.MOST_EVALUATIONS);
        }
    }

    /** Takes further differences of an entry, up to a number of evaluations, and returns the derivative. */
    Derivative refine(SharedStencil stencil, int column, CentralDifference quick, int most) {
        double scale = scaleOf(column);
        Derivative derivative = differentiator.refine(
                stencil.parameters(),
                column,
                scales,
                quick,
                measured -> judge.decide(analytic[column], measured, scale),
                most);
        Derivative allowed = judge.judge(analytic[column], derivative, scale) == EntryVerdict.DISAGREES
                        && derivative instanceof Derivative.Kink ofSum
                        && kink.isPresent()
                ? kink.get().of(ofSum, stencil.parameters(), column, scales, noise)
                : derivative;
        derivatives.set(column, allowed);
        refined.set(column);
        return allowed;
    }

    /** Returns the error by noise of the first difference of each entry, as a new array. */
    public double[] errorsByNoise() {
        double[] errors = new double[analytic.length];
        Arrays.setAll(errors, column -> noise.level() / differentiator.step(scales, column));
        return errors;
    }

    /** The step of the first difference of an entry. */
    double firstStep(int column) {
        return differentiator.step(scales, column);
    }
}
