package org.gradcheck.sampling;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.sampling.Estimator.Biased;
import org.gradcheck.sampling.Estimator.Gradient;
import org.gradcheck.sampling.EstimatorTally.Failing;

/** Checks an estimator as it is and with mistakes, and compares the reports with the exact means. */
final class EstimatorCheck {

    /** Injected errors, in stated sensitivities. */
    private static final double INJECTED = 1.5;

    /** A stated sensitivity is relative to an estimate of the norm. */
    private static final double ROUNDED = 1.1;

    private final Estimators.Seeded seeded;
    private final Estimator checked;
    private final double[] exact;
    private final Consumer<GradientReport> listener;
    private final EstimatorTally tally = new EstimatorTally();

    private EstimatorCheck(Estimators.Seeded seeded, Consumer<GradientReport> listener) {
        this.seeded = seeded;
        this.checked = seeded.checked();
        this.exact = checked.exactGradient();
        this.listener = listener;
    }

    /** Checks the right estimator and some of the biased ones, which take turns with the seeds. */
    static EstimatorTally of(Estimators.Seeded seeded, int variants, Consumer<GradientReport> listener) {
        return new EstimatorCheck(seeded, listener).check(variants);
    }

    private EstimatorTally check(int variants) {
        tally.right++;
        report("right", checked.cost(), checked.gradient()).ifPresent(report -> {
            judgeRight(report);
            if (variants > 0 && report.passed()) {
                injectError(report);
            }
        });
        int all = checked.biased().size();
        for (int k = 0; seeded.family().hasVariance() && k < Math.min(variants, all); k++) {
            int turn = (int) (seeded.seed() / Family.values().length);
            checkBiased(Math.floorMod(turn + k * (all / Math.min(variants, all)), all));
        }
        return tally;
    }

    private void judgeRight(GradientReport report) {
        tally.evaluations.add(report.evaluations());
        if (report.verdict() == Verdict.DISAGREES) {
            tally.add(Failing.FALSE_ALARM, seeded, "right", report.mismatches().toString());
        } else if (report.passed()) {
            tally.agreed++;
        } else {
            tally.add(Failing.UNDECIDED, seeded, "right", headline(report));
        }
    }

    /**
     * Repeats the check with other random numbers and an error above the stated sensitivity. If it passes, it has to state more than this
     * error. The sensitivity is relative to the block. The error of each entry is the same part of it, up or down, so that the unit of an entry does not matter.
     */
    private void injectError(GradientReport report) {
        if (report.sensitivity().isEmpty()) {
            return;
        }
        double part = INJECTED * report.sensitivity().getAsDouble();
        RandomGenerator signs = new Well19937c(seeded.seed());
        boolean isFactor = signs.nextBoolean();
        double[] shift = new double[exact.length];
        for (int i = 0; i < shift.length; i++) {
            shift[i] = (isFactor || signs.nextBoolean() ? part : -part) * exact[i];
        }
        String claim = String.format(Locale.ROOT, isFactor ? "factor 1 + %.2e" : "each entry off by %.2e", part);
        Gradient shifted = Mistakes.shifted(checked.gradient(), shift);
        tally.promises++;
        report(
                        claim,
                        (x, random) -> {
                            random.nextInt();
                            return checked.cost().sample(x, random);
                        },
                        (x, random) -> {
                            random.nextInt();
                            return shifted.sample(x, random);
                        })
                .filter(after ->
                        after.passed() && part > ROUNDED * after.sensitivity().orElse(0))
                .ifPresent(after -> tally.add(
                        Failing.BROKEN_PROMISE,
                        seeded,
                        claim,
                        String.format(
                                Locale.ROOT,
                                "passes, states %.2e",
                                after.sensitivity().orElse(Double.NaN))));
    }

    private void checkBiased(int index) {
        Biased variant = checked.biased().get(index);
        Visibility visibility = Visibility.of(seeded.own(), seeded.noisy(), index);
        int band = EstimatorTally.band(visibility.standardErrors());
        report(variant.mistake(), checked.cost(), variant.gradient()).ifPresent(report -> {
            tally.wrong[band]++;
            tally.found[band] += report.verdict() == Verdict.DISAGREES ? 1 : 0;
            judgeRightEntries(variant, visibility, report);
            if (report.passed()) {
                judgePassed(variant, visibility, report);
            } else if (report.verdict() != Verdict.DISAGREES && band > 1) {
                String detail = String.format(
                        Locale.ROOT, "shows by %.0f s.e.: %s", visibility.standardErrors(), headline(report));
                tally.add(Failing.MISS, seeded, variant.mistake(), detail);
            }
        });
    }

    /** A biased gradient may pass only if its error, relative to the block, is below the stated sensitivity. */
    private void judgePassed(Biased variant, Visibility visibility, GradientReport report) {
        double[] bias = Vectors.divide(visibility.bias(), seeded.units());
        double part = Vectors.norm(Vectors.multiply(bias, scales())) / Vectors.norm(Vectors.multiply(exact, scales()));
        double stated = report.sensitivity().orElse(0);
        tally.promises++;
        if (part > ROUNDED * stated) {
            String detail = String.format(
                    Locale.ROOT,
                    "passes and states %.2e, but is at least %.2e off and shows by %.0f s.e.",
                    stated,
                    part,
                    visibility.standardErrors());
            tally.add(Failing.BROKEN_PROMISE, seeded, variant.mistake(), detail);
        }
    }

    /** An entry that is called right may not be wrong by more than a half: zero, half, twice and the opposite sign would show. */
    private void judgeRightEntries(Biased variant, Visibility visibility, GradientReport report) {
        double[] bias = Vectors.divide(visibility.bias(), seeded.units());
        List<EntryVerdict> verdicts = report.entryVerdicts().get(0).verdicts();
        for (int i = 0; i < exact.length; i++) {
            if (verdicts.get(i) == EntryVerdict.AGREES && bias[i] > 0.6 * Math.abs(exact[i])) {
                String detail = String.format(
                        Locale.ROOT, "x[%d] is called right and %.2g off", i, bias[i] / Math.abs(exact[i]));
                tally.add(Failing.WRONG_CALLED_RIGHT, seeded, variant.mistake(), detail);
                return;
            }
        }
    }

    /** Sizes by which a check weighs the entries: |x|, and if signs differ at least the root mean square, up to 1. */
    private double[] scales() {
        double[] x = checked.point();
        boolean isPositive = Arrays.stream(x).allMatch(value -> value > 0);
        double least = isPositive ? 0 : Math.min(1, Vectors.norm(x) / Math.sqrt(x.length));
        return Arrays.stream(x).map(value -> Math.max(Math.abs(value), least)).toArray();
    }

    private Optional<GradientReport> report(String claim, Estimator.Cost cost, Gradient gradient) {
        try {
            GradientReport report = GradientChecker.standard()
                    .named(checked.name() + ", seed " + seeded.seed() + ", " + claim)
                    .checkUnbiased(cost::sample, gradient::sample, checked.point());
            listener.accept(report);
            return Optional.of(report);
        } catch (RuntimeException e) {
            tally.add(Failing.EXCEPTION, seeded, claim, e.toString());
            return Optional.empty();
        }
    }

    private static String headline(GradientReport report) {
        return report.toString().lines().findFirst().orElse("");
    }
}
