package org.gradcheck.internal.sparse;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradcheck.internal.derivatives.OutputLine;
import org.gradcheck.internal.derivatives.SparseDerivative;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.ErrorBars;
import org.gradcheck.internal.judgement.BlockScale;
import org.gradcheck.internal.judgement.ExaminedBlock;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.internal.judgement.NoiseOfDifferences;
import org.gradcheck.internal.outputs.OutputRow;
import org.gradcheck.internal.text.ComputedNames;
import org.gradcheck.subject.ParameterBlock;

/**
 * A row of a sparse matrix with its derivatives along all groups, in the units of its stored entries. The derivative along a group in
 * which the row has no entry keeps the unit of the output.
 */
final class GroupedRow {

    private static final int NONE = -1;

    private final OutputRow row;
    private final int[] stored;
    private final double[] components;
    private final Derivative[] derivatives;
    private final double[] analytic;
    private final double[] sizes;

    /** @param line the directions of all groups */
    GroupedRow(OutputRow row, CompressedRows compressed, OutputLine line) {
        int groups = row.analytic().length;
        this.row = row;
        this.stored = new int[groups];
        Arrays.fill(stored, NONE);
        compressed.forEachStored(row.output(), (group, column) -> stored[group] = column);
        this.components = new double[groups];
        this.derivatives = new Derivative[groups];
        this.analytic = new double[groups];
        this.sizes = new double[groups];
        for (int group = 0; group < groups; group++) {
            double component = stored[group] == NONE ? 1 : line.v()[stored[group]];
            components[group] = component;
            sizes[group] = Math.abs(component);
            analytic[group] = row.analytic()[group] / component;
            derivatives[group] = ScaledDerivative.of(row.derivative(group), component);
        }
    }

    int output() {
        return row.output();
    }

    OutputRow row() {
        return row;
    }

    /** The column of the stored entry in a group; negative if there is none. */
    int stored(int group) {
        return stored[group];
    }

    Derivative derivative(int group) {
        return derivatives[group];
    }

    JudgedBlock judge(SparseDerivative derivative, ColumnGroups groups, OutputLine line) {
        double[] errors = row.errorsByNoise();
        Arrays.setAll(errors, group -> errors[group] / sizes[group]);
        double largest = IntStream.range(0, derivatives.length)
                .filter(group -> Math.abs(derivatives[group].value()) > derivatives[group].error())
                .mapToDouble(group -> Math.abs(derivatives[group].value()) * sizes[group])
                .max()
                .orElse(0);
        return new ExaminedBlock(
                        block(derivative, groups, line),
                        analytic,
                        derivatives,
                        new BlockScale(largest, sizes),
                        largest,
                        new NoiseOfDifferences(row.noise(), errors),
                        row.judge(),
                        row.response(),
                        0,
                        Optional.empty())
                .within(largest)
                .judge();
    }

    private ParameterBlock block(SparseDerivative derivative, ColumnGroups groups, OutputLine line) {
        return new ParameterBlock(
                derivative.coordinates().name(),
                line.t().shape(),
                line.t().values(),
                new GroupNames(derivative.coordinates().entryNames(), groups),
                Optional.empty(),
                Optional.empty());
    }

    /** The residual of a group that disagrees. */
    Suspicion suspicion(int group) {
        Derivative along = row.derivative(group);
        double error = along.error() + row.judge().rounding().of(row.analytic()[group], row.scaleOf(group));
        return new Suspicion(
                row,
                group,
                stored[group],
                row.analytic()[group] - along.value(),
                Math.max(ErrorBars.DISAGREEMENT * error, along.reach()) + along.width() / 2);
    }

    /** Names of the groups in sentences: that of the column whose entry is stored, or of the first column. */
    private final class GroupNames extends ComputedNames {

        private final List<String> columns;
        private final ColumnGroups groups;

        GroupNames(List<String> columns, ColumnGroups groups) {
            this.columns = columns;
            this.groups = groups;
        }

        @Override
        public String get(int group) {
            int column = stored[group] == NONE ? groups.members()[group][0] : stored[group];
            return columns.isEmpty() ? String.valueOf(column) : columns.get(column);
        }

        @Override
        public int size() {
            return stored.length;
        }
    }
}
