package org.gradcheck.report;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

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
        return column(mismatch -> mismatch.costNearby() instanceof CostNearby.Smooth
                ? Wording.number(mismatch.numeric(), mismatch.analytic())
                : mismatch.costNearby().toString());
    }

    String analytic() {
        return column(mismatch -> Wording.number(mismatch.analytic(), mismatch.numeric()));
    }

    private String column(Function<Discrepancy, String> side) {
        AlignedRows rows = new AlignedRows("lr");
        List<Discrepancy> worst = report.mismatches();
        List<Discrepancy> shown = new ArrayList<>(worst.subList(0, Math.min(worst.size(), MOST_ROWS)));
        if (shown.size() > 1) {
            shown.sort(inStorageOrder());
        }
        for (Discrepancy mismatch : shown) {
            rows.row(Wording.name(mismatch.name()), side.apply(mismatch));
        }
        return String.join("\n", rows.lines());
    }

    private Comparator<Discrepancy> inStorageOrder() {
        List<String> names = report.blocks().stream().map(BlockReport::name).toList();
        return comparing((Discrepancy mismatch) -> names.indexOf(mismatch.block()))
                .thenComparing(Discrepancy::entry);
    }
}
