package org.gradcheck.report;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Both gradients as texts for the side-by-side view of a development environment, one row for each entry that disagrees.
 */
final class DiffRows {

    private static final int MOST_ROWS = 200;

    private final GradientReport report;

    DiffRows(GradientReport report) {
        this.report = report;
    }

    String numeric() {
        return column(Discrepancy::numeric, Discrepancy::analytic);
    }

    String analytic() {
        return column(Discrepancy::analytic, Discrepancy::numeric);
    }

    private String column(ToDoubleFunction<Discrepancy> side, ToDoubleFunction<Discrepancy> other) {
        AlignedRows rows = new AlignedRows("lr");
        report.mismatches().stream()
                .limit(MOST_ROWS)
                .sorted(inStorageOrder())
                .forEach(mismatch -> rows.row(
                        Wording.name(mismatch.name()),
                        Wording.number(side.applyAsDouble(mismatch), other.applyAsDouble(mismatch))));
        return String.join("\n", rows.lines());
    }

    private Comparator<Discrepancy> inStorageOrder() {
        List<String> names = report.blocks().stream().map(BlockReport::name).toList();
        return comparing((Discrepancy mismatch) -> names.indexOf(mismatch.block()))
                .thenComparing(Discrepancy::entry);
    }
}
