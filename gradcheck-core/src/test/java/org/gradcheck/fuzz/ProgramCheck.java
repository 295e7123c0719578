package org.gradcheck.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;

/** Checks right and wrong gradients of one program, and compares the reports with the true slopes. */
final class ProgramCheck {

    /** Wrong gradients of a program. */
    private static final int WRONG = 4;

    /** Part of a block that need not be visible for a right gradient to be decided. */
    private static final double SMALL_PART = 0.01;

    /** Part of an entry that must be visible for the entry to be decided. */
    private static final double CLEAR_PART = 0.03;

    /** A gradient in double precision may be rounded by this part of its largest entry, in units of the parameters. */
    private static final double ROUNDING = 1e-10;

    private static final double ROUNDING_TO_FLOATS = 1e-5;

    private final Program program;
    private final Consumer<GradientReport> listener;
    private final Claims claims;
    private final SplittableRandom random;
    private final TrueSlopes[] slopes;
    private final double largest;
    private final Tally tally = new Tally();

    private ProgramCheck(Program program, Consumer<GradientReport> listener) {
        this.program = program;
        this.listener = listener;
        this.claims = new Claims(program);
        this.random = new SplittableRandom(program.seed + 99);
        double noise = program.noise();
        this.slopes = IntStream.range(0, program.size())
                .mapToObj(i -> new TrueSlopes(program, i, noise))
                .toArray(TrueSlopes[]::new);
        this.largest = Arrays.stream(slopes).mapToDouble(TrueSlopes::weight).max().orElse(0);
    }

    static Tally of(Program program, Consumer<GradientReport> listener) {
        return new ProgramCheck(program, listener).check();
    }

    TrueSlopes slopes(int i) {
        return slopes[i];
    }

    private Tally check() {
        tally.programs = 1;
        if (!(largest > 0) || !Double.isFinite(largest)) {
            return tally;
        }
        for (Claims.Claim claim : claims.right()) {
            checkRight(claim);
        }
        int wrong = 0;
        for (int attempt = 0; attempt < 3 * WRONG && wrong < WRONG; attempt++) {
            wrong += checkWrong(claims.wrong()) ? 1 : 0;
        }
        return tally;
    }

    private void checkRight(Claims.Claim claim) {
        tally.right++;
        GradientReport report = report(claim);
        if (report == null) {
            return;
        }
        if (report.verdict() == Verdict.DISAGREES || verdicts(report).contains(EntryVerdict.DISAGREES)) {
            tally.add(Failing.FALSE_ALARM, program, claim.name(), disagreeing(report));
        } else if (!report.passed()) {
            if (isDecidable()) {
                tally.add(Failing.UNDECIDED, program, claim.name(), report.verdict().toString());
            }
        } else {
            checkPromise(claim, report);
        }
    }

    /** Returns whether the cost shows 3 % of the entries that make up nearly all of the gradient. */
    private boolean isDecidable() {
        double hidden = 0;
        double sum = 0;
        for (TrueSlopes entry : slopes) {
            sum += entry.weight();
            hidden += entry.shows(CLEAR_PART * entry.steepest()) ? 0 : entry.weight();
        }
        return hidden <= SMALL_PART * sum;
    }

    /** Injects errors of one and a half times the stated sensitivity into entries that are called right. */
    private void checkPromise(Claims.Claim right, GradientReport report) {
        double stated = statedSensitivity(report);
        List<EntryVerdict> verdicts = verdicts(report);
        List<Integer> entries = new ArrayList<>(IntStream.range(0, verdicts.size())
                .filter(i -> isRight(verdicts.get(i)) && isOfSize(i))
                .boxed()
                .toList());
        if (entries.isEmpty()) {
            return;
        }
        if (!(stated < 1)) {
            tally.promises++;
            tally.add(Failing.BROKEN_PROMISE, program, right.name(), "passes with sensitivity " + stated);
            return;
        }
        int chosen = entries.get(random.nextInt(entries.size()));
        int smallest = entries.stream()
                .min(Comparator.comparingDouble(i -> slopes[i].weight()))
                .orElseThrow();
        checkPromise(right, report, chosen, stated);
        if (smallest != chosen) {
            checkPromise(right, report, smallest, stated);
        }
    }

