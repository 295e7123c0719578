package org.gradcheck.internal.screening;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.blockwise.BlockConclusion;
import org.gradcheck.internal.blockwise.BlockwiseExamination;
import org.gradcheck.internal.blockwise.PointOfBlocks;
import org.gradcheck.internal.differentiation.DirectionalDifferentiator;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.EvaluationBudget;
import org.gradcheck.internal.evaluation.LimitReached;
import org.gradcheck.internal.examination.UnmeasuredEntries;
import org.gradcheck.internal.inspection.Inspection;
import org.gradcheck.internal.judgement.AnalyticRounding;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.judgement.MeasuredEntries;
import org.gradcheck.internal.memory.SinglePrecision;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

/**
 * Screening of an objective with many parameters at one point. In single precision, each block is tested along its claimed gradient
 * ({@link BlockwiseExamination}), unless more than {@link #FEW_BOUNDED} entries are near bounds. Otherwise a few random directions are
 * taken:
 *
 * <ol>
 *   <li>A pass along two-sided directions tests all entries at once, and examines the entries to which a disagreement leads.
 *   <li>Entries near a bound are not displaced by it. If there are more than {@link #FEW_BOUNDED}, a second, one-sided pass displaces them
 *       away from their bounds; fewer are examined one by one, as are entries bounded on both sides and entries that are not finite.
 *   <li>So are parameters whose units are not known: zeros next to parameters of several units, and small ones whose derivatives do not
 *       show.
 *   <li>Of each block with unexplained ranges a seeded random sample is examined, in turns, so that all blocks get a share of the
 *       evaluations.
 *   <li>Blocks that are still open may be zeros by symmetry; small unresolved ones are examined entry by entry.
 * </ol>
 */
public final class ScreeningExamination {

    /** Sample of the entries of a block with unexplained ranges. Chosen: enough for a diagnosis of the bug. */
    private static final int SAMPLE = 64;

    /** Sample of each block even if the evaluations are used up. Chosen: one entry may agree by chance. */
    private static final int SMALLEST_SAMPLE = 2;

    /** Entries of a sample that is continued, half of them at random places. Chosen: one wrong entry in 50 is found in 19 of 20 blocks. */
    private static final int FURTHER_SAMPLE = 256;

    /** Evaluations for samples. Chosen: entries of noisy costs take up to 60 each, so 17 of them fit. */
    private static final long SAMPLING_EVALUATIONS = 1024;

    /**
     * Evaluations for small blocks, examined in full. Measured: one of {@link #SAMPLE} entries at kinks takes half of
     * them.
     */
    private static final long EVALUATIONS_IN_FULL = 4 * SAMPLING_EVALUATIONS;

    /** Entries after which {@link #SMALLEST_SAMPLE} is no longer guaranteed. Chosen: two samples of full size. */
    private static final int MOST_SAMPLES = 128;

    /**
     * Largest number of entries near bounds that get no directions of their own. Chosen: a one-sided pass costs about
     * as much.
     */
    private static final int FEW_BOUNDED = 16;

    /**
     * Largest sample of the entries that no direction displaces, such as those that are not finite. Chosen: it bounds
     * the duration.
     */
    private static final int MOST_UNDISPLACED = 512;

    /** Noise in units in the last place of a double that is no rounding of a sum. Chosen: as the noise estimator does. */
    private static final double FAR_ABOVE_ROUNDING = 0x1p10;

    private final Objective here;
    private final CountedCost cost;
    private final double costAtPoint;
    private final List<double[]> analytic;
    private final CheckOptions overrides;
    private final DirectionalComparison comparison;
    private final EntryDifferences entries;
    private final ExaminedEntries examined;
    private final NotFiniteEntries notFinite;
    private final List<ScreeningPass> passes = new ArrayList<>();
    private ParameterSpace space;
    private AnalyticGradient gradient;

