package org.gradcheck.sampling;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gradcheck.sampling.EstimatorTally.Failing;

/** Table of the counts of each family, in Markdown. */
final class EstimatorTable {

    private final Map<Family, EstimatorTally> families = new EnumMap<>(Family.class);
    private final EstimatorTally inUnits = new EstimatorTally();

    EstimatorTable() {
        for (Family family : Family.values()) {
            families.put(family, new EstimatorTally());
        }
    }

    void add(Estimators.Seeded seeded, EstimatorTally tally) {
        boolean isApart = seeded.isInUnits() && seeded.family().hasVariance();
        (isApart ? inUnits : families.get(seeded.family())).add(tally);
    }

    EstimatorTally of(Family family) {
        return families.get(family);
    }

    /** The families whose samples have a variance. */
    EstimatorTally total() {
        EstimatorTally total = new EstimatorTally();
        families.forEach((family, tally) -> {
            if (family.hasVariance()) {
                total.add(tally);
            }
        });
        total.add(inUnits);
        return total;
    }

    List<String> failures() {
        return Stream.concat(families.values().stream(), Stream.of(inUnits))
                .flatMap(tally -> tally.lines().stream())
                .toList();
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder(
                "| family | right | agree | undecided | false alarms | promises | broken | wrong entries called right |");
        StringBuilder rule = new StringBuilder("|---|---|---|---|---|---|---|---|");
        for (double band : EstimatorTally.BANDS) {
            head.append(" found from ").append((int) band).append(" s.e. |");
            rule.append("---|");
        }
        lines.add(head + " missed | exceptions | evaluations, median | most |");
        lines.add(rule + "---|---|---|---|");
        families.forEach((family, tally) -> lines.add(row(family.name(), tally)));
        lines.add(row("all in mixed units", inUnits));
        lines.add(row("all with a variance", total()));
        return String.join("\n", lines) + "\n";
    }

    private static String row(String title, EstimatorTally tally) {
        StringBuilder row = new StringBuilder("| " + title + " | " + tally.right + " | " + tally.agreed + " | "
                + tally.count(Failing.UNDECIDED) + " | " + tally.count(Failing.FALSE_ALARM) + " | " + tally.promises
                + " | " + tally.count(Failing.BROKEN_PROMISE) + " | " + tally.count(Failing.WRONG_CALLED_RIGHT) + " |");
        for (int band = 0; band < EstimatorTally.BANDS.length; band++) {
            row.append(' ')
                    .append(tally.found[band])
                    .append(" of ")
                    .append(tally.wrong[band])
                    .append(" |");
        }
        return row + " " + tally.count(Failing.MISS) + " | " + tally.count(Failing.EXCEPTION) + " | "
                + tally.medianEvaluations() + " | " + tally.mostEvaluations() + " |";
    }
}
