package org.gradcheck.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;

/** Checks right and wrong gradients of one program, and compares the reports with the true slopes. */
final class ProgramCheck {

    /** Visibly wrong gradients of a program. */
    private static final int WRONG = 4;

    /** Wrong gradients that are tried to find so many. */
    private static final int ATTEMPTS = 10;

    private final Program program;
    private final Claims claims;
    private final GradientSlopes slopes;
    private final Tally tally = new Tally();
    private final Reports reports;
    private final PromiseCheck promises;

    private ProgramCheck(Program program, Consumer<GradientReport> listener) {
        this.program = program;
        this.claims = new Claims(program);
        this.slopes = new GradientSlopes(program);
        this.reports = new Reports(program, listener, tally);
        this.promises = new PromiseCheck(program, slopes, reports, tally);
    }

    static Tally of(Program program, Consumer<GradientReport> listener) {
        return new ProgramCheck(program, listener).check();
    }

    private Tally check() {
        if (!slopes.areUsable()) {
            return tally;
        }
        tally.programs = 1;
        for (Claims.Claim claim : claims.right()) {
            tally.right++;
            reports.of(claim).ifPresent(report -> {
                tally.countEvaluations(report.evaluations(), program.size());
                judgeRight(claim, report);
            });
        }
        for (int attempt = 0; attempt < ATTEMPTS && tally.wrong < WRONG; attempt++) {
            checkWrong(claims.wrong());
        }
        return tally;
    }

    private void judgeRight(Claims.Claim claim, GradientReport report) {
        if (report.verdict() == Verdict.DISAGREES || Reports.verdicts(report).contains(EntryVerdict.DISAGREES)) {
            boolean isHidden = program.graph.hasKinks()
                    && report.mismatches().stream()
                            .allMatch(d -> slopes.of(d.entry()).isHidden(d.analytic()));
            tally.add(isHidden ? Failing.HIDDEN_KINK : Failing.FALSE_ALARM, program, claim.name(), disagreeing(report));
        } else if (report.passed()) {
            promises.injectErrors(claim, report);
        } else if (slopes.areDecidable()) {
            String detail = report.verdict() + ": " + report.blocks().get(0).counts();
            tally.add(Failing.UNDECIDED, program, claim.name(), detail);
        }
    }

    private void checkWrong(Claims.Claim claim) {
        double[] gradient = claim.gradient().apply(program.point());
        List<Integer> visible = IntStream.range(0, program.size())
                .filter(i -> slopes.show(i, gradient[i], claim))
                .boxed()
                .toList();
        tally.wrong += visible.isEmpty() ? 0 : 1;
        reports.of(claim).filter(GradientReport::passed).ifPresent(report -> {
            if (!visible.isEmpty()) {
                recordMiss(claim, gradient, visible);
            }
            promises.compare(claim, report, gradient);
        });
    }

    private void recordMiss(Claims.Claim claim, double[] gradient, List<Integer> visible) {
        double largest = visible.stream()
                .mapToDouble(i -> slopes.error(i, gradient[i]))
                .max()
                .orElse(0);
        String detail = String.format(Locale.ROOT, "%.2e off in entries %s", largest, visible);
        tally.add(Failing.MISS, program, claim.name(), detail);
        if (largest >= 0.1) {
            tally.add(Failing.GROSS_MISS, program, claim.name(), detail);
        }
    }

    private String disagreeing(GradientReport report) {
        return report.mismatches().stream()
                .limit(3)
                .map(d -> String.format(
                        Locale.ROOT,
                        "x%d: %.9g for %.9g +- %.1e, slopes %.9g and %.9g",
                        d.entry(),
                        d.analytic(),
                        d.numeric(),
                        d.error(),
                        slopes.of(d.entry()).left(),
                        slopes.of(d.entry()).right()))
                .toList()
                .toString();
    }
}