    public ScreeningExamination(
            Objective here, Inspection.Inspected inspected, CountedCost cost, CheckOptions overrides) {
        this.here = here;
        this.cost = cost;
        this.costAtPoint = inspected.cost();
        this.analytic = inspected.analytic();
        this.overrides = overrides;
        List<ParameterVector> parameters = ParameterBlock.valuesOf(here.blocks());
        this.notFinite = new NotFiniteEntries(inspected.analytic());
        this.space = new ParameterSpace(parameters, notFinite);
        this.gradient = new AnalyticGradient(inspected.analytic(), space);
        this.comparison = new DirectionalComparison(
                space,
                inspected.analytic(),
                overrides,
                new DirectionalDifferentiator(space, inspected.analytic(), cost, costAtPoint));
        comparison.measureNoise(inspected.jitter());
        this.entries = new EntryDifferences(here, cost, costAtPoint, overrides, () -> gradient, comparison::noise);
        this.examined = new ExaminedEntries(entries::examine);
    }

    /**
     * Returns whether a cost may be computed in single precision, before its noise is measured. All derivatives are floats then; if all are
     * zero, the cost is one.
     */
    public static boolean mayBeInSinglePrecision(Inspection.Inspected inspected) {
        for (double[] block : inspected.analytic()) {
            for (double entry : block) {
                if (entry != 0) {
                    return AnalyticRounding.areFloats(inspected.analytic());
                }
            }
        }
        return SinglePrecision.contains(inspected.cost()) && SinglePrecision.isUnround(inspected.cost());
    }

    /**
     * Returns whether the cost is computed in single precision, by its values, or by its noise if the losses are floats and their sum is a
     * double.
     */
    public boolean isInSinglePrecision() {
        return comparison.noise().singlePrecision() || (AnalyticRounding.areFloats(analytic) && isNoisy());
    }

    /** Returns whether the noise of the cost is far above the rounding of a sum. */
    public boolean isNoisy() {
        return comparison.noise().level() > FAR_ABOVE_ROUNDING * Math.ulp(costAtPoint);
    }

    public List<MeasuredEntries> examine() {
        int[] bounded = numbers(comparison.all()).filter(space::isBounded).toArray();
        boolean areMany = bounded.length > FEW_BOUNDED;
        if (isInSinglePrecision() && !areMany) {
            return examineBlockwise(bounded);
        }
        cost.meter().completes(() -> testTogether(bounded, areMany));
        addNotFinite();
        List<JudgedEntry> oneByOne = List.copyOf(examined.all());
        ScreenedVerdicts verdicts = new ScreenedVerdicts(
                gradient,
                overrides,
                passes.stream().map(pass -> pass.results(oneByOne)).toList(),
                oneByOne,
                comparison.noise());
        EvaluationBudget forSmallBlocks = new EvaluationBudget(cost, EVALUATIONS_IN_FULL);
        return IntStream.range(0, here.blocks().size())
                .<MeasuredEntries>mapToObj(b -> inFullIfUnresolved(
                        b, forSmallBlocks, verdicts.of(b, here.blocks().get(b), ignoresParameters(b))))
                .toList();
    }

    /** Tests all entries together, and examines the entries to which the tests lead. The limit of the evaluations may end it. */
    private void testTogether(int[] bounded, boolean areMany) {
        pass(comparison);
        passSeparateParameters();
        if (areMany && !IntStream.of(bounded).allMatch(space::isBoundedOnBothSides)) {
            pass(comparison.along(DirectionKind.INWARDS));
        }
        IntPredicate isLeft = areMany ? space::isBoundedOnBothSides : space::isBounded;
        int[] left = IntStream.of(bounded)
                .filter(isLeft)
                .filter(number -> !notFinite.test(number))
                .toArray();
        IntStream.of(EntrySample.random(left, MOST_UNDISPLACED)).forEach(examined::examine);
        notFinite.first(UnmeasuredEntries.MEASURED, comparison.all()).forEach(examined::examine);
        addNotFinite();
        examineSampleOfEachBlock(new EvaluationBudget(cost, SAMPLING_EVALUATIONS));
        examineLinesOfWrongEntries(new EvaluationBudget(cost, SAMPLING_EVALUATIONS / 4));
    }

