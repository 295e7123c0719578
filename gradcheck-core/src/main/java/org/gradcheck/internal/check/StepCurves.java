package org.gradcheck.internal.check;

import static java.util.Comparator.comparingDouble;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.internal.differentiation.StepSample;
import org.gradcheck.internal.differentiation.StepSweep;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.examination.PointOutcome;
import org.gradcheck.internal.inspection.Inspection;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.report.StepCurve;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

/**
 * Takes the difference quotients of a few entries over many steps, for those who want to see why an entry got its verdict:
 * the worst of those that disagree, and one at a kink; where none disagrees, the worst of all. This takes evaluations that
 * no verdict needs, so it is done once the verdicts are there, and no longer than the check itself has taken and a second.
 */
final class StepCurves {

    private static final int MOST_CURVES = 3;

    private static final int MOST_KINKS = 1;

    /** Whoever waits for a page can wait that long in any case. */
    private static final Duration LEAST_TIME = Duration.ofSeconds(1);

    private final boolean isWanted;
    private final boolean isWantedOfRightOnes;
    private final LongSupplier nanoTime;
    private final long start;
    private final List<StepCurve> curves = new ArrayList<>();
    private int kinks;
    private long evaluations;

    private StepCurves(boolean isWanted, boolean isWantedOfRightOnes, LongSupplier nanoTime) {
        this.isWanted = isWanted;
        this.isWantedOfRightOnes = isWantedOfRightOnes;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    static StepCurves unwanted(LongSupplier nanoTime) {
        return new StepCurves(false, false, nanoTime);
    }

    static StepCurves ofFailures(LongSupplier nanoTime) {
        return new StepCurves(true, false, nanoTime);
    }

    static StepCurves ofAll(LongSupplier nanoTime) {
        return new StepCurves(true, true, nanoTime);
    }

    List<StepCurve> curves() {
        return List.copyOf(curves);
    }

    long evaluations() {
        return evaluations;
    }

    /** How long ago the check began. */
    Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }

    /** Draws the curves of some entries at the point where the parameters are, and leaves them there. */
    void draw(Objective here, Inspection.Inspected inspected, PointOutcome outcomes) {
        List<Discrepancy> worst = isWanted ? worst(outcomes.blocks()) : List.of();
        List<Discrepancy> chosen = Stream.concat(
                        worst.stream().limit(Math.max(0, MOST_CURVES + kinks - curves.size())),
                        worst.isEmpty()
                                ? Stream.of()
                                : atKinks(here, outcomes.blocks(), worst).limit(MOST_KINKS - kinks))
                .toList();
        if (chosen.isEmpty()) {
            return;
        }
        kinks += (int) chosen.stream().filter(entry -> !worst.contains(entry)).count();
        CountedCost cost = new CountedCost(here.cost());
        long until = 2 * nanoTime.getAsLong() - start + LEAST_TIME.toNanos();
        BooleanSupplier goesOn = () -> nanoTime.getAsLong() < until;
        try {
            chosen.forEach(entry -> draw(
                    here.blockNamed(entry.block()),
                    entry,
                    outcomes.firstStep().applyAsDouble(entry),
                    new Sweep(cost, inspected, goesOn)));
        } catch (CancellationException interrupted) {
            throw interrupted;
        } catch (RuntimeException | AssertionError brokenFarAway) {
            // The verdicts are there already; what the cost does at steps that no verdict needed changes none of them.
        } finally {
            evaluations += cost.evaluations();
        }
    }

    private record Sweep(CountedCost cost, Inspection.Inspected inspected, BooleanSupplier goesOn) {}

    private void draw(ParameterBlock block, Discrepancy entry, double usedStep, Sweep sweep) {
        ParameterScale scale = new ParameterScale(block.values());
        List<StepCurve.Sample> samples = new StepSweep(
                        sweep.cost(), sweep.inspected().cost())
                .of(block.values(), entry.entry(), scale, usedStep, sweep.goesOn()).stream()
                        .map(StepCurves::sample)
                        .toList();
        curves.add(new StepCurve(entry, usedStep, samples));
    }

    private static StepCurve.Sample sample(StepSample sample) {
        return new StepCurve.Sample(sample.step(), sample.central(), sample.left(), sample.right());
    }

    private List<Discrepancy> worst(List<JudgedBlock> outcomes) {
        List<Discrepancy> mismatches = outcomes.stream()
                .flatMap(outcome -> outcome.mismatches().stream())
                .sorted(comparingDouble(Discrepancy::inErrorBars).reversed())
                .toList();
        return mismatches.isEmpty() && isWantedOfRightOnes
                ? outcomes.stream()
                        .map(JudgedBlock::report)
                        .map(BlockReport::worst)
                        .flatMap(Optional::stream)
                        .sorted(comparingDouble(Discrepancy::inErrorBars).reversed())
                        .limit(1)
                        .toList()
                : mismatches;
    }

    private static Stream<Discrepancy> atKinks(Objective here, List<JudgedBlock> outcomes, List<Discrepancy> besides) {
        return outcomes.stream().flatMap(outcome -> atKinks(here, outcome)).filter(entry -> !besides.contains(entry));
    }

    private static Stream<Discrepancy> atKinks(Objective here, JudgedBlock outcome) {
        MeasuredBlock measured = outcome.measured();
        List<EntryVerdict> verdicts = outcome.verdicts().verdicts();
        return IntStream.range(0, measured.size())
                .filter(i -> verdicts.get(i) == EntryVerdict.AT_A_KINK)
                .mapToObj(i -> new Discrepancy(
                        here.blockNamed(measured.name()).nameOf(measured.entry(i)),
                        measured.name(),
                        measured.shape(),
                        measured.entry(i),
                        measured.analytic(i),
                        measured.numeric(i),
                        measured.error(i)));
    }
}
