package org.gradcheck.fuzz;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.GradientReport;

/** Tests the stated sensitivity of reports that pass: no entry that is called right may have a larger error. */
final class PromiseCheck {

    /** Injected errors, in stated sensitivities. */
    private static final double INJECTED = 1.5;

    private final Program program;
    private final GradientSlopes slopes;
    private final Reports reports;
    private final Tally tally;
    private final SplittableRandom random;

    PromiseCheck(Program program, GradientSlopes slopes, Reports reports, Tally tally) {
        this.program = program;
        this.slopes = slopes;
        this.reports = reports;
        this.tally = tally;
        this.random = Seeds.random(program.seed, 2);
    }

    /**
     * Injects errors of one and a half times the stated sensitivity into two entries that are called right: any of them,
     * and the one that changes the cost least.
     */
    void injectErrors(Claims.Claim right, GradientReport report) {
        if (report.sensitivity().isEmpty()) {
            return;
        }
        double stated = report.sensitivity().getAsDouble();
        List<Integer> entries = rightEntries(report);
        if (entries.isEmpty()) {
            return;
        }
        if (!(stated < 1)) {
            tally.promises++;
            tally.add(Failing.BROKEN_PROMISE, program, right.name(), "passes with a sensitivity of " + stated);
            return;
        }
        int any = entries.get(random.nextInt(entries.size()));
        int least = entries.stream()
                .min(Comparator.comparingDouble(i -> slopes.of(i).weight()))
                .orElse(any);
        inject(right, report, any, stated);
        if (least != any) {
            inject(right, report, least, stated);
        }
    }

    private void inject(Claims.Claim right, GradientReport report, int i, double stated) {
        TrueSlopes entry = slopes.of(i);
        double steepest = steepest(i, report);
        double size = INJECTED * stated * steepest;
        boolean upwards = random.nextBoolean();
        double claimed =
                upwards ? Math.max(entry.left(), entry.right()) + size : Math.min(entry.left(), entry.right()) - size;
        if (!(distance(i, claimed, report) > stated * steepest)) {
            return;
        }
        tally.promises++;
        String name = String.format(Locale.ROOT, "1.5 x sensitivity of %.2e", stated);
        reports.of(Claims.entry(name, i, right, v -> claimed))
                .filter(GradientReport::passed)
                .ifPresent(after -> tally.add(
                        Failing.BROKEN_PROMISE,
                        program,
                        name + " at x" + i + " of " + right.name(),
                        Reports.verdicts(after).get(i) + " with a sensitivity of "
                                + after.sensitivity().orElse(Double.NaN)));
    }

    /** Looks for an entry of a wrong gradient that is called right with an error above the stated sensitivity. */
    void compare(Claims.Claim wrong, GradientReport report, double[] gradient) {
        if (report.sensitivity().isEmpty()) {
            return;
        }
        double stated = report.sensitivity().getAsDouble();
        tally.promises++;
        rightEntries(report).stream()
                .filter(i -> distance(i, gradient[i], report) > 1.1 * stated * steepest(i, report))
                .findFirst()
                .ifPresent(i -> tally.add(
                        Failing.BROKEN_PROMISE,
                        program,
                        wrong.name(),
                        String.format(
                                Locale.ROOT, "states %.2e, x%d is %.2e off", stated, i, slopes.error(i, gradient[i]))));
    }

    /** Distance of a claim from the slopes; at a kink also from those so close that the noise hides their distance. */
    private double distance(int i, double claimed, GradientReport report) {
        return isAtAKink(i, report)
                ? slopes.of(i).distanceFromSlopesNearby(claimed)
                : slopes.of(i).distance(claimed);
    }

    /** The slope that a stated sensitivity is relative to. */
    private double steepest(int i, GradientReport report) {
        return isAtAKink(i, report)
                ? slopes.of(i).steepestNearby()
                : slopes.of(i).steepest();
    }

    private static boolean isAtAKink(int i, GradientReport report) {
        return Reports.verdicts(report).get(i) == EntryVerdict.AT_A_KINK;
    }

    private List<Integer> rightEntries(GradientReport report) {
        List<EntryVerdict> verdicts = Reports.verdicts(report);
        return IntStream.range(0, verdicts.size())
                .filter(i -> Reports.isRight(verdicts.get(i)) && slopes.areOfSize(i))
                .boxed()
                .toList();
    }
}
