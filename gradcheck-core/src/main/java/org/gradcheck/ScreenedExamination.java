package org.gradcheck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.DirectionalDifferentiator;
import org.gradcheck.differentiation.DisplacedCosts;
import org.gradcheck.differentiation.EntryRange;
import org.gradcheck.differentiation.LocalDifferentiator;
import org.gradcheck.differentiation.Noise;
import org.gradcheck.differentiation.ParameterScale;
import org.gradcheck.differentiation.ParameterSpace;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

/**
 * Checks an objective of many parameters at one point: all of them along a few directions, and one by one those that a
 * direction leads to, or a sample of a block that is wrong throughout.
 */
final class ScreenedExamination {

    /** Two directions confirm; where they leave it open, two more may. */
    private static final int DIRECTIONS = 2;

    private static final int MOST_DIRECTIONS = 4;

    /** Blocks in which an error of less than this part of a typical entry would hide get a direction of their own. */
    private static final double SENSITIVE = 1e-2;

    /** Where kinks or noise hide a block, another direction may be a better one. */
    private static final int FURTHER_LOOKS = 3;

    /** Entries that are looked at one by one where a block is wrong throughout, or at bounds, or not finite. */
    private static final int SAMPLE = 64;

    private static final int SMALLEST_SAMPLE = 2;

    /** So many evaluations go into samples: entries of noisy costs take up to 60 each. */
    private static final long SAMPLING_EVALUATIONS = 1024;

    /** With so many entries looked at one by one, there is enough to go by, however many blocks are wrong. */
    private static final int MOST_SAMPLES = 128;

    private static final int MOST_HELD = 512;

    private static final int SAMPLING_SEED = 1;

    private final Objective here;
    private final ClaimedGradient gradient;
    private final CountedCost cost;
    private final double costAtPoint;
    private final Optional<DisplacedCosts> gathered;
    private final Overrides overrides;
    private final ParameterSpace space;
    private final Screening screening;
    private final List<DirectionalLook> looks = new ArrayList<>();
    private final Map<Integer, ExaminedEntry> examined = new LinkedHashMap<>();
    private final Hunt hunt;

    ScreenedExamination(Objective here, Inspection.Inspected inspected, CountedCost cost, Overrides overrides) {
        this.here = here;
        this.gradient = new ClaimedGradient(inspected.analytic(), overrides);
        this.cost = cost;
        this.costAtPoint = inspected.cost();
        this.overrides = overrides;
        List<ParameterVector> parameters =
                here.blocks().stream().map(ParameterBlock::values).toList();
        this.space = new ParameterSpace(parameters, number -> !gradient.isFinite(number));
        this.gathered = here.batch().map(cost::counting);
        this.screening = new Screening(
                space,
                inspected.analytic(),
                overrides,
                new DirectionalDifferentiator(space, inspected.analytic(), cost, gathered, costAtPoint));
        this.hunt = new Hunt(screening, this::examineEntry);
        screening.measureNoise(inspected.jitter());
    }

    List<BlockOutcome> examine() {
        lookAtAll();
        if (!isTolerable() && accused() && screening.hasRoundedTerms()) {
            looks.clear();
            lookAtAll();
        }
        if (accused() || looks.stream().allMatch(DirectionalLook::isSuspicious)) {
            hunt.search(screening.all(), looks);
        }
        if (isTolerable() || !accused()) {
            lookAtBlocksThatAreHardToSee();
        }
        IntStream.of(sample(entriesThatDirectionsHardlyMove(), MOST_HELD)).forEach(this::examineEntry);
        examineSampleOfEachBlock();
        ScreenedVerdicts verdicts = new ScreenedVerdicts(
                space, gradient, looks, List.copyOf(examined.values()), hunt.unexplained(), screening.noise());
        return IntStream.range(0, here.blocks().size())
                .mapToObj(b -> verdicts.of(b, here.blocks().get(b), screening.directions(), isBlind(b)))
                .toList();
    }

    private boolean isBlind(int block) {
        EntryRange range = space.rangeOf(block);
        return hunt.unexplained().stream().anyMatch(range::overlaps)
                && new LocalDifferentiator(cost, costAtPoint, screening.noise(), overrides.step())
                        .isUnmovedBy(here.blocks().get(block).values());
    }

    private void lookAtAll() {
        do {
            looks.add(screening.look(screening.all()));
        } while (looks.size() < DIRECTIONS || (isOpen() && looks.size() < MOST_DIRECTIONS));
    }

    private boolean isOpen() {
        return !accused() && looks.stream().filter(DirectionalLook::isTolerable).count() < DIRECTIONS;
    }

