package org.gradcheck.internal.screening;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.DirectionalDifferentiator;
import org.gradcheck.internal.differentiation.PartialDifferentiator;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.EvaluationBudget;
import org.gradcheck.internal.examination.BlockExamination;
import org.gradcheck.internal.examination.CostInstance;
import org.gradcheck.internal.examination.EvaluationPool;
import org.gradcheck.internal.examination.ReferenceBudget;
import org.gradcheck.internal.inspection.Inspection;
import org.gradcheck.internal.judgement.AnalyticRounding;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.EntryJudge;
import org.gradcheck.internal.judgement.ExaminedBlock;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.judgement.MeasuredEntries;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

/**
 * Checks an objective of many parameters at one point: all of them along a few directions, and one by one those that a
 * direction leads to, or a sample of a block that is wrong throughout.
 */
public final class ScreeningExamination {

    /** Entries that are looked at one by one where a block is wrong throughout, or at bounds, or not finite. */
    private static final int SAMPLE = 64;

    private static final int SMALLEST_SAMPLE = 2;

    /** So many evaluations go into samples: entries of noisy costs take up to 60 each. */
    private static final long SAMPLING_EVALUATIONS = 1024;

    /** So many more go into small blocks: one of {@link #SAMPLE} entries at kinks takes half of them. */
    private static final long EVALUATIONS_IN_FULL = 4 * SAMPLING_EVALUATIONS;

    /** With so many entries looked at one by one, there is enough to go by, however many blocks are wrong. */
    private static final int MOST_SAMPLES = 128;

    /** More entries at bounds than these are worth directions of their own. */
    private static final int FEW_HELD = 16;

    /** Entries that no direction moves, such as those whose derivatives are not finite. */
    private static final int MOST_CORNERED = 512;

    private static final int SAMPLING_SEED = 1;

    private final Objective here;
    private final AnalyticGradient gradient;
    private final CountedCost cost;
    private final double costAtPoint;
    private final CheckOptions overrides;
    private final ParameterSpace space;
    private final DirectionalComparison screening;
    private final Map<Integer, JudgedEntry> examined = new LinkedHashMap<>();
    private final List<ScreeningPass> surveys = new ArrayList<>();

    public ScreeningExamination(
            Objective here, Inspection.Inspected inspected, CountedCost cost, CheckOptions overrides) {
        this.here = here;
        this.gradient = new AnalyticGradient(inspected.analytic(), overrides);
        this.cost = cost;
        this.costAtPoint = inspected.cost();
        this.overrides = overrides;
        List<ParameterVector> parameters =
                here.blocks().stream().map(ParameterBlock::values).toList();
        this.space = new ParameterSpace(parameters, number -> !gradient.isFinite(number));
        this.screening = new DirectionalComparison(
                space,
                inspected.analytic(),
                overrides,
                new DirectionalDifferentiator(space, inspected.analytic(), cost, costAtPoint));
        screening.measureNoise(inspected.jitter());
    }

    public List<MeasuredEntries> examine() {
        survey(screening);
        int[] held = numbers(screening.all()).filter(space::isBounded).toArray();
        boolean areMany = held.length > FEW_HELD;
        if (areMany && !IntStream.of(held).allMatch(space::isBoundedOnBothSides)) {
            survey(screening.inwards());
        }
        IntPredicate isLeft = areMany ? space::isBoundedOnBothSides : space::isBounded;
        int[] left = IntStream.of(held).filter(isLeft).toArray();
        IntStream.of(sample(left, MOST_CORNERED)).forEach(this::examineEntry);
        examineSampleOfEachBlock(new EvaluationBudget(cost, SAMPLING_EVALUATIONS));
        List<JudgedEntry> oneByOne = List.copyOf(examined.values());
        ScreenedVerdicts verdicts = new ScreenedVerdicts(
                space,
                gradient,
                surveys.stream().map(survey -> survey.evidence(oneByOne)).toList(),
                oneByOne,
                screening.noise());
        EvaluationBudget forSmallBlocks = new EvaluationBudget(cost, EVALUATIONS_IN_FULL);
        return IntStream.range(0, here.blocks().size())
                .<MeasuredEntries>mapToObj(b -> inFullIfThatHelps(
                        b, forSmallBlocks, verdicts.of(b, here.blocks().get(b), ignoresParameters(b))))
                .toList();
    }