    /** Tests each block along its claimed gradient: the noise of single precision hides errors along random directions. */
    private List<MeasuredEntries> examineBlockwise(int[] bounded) {
        PointOfBlocks point = new PointOfBlocks(
                here.blocks(),
                analytic,
                space,
                cost,
                costAtPoint,
                comparison.noise().level(),
                overrides);
        RandomPoints nearby = new RandomPoints(here, cost, analytic, overrides, point::noise);
        List<BlockConclusion> conclusions = new BlockwiseExamination(point, nearby).examine();
        nearby.restoreGradient();
        boolean isWhole = cost.meter().completes(() -> IntStream.of(bounded).forEach(examined::examine));
        return new BlockwiseScreening(gradient, comparison, entries)
                .examine(conclusions, List.copyOf(examined.all()), isWhole);
    }

    /** Judges a few entries of each block that are not finite, which are wrong without a difference. */
    private void addNotFinite() {
        for (int b = 0; b < here.blocks().size(); b++) {
            notFinite
                    .first(SAMPLE, space.rangeOf(b))
                    .filter(number -> !space.isFixed(number) && !examined.contains(number))
                    .forEach(number -> examined.add(entries.unmeasured(number)));
        }
    }

    private void pass(DirectionalComparison directions) {
        ScreeningPass pass = new ScreeningPass(directions, gradient, overrides, examined);
        passes.add(pass);
        pass.run(examined.all());
    }

    /**
     * Tests the parameters whose units are not known. Their claimed derivatives limit the displacements, so that each changes the cost by
     * no more than a typical entry does. A wrong derivative that is claimed too large shows all the same: the claim times the
     * displacement is as large as a typical change.
     */
    private void passSeparateParameters() {
        BitSet small = smallParameters();
        if (small.isEmpty() && !space.hasSeparate()) {
            return;
        }
        space = space.separating(small, gradient::displacementOfTypicalChange);
        gradient = gradient.in(space);
        comparison.take(space);
        if (numbers(comparison.all()).anyMatch(number -> DirectionKind.SEPARATE.displaces(space, number))) {
            pass(comparison.along(DirectionKind.SEPARATE));
        }
    }

    /**
     * Returns the parameters that are small next to others, and whose derivatives do not show in steps of their own size. They may be
     * close to zero by coincidence.
     */
    private BitSet smallParameters() {
        DirectionalResults results = passes.get(0).results(examined.all());
        BitSet small = new BitSet();
        for (int b = 0; b < gradient.blocks(); b++) {
            IntPredicate seen = results.detectable(gradient, overrides, b).seen();
            numbers(space.rangeOf(b))
                    .filter(number -> space.isSmall(number) && !examined.contains(number))
                    .filter(number -> !seen.test(number) && !results.held().get(number))
                    .forEach(small::set);
        }
        return small;
    }

    private boolean ignoresParameters(int block) {
        try {
            return unexplainedIn(block).length > 0 && entries.ignores(block);
        } catch (LimitReached noneLeft) {
            return false;
        }
    }

    /** Returns the step of the first difference of an entry that is examined one by one. */
    public double firstStep(Discrepancy entry) {
        return entries.firstStep(entry);
    }

    /** Returns the measured noise of the cost. */
    public Noise noise() {
        return comparison.noise();
    }

    /**
     * Samples the blocks in turns, so that each gets its share if the evaluations do not suffice. A sample that has no wrong entry and no kink is continued, by the
     * largest entries and by more at random places.
     */
    private void examineSampleOfEachBlock(EvaluationBudget budget) {
        List<int[]> samples = new ArrayList<>();
        List<int[]> further = new ArrayList<>();
        for (int b = 0; b < here.blocks().size(); b++) {
            int block = b;
            int[] numbers = unexplainedIn(b);
            if (numbers.length > 0) {
                EntrySample sample = new EntrySample(
                        space.rangeOf(b), here.blocks().get(b).shape().sizes());
                samples.add(sample.afterZeroLines(
                        gradient, b, sample.of(numbers, Math.max(0, SAMPLE - examinedOf(numbers)))));
                further.add(
                        sample.around(numbers, FURTHER_SAMPLE, number -> gradient.change(block, number), List.of()));
            }
        }
        int share = samples.isEmpty() ? 0 : Math.max(SMALLEST_SAMPLE, SAMPLE / samples.size());
        examineInTurns(samples, share, budget, false);
        examineInTurns(further, FURTHER_SAMPLE, budget, true);
    }