    private void checkPromise(Claims.Claim right, GradientReport report, int i, double stated) {
        TrueSlopes entry = slopes[i];
        double size = 1.5 * Math.max(stated, 1e-12) * entry.steepest();
        double sign = random.nextBoolean() ? 1 : -1;
        double edge = sign > 0 ? Math.max(entry.left(), entry.right()) : Math.min(entry.left(), entry.right());
        boolean kink = verdicts(report).get(i) == EntryVerdict.AT_A_KINK;
        double outside = kink ? entry.distanceFromSlopesNearby(edge + sign * size) : size;
        if (outside < size / 1.2) {
            return;
        }
        tally.promises++;
        Claims.Claim wrong = Claims.entry(
                String.format(Locale.ROOT, "1.5 x sensitivity %.2e", stated), i, right, v -> edge + sign * size);
        GradientReport after = report(wrong);
        if (after != null && after.passed()) {
            tally.add(Failing.BROKEN_PROMISE, program, wrong.name(), verdicts(after).get(i).toString());
        }
    }

    private boolean checkWrong(Claims.Claim claim) {
        double[] gradient = claim.gradient().apply(program.point());
        List<Integer> visible = IntStream.range(0, program.size())
                .filter(i -> isVisible(i, gradient[i], claim))
                .boxed()
                .toList();
        if (visible.isEmpty()) {
            return false;
        }
        tally.wrong++;
        GradientReport report = report(claim);
        if (report == null || !report.passed()) {
            return true;
        }
        double gross = visible.stream().mapToDouble(i -> error(i, gradient)).max().orElse(0);
        String detail = String.format(Locale.ROOT, "%.2e off in entries %s", gross, visible);
        tally.add(Failing.MISS, program, claim.name(), detail);
        if (gross >= 0.1) {
            tally.add(Failing.GROSS_MISS, program, claim.name(), detail);
        }
        double stated = statedSensitivity(report);
        for (int i : visible) {
            if (isRight(verdicts(report).get(i)) && isOfSize(i) && error(i, gradient) > 1.1 * stated) {
                tally.promises++;
                tally.add(Failing.BROKEN_PROMISE, program, claim.name(), "states " + stated + ", " + detail);
                break;
            }
        }
        return true;
    }

    private double error(int i, double[] gradient) {
        return slopes[i].distance(gradient[i]) / slopes[i].steepest();
    }

    private boolean isVisible(int i, double claimed, Claims.Claim claim) {
        double distance = slopes[i].distance(claimed);
        boolean floats = claim.name().endsWith("rounded") || program.kind == Kind.ROUNDED_GRADIENT;
        double rounding = (floats ? ROUNDING_TO_FLOATS : ROUNDING) * largest;
        return !Double.isFinite(distance)
                || distance * program.sizeOf(i) > rounding && slopes[i].shows(distance);
    }

    /** Returns whether the derivative is not so small that its own rounding matters. */
    private boolean isOfSize(int i) {
        return slopes[i].weight() > ROUNDING * largest;
    }

    private static boolean isRight(EntryVerdict verdict) {
        return verdict == EntryVerdict.AGREES || verdict == EntryVerdict.AT_A_KINK;
    }

    private static double statedSensitivity(GradientReport report) {
        return report.sensitivity().orElse(0);
    }

    private static List<EntryVerdict> verdicts(GradientReport report) {
        return report.entryVerdicts().isEmpty()
                ? List.of()
                : report.entryVerdicts().get(0).verdicts();
    }

    private String disagreeing(GradientReport report) {
        return report.mismatches().stream()
                .limit(3)
                .map(d -> "entry " + d.entry() + ": " + d.analytic() + " for " + d.numeric() + " +- " + d.error()
                        + ", slopes " + slopes[d.entry()].left() + " and " + slopes[d.entry()].right())
                .toList()
                .toString();
    }

    private GradientReport report(Claims.Claim claim) {
        try {
            GradientReport report = GradientChecker.standard()
                    .check(program::cost, x -> claim.gradient().apply(x), program.point());
            listener.accept(report);
            return report;
        } catch (RuntimeException e) {
            tally.add(Failing.EXCEPTION, program, claim.name(), e.toString());
            return null;
        }
    }
}
