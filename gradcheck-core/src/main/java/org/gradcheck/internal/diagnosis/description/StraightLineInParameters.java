package org.gradcheck.internal.diagnosis.description;

import java.util.List;
import java.util.Optional;

/**
 * Analytic less numeric value is a straight line in the parameters of each row, or of the whole block: the terms that the mean and the
 * variance of a normalisation add to its derivative.
 */
final class StraightLineInParameters implements Relation {

    /** Fewest entries beyond the two of each line that determine it. Chosen: two cannot agree by coincidence. */
    private static final int FEWEST_FURTHER = 2;

    @Override
    public Optional<String> of(Differences differences) {
        if (differences.rank() == 1) {
            return all(differences, List.of(differences.positions()), "in the parameters");
        }
        if (differences.rank() == 2) {
            return all(differences, List.copyOf(differences.byLine(0).values()), "in the parameters of each row")
                    .or(() -> all(
                            differences,
                            List.copyOf(differences.byLine(1).values()),
                            "in the parameters of each column"));
        }
        return Optional.empty();
    }

    private static Optional<String> all(Differences differences, List<List<Integer>> lines, String where) {
        int further = 0;
        boolean areMultiples = true;
        for (List<Integer> line : lines) {
            further += Math.max(0, line.size() - 2);
            Fit fit = Fit.of(differences, line);
            if (!fit.isGood(differences, line)) {
                return Optional.empty();
            }
            areMultiples &= Differences.isZero(fit.constant(), fit.errorOfConstant());
        }
        if (further < FEWEST_FURTHER || !differences.areCertain(2 * lines.size())) {
            return Optional.empty();
        }
        return Optional.of("analytic - numeric is a "
                + (areMultiples ? "multiple of " + where.substring("in ".length()) : "straight line " + where)
                + ": a term of a mean, a variance or a norm is missing, as in a normalisation");
    }

    /** A straight line, fitted by weighted least squares. */
    private record Fit(double constant, double slope, double errorOfConstant) {

        static Fit of(Differences differences, List<Integer> line) {
            double ofW = 0;
            double ofX = 0;
            double ofY = 0;
            for (int i : line) {
                double weight = weight(differences, i);
                ofW += weight;
                ofX += weight * differences.block().parameter(i);
                ofY += weight * differences.difference(i);
            }
            double meanX = ofX / ofW;
            double meanY = ofY / ofW;
            double xx = 0;
            double xy = 0;
            for (int i : line) {
                double x = differences.block().parameter(i) - meanX;
                xx += weight(differences, i) * x * x;
                xy += weight(differences, i) * x * (differences.difference(i) - meanY);
            }
            double slope = xx == 0 ? 0 : xy / xx;
            double error = Math.sqrt(1 / ofW + (xx == 0 ? 0 : meanX * meanX / xx));
            return new Fit(meanY - slope * meanX, slope, error);
        }

        private static double weight(Differences differences, int i) {
            return 1 / (differences.error(i) * differences.error(i));
        }

        boolean isGood(Differences differences, List<Integer> line) {
            for (int i : line) {
                double rest = differences.difference(i)
                        - constant
                        - slope * differences.block().parameter(i);
                if (!Differences.isZero(rest, differences.error(i))) {
                    return false;
                }
            }
            return true;
        }
    }
}
