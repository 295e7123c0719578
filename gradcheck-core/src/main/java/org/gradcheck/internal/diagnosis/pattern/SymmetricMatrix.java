package org.gradcheck.internal.diagnosis.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.BlockNames;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.Hypothesis;
import org.gradcheck.internal.diagnosis.search.PredictedBlock;
import org.gradcheck.internal.diagnosis.search.Scope;
import org.gradcheck.report.MeasuredBlock;

/**
 * A symmetric matrix whose derivatives by an entry and by its mirror image are mixed: one side reads or writes one triangle, the other
 * one both.
 */
public final class SymmetricMatrix implements Hypothesis {

    /** Binary digits of the choice of a rule below: log2(5), rounded up. */
    private static final double CHOICE = 3;

    /**
     * A rule that mixes an entry and its mirror image.
     *
     * @param own the factor of the derivative by the entry itself: below, on and above the diagonal
     * @param mirrored the factor of the derivative by its mirror image, in the same places
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Rule(String evidence, double[] own, double[] mirrored, String remedy) {

        private static final String OWN =
                "give each entry the derivative by itself alone: the check displaces one entry and not its mirror image";

        static List<Rule> all() {
            return List.of(
                    new Rule(
                            "analytic[i][j] = (numeric[i][j] + numeric[j][i]) / 2",
                            new double[] {0.5, 1, 0.5},
                            new double[] {0.5, 0, 0.5},
                            OWN + ", and the cost may read one triangle only"),
                    new Rule(
                            "analytic[i][j] = numeric[i][j] + numeric[j][i] below the diagonal, and 0 above it",
                            new double[] {1, 1, 0},
                            new double[] {1, 0, 0},
                            OWN),
                    new Rule(
                            "analytic[i][j] = numeric[i][j] + numeric[j][i] above the diagonal, and 0 below it",
                            new double[] {0, 1, 1},
                            new double[] {0, 0, 1},
                            OWN),
                    new Rule(
                            "analytic[i][j] = numeric[i][j] + numeric[j][i] off the diagonal",
                            new double[] {1, 1, 1},
                            new double[] {1, 0, 1},
                            OWN),
                    new Rule(
                            "analytic[i][j] = numeric[i][j] + numeric[j][i]",
                            new double[] {1, 1, 1},
                            new double[] {1, 1, 1},
                            OWN));
        }

        PredictedBlock of(PredictedBlock right, int size) {
            double[] values = new double[right.size()];
            double[] errors = new double[right.size()];
            for (int i = 0; i < values.length; i++) {
                int row = i / size;
                int column = i % size;
                int place = column < row ? 0 : column == row ? 1 : 2;
                int mirror = column * size + row;
                values[i] = own[place] * right.value(i) + mirrored[place] * right.value(mirror);
                errors[i] = own[place] * right.error(i)
                        + (mirrored[place] == 0 ? 0 : mirrored[place] * right.error(mirror));
                errors[i] = Double.isNaN(errors[i]) ? 0 : errors[i];
            }
            return new PredictedBlock(values, errors);
        }
    }

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation) {
        List<Explanation> all = new ArrayList<>();
        for (int block : situation.wrongBlocks()) {
            if (isSquare(situation.blocks().get(block))
                    && situation.simulation().isEmpty()) {
                for (Rule rule : Rule.all()) {
                    all.add(explanation(situation, block, rule));
                }
            }
        }
        return all.stream();
    }

    private static boolean isSquare(MeasuredBlock block) {
        List<Integer> sizes = block.shape().sizes();
        return block.isComplete()
                && sizes.size() == 2
                && sizes.get(0) > 1
                && sizes.get(0).equals(sizes.get(1));
    }

    private static Explanation explanation(DiagnosisState situation, int block, Rule rule) {
        int size = situation.blocks().get(block).shape().sizes().get(0);
        Scope scope = new Scope(List.of(block), List.of(block), BlockNames.of(situation.blocks(), List.of(block)));
        return new Explanation(
                Cause.SYMMETRIC_MATRIX,
                scope.where(),
                0,
                CHOICE,
                situation.with(scope.only((number, right) -> rule.of(right.of(number), size))),
                () -> rule.evidence() + " in the whole " + size + " x " + size + " matrix",
                rule.remedy());
    }
}
