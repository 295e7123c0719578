package org.gradcheck.internal.diagnosis.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.Hypothesis;
import org.gradcheck.internal.diagnosis.search.JudgedValues;
import org.gradcheck.internal.diagnosis.search.PredictedBlock;
import org.gradcheck.internal.diagnosis.search.Scope;
import org.gradcheck.internal.diagnosis.search.Standing;
import org.gradcheck.report.MeasuredBlock;

/**
 * Matrices in which some rows, or some columns, have a factor of their own, fitted by least squares. Blocks with as many rows share the
 * factors; a vector may be among them, with an entry for each row. Lines without a wrong entry keep the factor 1.
 */
public final class RowOrColumnFactor implements Hypothesis {

    private final boolean byRow;

    private RowOrColumnFactor(boolean byRow) {
        this.byRow = byRow;
    }

    public static Hypothesis perRow() {
        return new RowOrColumnFactor(true);
    }

    public static Hypothesis perColumn() {
        return new RowOrColumnFactor(false);
    }

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation) {
        List<Explanation> all = new ArrayList<>();
        for (Scope scope : Scope.of(situation)) {
            if (scope.changed().equals(scope.seen()) && hasLines(situation, scope.seen())) {
                all.addAll(explanations(situation, scope).toList());
            }
        }
        return all.stream();
    }

    /** Whether the blocks are matrices with as many lines, and for row factors perhaps vectors with an entry for each row. */
    private boolean hasLines(DiagnosisState situation, List<Integer> numbers) {
        int lines = lines(situation.blocks().get(numbers.get(0)));
        for (int number : numbers) {
            MeasuredBlock block = situation.blocks().get(number);
            int rank = block.shape().sizes().size();
            boolean isVector = rank == 1 && byRow && number != numbers.get(0);
            if (!block.isComplete() || !(rank == 2 || isVector) || lines(block) != lines) {
                return false;
            }
        }
        return true;
    }

    private int lines(MeasuredBlock block) {
        List<Integer> sizes = block.shape().sizes();
        return sizes.get(byRow || sizes.size() == 1 ? 0 : 1);
    }

    private int lineOf(MeasuredBlock block, int position) {
        List<Integer> sizes = block.shape().sizes();
        if (sizes.size() == 1) {
            return position;
        }
        return byRow ? position / sizes.get(1) : position % sizes.get(1);
    }

    private Stream<Explanation> explanations(DiagnosisState situation, Scope scope) {
        MeasuredBlock first = situation.blocks().get(scope.seen().get(0));
        double[] products = new double[lines(first)];
        double[] squares = new double[products.length];
        boolean[] isWrong = new boolean[products.length];
        for (Scope.Entry entry : scope.entries(situation)) {
            int line = lineOf(situation.blocks().get(entry.block()), entry.position());
            double numeric = entry.expected() / entry.error();
            products[line] += entry.analytic() / entry.error() * numeric;
            squares[line] += numeric * numeric;
            isWrong[line] |= !situation.matches(entry.block(), entry.position());
        }
        double[] factors = new double[products.length];
        for (int line = 0; line < factors.length; line++) {
            factors[line] = isWrong[line] && squares[line] > 0 ? products[line] / squares[line] : 1;
        }
        LineFactors lines = LineFactors.of(new MatrixLines(first, byRow), others(situation, scope, factors), factors);
        if (!lines.areMeaningful()) {
            return Stream.empty();
        }
        DiagnosisState after = situation.with(
                scope.only((number, right) -> multiplied(situation.blocks().get(number), right.of(number), factors)));
        return Stream.of(new Explanation(
                byRow ? Cause.CONSTANT_ROW_FACTOR : Cause.CONSTANT_COLUMN_FACTOR,
                scope.where(),
                lines.count(),
                0,
                after,
                lines::toString,
                lines.remedy()));
    }

    private LineFactors.Others others(DiagnosisState situation, Scope scope, double... factors) {
        BitSet others = new BitSet();
        BitSet right = new BitSet();
        for (int number : scope.seen()) {
            JudgedValues values = situation.judged(number);
            for (int i = 0; i < values.measured().size(); i++) {
                int line = lineOf(values.measured(), i);
                if (factors[line] == 1) {
                    Standing standing = values.standing(i);
                    if (standing != Standing.RIGHT && standing != Standing.ABSENT) {
                        return LineFactors.Others.NOT_SEEN;
                    }
                    others.set(line);
                    right.set(line, right.get(line) || standing == Standing.RIGHT);
                }
            }
        }
        return right.equals(others) ? LineFactors.Others.RIGHT : LineFactors.Others.RIGHT_OR_ZERO;
    }

    private PredictedBlock multiplied(MeasuredBlock block, PredictedBlock right, double... factors) {
        double[] ofEntries = new double[right.size()];
        for (int i = 0; i < ofEntries.length; i++) {
            ofEntries[i] = factors[lineOf(block, i)];
        }
        return right.times(ofEntries);
    }
}