    private void survey(DirectionalComparison directions) {
        ScreeningPass survey = new ScreeningPass(directions, space, gradient, this::examineEntry);
        surveys.add(survey);
        survey.make(examined.values());
    }

    private boolean ignoresParameters(int block) {
        return unexplainedIn(block).length > 0
                && new PartialDifferentiator(cost, costAtPoint, screening.noise(), overrides.step())
                        .isUnmovedBy(here.blocks().get(block).values());
    }

    private JudgedEntry examineEntry(int number) {
        return examined.computeIfAbsent(number, this::lookAtEntry);
    }

    /** The step of the first difference of an entry that is looked at by itself. */
    public double firstStep(Discrepancy entry) {
        ParameterBlock block = here.blockNamed(entry.block());
        return differentiator(here.blocks().indexOf(block)).step(new ParameterScale(block.values()), entry.entry());
    }

    private PartialDifferentiator differentiator(int block) {
        double variation = gradient.typical(block) * space.typicalDisplacement(block);
        Noise seen = screening.noise();
        Noise noise = new Noise(seen.level(), variation, seen.singlePrecision());
        return new PartialDifferentiator(cost, costAtPoint, noise, overrides.step());
    }

    private JudgedEntry lookAtEntry(int number) {
        int block = space.blockOf(number);
        return examination(block).examine(number - space.rangeOf(block).from(), number, gradient.typical(block));
    }

    private BlockExamination examination(int block) {
        ParameterBlock parameters = here.blocks().get(block);
        return new BlockExamination(
                parameters,
                gradient.of(block),
                EvaluationPool.alone(new CostInstance(parameters.values(), differentiator(block), cost)),
                new EntryJudge(overrides, AnalyticRounding.in(gradient.of(block))),
                new EvaluationBudget(cost, 0),
                new ReferenceBudget(1));
    }

    /** In turns, so that where evaluations run short, each block has got its share of them. */
    private void examineSampleOfEachBlock(EvaluationBudget spare) {
        List<int[]> samples = IntStream.range(0, here.blocks().size())
                .mapToObj(this::unexplainedIn)
                .filter(numbers -> numbers.length > 0)
                .map(numbers -> sample(numbers, Math.max(0, SAMPLE - examinedOf(numbers))))
                .toList();
        for (int turn = 0; turn < SAMPLE; turn++) {
            for (int[] sample : samples) {
                boolean isAffordable = spare.areLeft() || (turn < SMALLEST_SAMPLE && examined.size() < MOST_SAMPLES);
                if (turn < sample.length && turn < Math.max(SMALLEST_SAMPLE, SAMPLE / samples.size()) && isAffordable) {
                    int number = sample[turn];
                    spare.spend(() -> examineEntry(number));
                }
            }
        }
    }

    private int examinedOf(int[] numbers) {
        return (int) IntStream.of(numbers).filter(examined::containsKey).count();
    }

    private int[] unexplainedIn(int block) {
        return surveys.stream()
                .flatMapToInt(survey -> survey.unexplainedIn(space.rangeOf(block)))
                .toArray();
    }

    /** A seeded sample without replacement. */
    private static int[] sample(int[] numbers, int size) {
        if (size == 0) {
            return new int[0];
        }
        int[] chosen = numbers.length <= size
                ? IntStream.range(0, numbers.length).toArray()
                : new RandomDataGenerator(new Well19937c(SAMPLING_SEED)).nextPermutation(numbers.length, size);
        return IntStream.of(chosen).map(i -> numbers[i]).toArray();
    }

    /** Of a small block that directions leave open, each entry can be looked at. */
    private MeasuredEntries inFullIfThatHelps(int block, EvaluationBudget spare, ScreenedBlock screened) {
        boolean isSmall = space.rangeOf(block).size() <= SAMPLE;
        if (screened.verdict() != Verdict.UNRESOLVED || !isSmall || !spare.areLeft()) {
            return screened;
        }
        ExaminedBlock inFull = spare.spend(() -> examination(block).examine());
        return () -> inFull.judge().withNote("every entry by itself");
    }

    private static IntStream numbers(EntryRange range) {
        return IntStream.range(range.from(), range.to());
    }
}