    /** @param untilTold whether a sample ends with the first entry that explains why directions disagree */
    private void examineInTurns(List<int[]> samples, int turns, EvaluationBudget budget, boolean untilTold) {
        for (int turn = 0; turn < turns; turn++) {
            for (int[] sample : samples) {
                boolean isAffordable = budget.areLeft()
                        || (!untilTold
                                && turn < SMALLEST_SAMPLE
                                && examined.all().size() < MOST_SAMPLES);
                boolean isNeeded = turn < sample.length && !(untilTold && isTold(sample[0]));
                if (isNeeded && isAffordable) {
                    int number = sample[turn];
                    budget.spend(() -> examined.examine(number));
                }
            }
        }
    }

    /** Returns whether an examined entry in the block of another one is wrong, or at a kink that directions see. */
    private boolean isTold(int number) {
        for (int b = 0; b < here.blocks().size(); b++) {
            EntryRange range = space.rangeOf(b);
            if (range.contains(number)) {
                return examined.all().stream()
                        .filter(entry -> range.contains(entry.number()))
                        .anyMatch(entry -> entry.isWrong() || entry.isNotTheMeanSlope());
            }
        }
        return false;
    }

    /** Examines others in the row and in the column of a wrong entry that is one of few in its sample. */
    private void examineLinesOfWrongEntries(EvaluationBudget budget) {
        for (int b = 0; b < here.blocks().size(); b++) {
            List<Integer> sizes = here.blocks().get(b).shape().sizes();
            EntryRange range = space.rangeOf(b);
            List<JudgedEntry> own = examined.all().stream()
                    .filter(entry -> range.contains(entry.number()))
                    .toList();
            List<JudgedEntry> wrong = own.stream().filter(JudgedEntry::isWrong).toList();
            boolean areFew = !wrong.isEmpty() && own.size() >= SAMPLE / 2 && wrong.size() <= own.size() / 8;
            if (areFew && sizes.size() > 1) {
                for (int number :
                        new EntrySample(range, sizes).crossing(wrong.get(0).number())) {
                    if (budget.areLeft()) {
                        budget.spend(() -> examined.examine(number));
                    }
                }
            }
        }
    }

    private int examinedOf(int[] numbers) {
        return (int) IntStream.of(numbers).filter(examined::contains).count();
    }

    private int[] unexplainedIn(int block) {
        return passes.stream()
                .flatMapToInt(pass -> pass.unexplainedIn(space.rangeOf(block)))
                .toArray();
    }

    /** Verifies a zero by symmetry, or examines a small block entry by entry, if the block is open. */
    private MeasuredEntries inFullIfUnresolved(int block, EvaluationBudget budget, ScreenedBlock screened) {
        try {
            return inFullIfAffordable(block, budget, screened);
        } catch (LimitReached noneLeft) {
            return screened;
        }
    }

    private MeasuredEntries inFullIfAffordable(int block, EvaluationBudget budget, ScreenedBlock screened) {
        boolean isOpen = screened.verdict() == Verdict.UNRESOLVED || screened.verdict() == Verdict.VACUOUS;
        if (isOpen && entries.isSymmetricIn(block)) {
            return screened.zeroBySymmetry();
        }
        boolean isSmall = space.rangeOf(block).size() <= SAMPLE;
        if (screened.verdict() != Verdict.UNRESOLVED || !isSmall || !budget.areLeft()) {
            return screened;
        }
        MeasuredEntries inFull = budget.spend(() -> entries.examineInFull(block));
        return () -> inFull.judge().withNote("every entry by itself");
    }

    private static IntStream numbers(EntryRange range) {
        return IntStream.range(range.from(), range.to());
    }
}