    private boolean accused() {
        return looks.stream().anyMatch(DirectionalLook::accuses);
    }

    private boolean isTolerable() {
        return looks.stream().allMatch(DirectionalLook::isTolerable);
    }

    private void lookAtBlocksThatAreHardToSee() {
        for (int b = 0; b < here.blocks().size(); b++) {
            if (here.blocks().size() > 1 && isHardToSee(b)) {
                lookAt(space.rangeOf(b));
            }
            for (int i = 0; i < FURTHER_LOOKS && gradient.typical(b) > 0 && gradient.isHidden(b, space, looks); i++) {
                lookAt(space.rangeOf(b));
            }
        }
    }

    private boolean isHardToSee(int block) {
        return gradient.typical(block) > 0 && gradient.sensitivity(block, space, looks) > SENSITIVE;
    }

    private void lookAt(EntryRange block) {
        DirectionalLook look = screening.look(block);
        looks.add(look);
        if (look.accuses()) {
            hunt.search(block, List.of(look));
        }
    }

    private ExaminedEntry examineEntry(int number) {
        return examined.computeIfAbsent(number, this::lookAtEntry);
    }

    /** The step of the first difference of an entry that was looked at by itself. */
    double firstStep(Discrepancy entry) {
        return examined.values().stream()
                .filter(seen -> seen.discrepancy().equals(entry))
                .mapToDouble(seen -> differentiator(seen.number())
                        .step(new ParameterScale(here.blockNamed(entry.block()).values()), entry.entry()))
                .findFirst()
                .orElse(0);
    }

    private LocalDifferentiator differentiator(int number) {
        double variation = gradient.typical(space.blockOf(number)) * space.reach(number);
        Noise seen = screening.noise();
        Noise noise = new Noise(seen.level(), variation, seen.singlePrecision());
        LocalDifferentiator oneByOne = new LocalDifferentiator(cost, costAtPoint, noise, overrides.step());
        return gathered.map(oneByOne::inBatches).orElse(oneByOne);
    }

    private ExaminedEntry lookAtEntry(int number) {
        int block = space.blockOf(number);
        LocalDifferentiator differentiator = differentiator(number);
        Judge judge = new Judge(overrides, AnalyticRounding.in(gradient.of(block)));
        return new BlockExamination(
                        here.blocks().get(block),
                        gradient.of(block),
                        Crew.alone(new Stand(here.blocks().get(block).values(), differentiator, cost)),
                        judge,
                        new SpareEvaluations(cost, 0),
                        new OracleShares(1))
                .examine(number - space.rangeOf(block).from(), number, gradient.typical(block));
    }

    /** In turns, so that where evaluations run short, each block has got its share of them. */
    private void examineSampleOfEachBlock() {
        List<int[]> samples = IntStream.range(0, here.blocks().size())
                .mapToObj(this::unexplainedIn)
                .filter(numbers -> numbers.length > 0)
                .map(numbers -> sample(numbers, SAMPLE - examinedOf(numbers)))
                .toList();
        long before = cost.evaluations();
        for (int turn = 0; turn < SAMPLE; turn++) {
            for (int[] sample : samples) {
                boolean isAffordable = cost.evaluations() - before < SAMPLING_EVALUATIONS
                        || (turn < SMALLEST_SAMPLE && examined.size() < MOST_SAMPLES);
                if (turn < sample.length && turn < Math.max(SMALLEST_SAMPLE, SAMPLE / samples.size()) && isAffordable) {
                    examineEntry(sample[turn]);
                }
            }
        }
    }

    private int examinedOf(int[] numbers) {
        return (int) IntStream.of(numbers).filter(examined::containsKey).count();
    }

    private int[] unexplainedIn(int block) {
        return hunt.unexplained().stream()
                .flatMapToInt(range -> numbersIn(range.within(space.rangeOf(block))))
                .toArray();
    }

    /** A seeded sample without replacement. */
    private static int[] sample(int[] numbers, int size) {
        int[] chosen = numbers.length <= size
                ? IntStream.range(0, numbers.length).toArray()
                : new RandomDataGenerator(new Well19937c(SAMPLING_SEED)).nextPermutation(numbers.length, size);
        return IntStream.of(chosen).map(i -> numbers[i]).toArray();
    }

    private int[] entriesThatDirectionsHardlyMove() {
        return numbersIn(screening.all()).filter(space::isHeld).toArray();
    }

    private static IntStream numbersIn(EntryRange range) {
        return IntStream.range(range.from(), range.to());
    }
}
