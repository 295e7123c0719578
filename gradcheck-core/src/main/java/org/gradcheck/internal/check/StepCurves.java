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
import org.gradcheck.internal.differentiation.StepSweep;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.EvaluationMeter;
import org.gradcheck.internal.evaluation.LimitReached;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.CostNearby;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.report.StepCurve;

/**
 * Difference quotients of a few entries over many step sizes, for the page of a report: the worst entries that disagree
 * and one at a kink, or the worst entry of all if none disagrees. The evaluations change no verdict, so they follow the
 * judgement, and take no longer than the check itself and a second.
 */
final class StepCurves {

    /** Chosen: the curves of a page fit on a screen. */
    private static final int MOST_CURVES = 3;

    /** Chosen: one curve shows how a kink differs. */
    private static final int MOST_KINKS = 1;

    /** Shortest time for curves. Chosen: a second is short in comparison with opening a page. */
    private static final Duration LEAST_TIME = Duration.ofSeconds(1);

    private final boolean isWanted;
    private final boolean isWantedOfRightOnes;
    private final LongSupplier nanoTime;
    private final long start;

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

    /**
     * Curves at one point.
     *
     * @param curves the curves of the worst entries, then the curve at a kink
     * @param kinks the number of curves at kinks
     * @param evaluations the number of evaluations of the cost for the curves
     */
    record Drawn(List<StepCurve> curves, int kinks, long evaluations) {

        static final Drawn NONE = new Drawn(List.of(), 0, 0);
    }

    /** Returns the time since the check began. */
    Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }

    /**
     * Draws the curves of some entries at the current point, and leaves the parameters there.
     *
     * @param costs the costs that the entries are derivatives of
     * @param before the curves of earlier points, which count towards the limits
     * @param meter counts the evaluations for the curves
     */
    Drawn draw(EntryCosts costs, JudgedPoint judged, List<PointOutcome> before, EvaluationMeter meter) {
        List<Discrepancy> worst = isWanted ? worst(judged.blocks()) : List.of();
        if (worst.isEmpty()) {
            return Drawn.NONE;
        }
        int kinks = 0;
        int others = 0;
        for (PointOutcome outcome : before) {
            kinks += outcome.curves().kinks();
            others += outcome.curves().curves().size() - outcome.curves().kinks();
        }
        List<Discrepancy> chosen =
                new ArrayList<>(worst.subList(0, Math.min(worst.size(), Math.max(0, MOST_CURVES - others))));
        List<Discrepancy> newKinks =
                atKinks(costs, judged.blocks(), worst).limit(MOST_KINKS - kinks).toList();
        chosen.addAll(newKinks);
        if (chosen.isEmpty()) {
            return Drawn.NONE;
        }
        long until = 2 * nanoTime.getAsLong() - start + LEAST_TIME.toNanos();
        BooleanSupplier goesOn = () -> nanoTime.getAsLong() < until;
        List<StepCurve> curves = new ArrayList<>();
        List<CountedCost> counted = new ArrayList<>();
        try {
            for (Discrepancy entry : chosen) {
                EntryCost cost = costs.of(entry);
                counted.add(new CountedCost(cost.cost(), meter));
                double usedStep = judged.firstStep().applyAsDouble(entry);
                StepCurve curve = curve(cost, counted.get(counted.size() - 1), entry, usedStep, goesOn);
                curves.add(newKinks.contains(entry) ? withSlopes(curve) : curve);
            }
        } catch (LimitReached noneLeft) {
            // The curves up to here are shown.
        } catch (CancellationException interrupted) {
            throw interrupted;
        } catch (Throwable brokenFarAway) {
            // The verdicts are complete; a cost that fails at the steps of a curve changes none of them.
        }
        long evaluations = 0;
        for (CountedCost cost : counted) {
            evaluations += cost.evaluations();
        }
        return new Drawn(curves, newKinks.size(), evaluations);
    }

    /** Draws curves of a function with many outputs, which counts its evaluations itself. */
    Drawn draw(EntryCosts costs, JudgedPoint judged) {
        return draw(costs, judged, List.of(), EvaluationMeter.unlimited());
    }

    private static StepCurve curve(
            EntryCost of, CountedCost counted, Discrepancy entry, double usedStep, BooleanSupplier goesOn) {
        ParameterScale scale = new ParameterScale(of.parameters());
        List<StepCurve.Sample> samples = new StepSweep(counted, of.atPoint())
                .of(of.parameters(), of.index(), scale, usedStep, goesOn).stream()
                        .map(StepCurves::sample)
                        .toList();
        return new StepCurve(entry, usedStep, samples);
    }

    /** Returns the curve of an entry at a kink with the slopes on both sides, from the step nearest to the first one of the check. */
    private static StepCurve withSlopes(StepCurve curve) {
        Discrepancy at = curve.entry();
        return curve.samples().stream()
                .filter(sample -> Double.isFinite(sample.left()) && Double.isFinite(sample.right()))
                .min(comparingDouble(sample -> Math.abs(Math.log(sample.step() / curve.usedStep()))))
                .map(sample -> new Discrepancy(
                        at.name(),
                        at.block(),
                        at.shape(),
                        at.entry(),
                        at.analytic(),
                        at.numeric(),
                        at.error(),
                        new CostNearby.Kink(sample.left(), sample.right())))
                .map(entry -> new StepCurve(entry, curve.usedStep(), curve.samples()))
                .orElse(curve);
    }

    private static StepCurve.Sample sample(StepSweep.Sample sample) {
        return new StepCurve.Sample(sample.step(), sample.central(), sample.left(), sample.right());
    }

    private List<Discrepancy> worst(List<JudgedBlock> outcomes) {
        List<Discrepancy> mismatches = new ArrayList<>();
        for (JudgedBlock outcome : outcomes) {
            mismatches.addAll(outcome.mismatches());
        }
        if (!mismatches.isEmpty()) {
            mismatches.sort(comparingDouble(Discrepancy::inErrorBars).reversed());
        }
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

    private static Stream<Discrepancy> atKinks(
            EntryCosts costs, List<JudgedBlock> outcomes, List<Discrepancy> besides) {
        return outcomes.stream().flatMap(outcome -> atKinks(costs, outcome)).filter(entry -> !besides.contains(entry));
    }

    private static Stream<Discrepancy> atKinks(EntryCosts costs, JudgedBlock outcome) {
        MeasuredBlock measured = outcome.measured();
        List<EntryVerdict> verdicts = outcome.verdicts().verdicts();
        return IntStream.range(0, measured.size())
                .filter(i -> verdicts.get(i) == EntryVerdict.AT_A_KINK)
                .mapToObj(i -> new Discrepancy(
                        costs.nameOf(measured.name(), measured.entry(i)),
                        measured.name(),
                        measured.shape(),
                        measured.entry(i),
                        measured.analytic(i),
                        measured.numeric(i),
                        measured.error(i)));
    }
}
