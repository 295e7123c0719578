package org.gradcheck.internal.derivatives;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.gradcheck.differentiation.SparseRows;
import org.gradcheck.internal.parameters.OtherPoint;
import org.gradcheck.internal.text.Plural;
import org.gradcheck.subject.BlockDeclaration;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;

/** The point of a function with many outputs, with the declared properties of its coordinates. The coordinates are live. */
final class DeclaredPoint {

    private final double[] live;
    private final ParameterBlock coordinates;
    private final int[] positions;
    private final boolean isSameOrder;
    private final List<String> outputNames;
    private final OtherPoint other;

    /**
     * Copies the point.
     *
     * @param name the name of the derivative, for error messages
     * @param declaration declares names, bounds and the like of the coordinates, and the order of derivatives by them
     */
    DeclaredPoint(String name, Consumer<BlockDeclaration> declaration, double[] x) {
        live = x.clone();
        List<String> names = new ArrayList<>();
        double[] numbers = IntStream.range(0, x.length).asDoubleStream().toArray();
        Objective declared = GradientSubject.named(name)
                .parameter("x", live, () -> numbers)
                .cost(() -> Double.NaN)
                .declare("x", block -> {
                    declaration.accept(block);
                    names.addAll(block.declaredOutputNames());
                    block.outputNames(new String[0]);
                })
                .objective();
        coordinates = declared.blocks().get(0);
        positions = Arrays.stream(declared.gradient().get().get(0))
                .mapToInt(position -> (int) position)
                .toArray();
        isSameOrder = IntStream.range(0, positions.length).allMatch(i -> positions[i] == i);
        outputNames = List.copyOf(names);
        other = new OtherPoint(List.of(coordinates.values()));
    }

    /** Returns a copy of the coordinates as they are now. */
    double[] x() {
        return live.clone();
    }

    /** Returns the block of the coordinates. */
    ParameterBlock coordinates() {
        return coordinates;
    }

    /**
     * Returns the names of the outputs; empty if they are numbered.
     *
     * @throws IllegalArgumentException if there are names for more or fewer outputs
     */
    List<String> outputNames(int outputs) {
        if (!outputNames.isEmpty() && outputNames.size() != outputs) {
            throw new IllegalArgumentException("the function has " + Plural.of(outputs, "output")
                    + ", but names were given for " + outputNames.size() + "; give one for each output");
        }
        return outputNames;
    }

    /** Returns a block of another name and shape whose values are the coordinates. */
    ParameterBlock labelled(String name, Shape shape, List<String> entryNames) {
        return new ParameterBlock(
                name, shape, coordinates.values(), entryNames, coordinates.fixedBecause(), Optional.empty());
    }

    /** Sorts derivatives from the order of the user's code to that of the coordinates; the same array if that is the same order. */
    double[] inOrder(double[] derivatives) {
        return isSameOrder
                ? derivatives
                : Arrays.stream(positions)
                        .mapToDouble(position -> derivatives[position])
                        .toArray();
    }

    /** Sorts rows from the order of the user's code to that of the coordinates. */
    List<double[]> inOrder(List<double[]> rows) {
        return Arrays.stream(positions).mapToObj(rows::get).toList();
    }

    /** Sorts the columns of a matrix from the order of the user's code to that of the coordinates. */
    SparseRows inOrder(SparseRows rows) {
        if (isSameOrder) {
            return rows;
        }
        int[] coordinateOf = new int[positions.length];
        IntStream.range(0, positions.length).forEach(i -> coordinateOf[positions[i]] = i);
        int[][] columns = new int[rows.rows()][];
        double[][] values = new double[rows.rows()][];
        for (int row = 0; row < columns.length; row++) {
            int of = row;
            columns[row] = IntStream.range(0, rows.entriesOf(row))
                    .map(k -> coordinateOf[rows.column(of, k)])
                    .toArray();
            values[row] = IntStream.range(0, rows.entriesOf(row))
                    .mapToDouble(k -> rows.value(of, k))
                    .toArray();
        }
        return SparseRows.of(rows.columns(), columns, values);
    }

    /** Sorts components from the order of the coordinates to that of the user's code. */
    double[] inUsersOrder(double[] components) {
        double[] sorted = new double[components.length];
        for (int i = 0; i < sorted.length; i++) {
            sorted[positions[i]] = components[i];
        }
        return sorted;
    }

    /**
     * Evaluates a function at another point, and restores the coordinates. Each call uses another point.
     *
     * @return empty if the function had no finite value at any point that was tried
     */
    Optional<Elsewhere> evaluateElsewhere(MultivariateVectorFunction function) {
        RealVector[] found = new RealVector[1];
        double distance = other.evaluate(() -> {
            double[] values = function.value(x());
            found[0] = new ArrayRealVector(values);
            return Arrays.stream(values).allMatch(Double::isFinite) ? 0 : Double.NaN;
        });
        return distance == 0 ? Optional.empty() : Optional.of(new Elsewhere(found[0], distance));
    }

    /**
     * The values of a function at another point.
     *
     * @param values one for each output
     * @param distance the distance from the point as a part of the scale of each coordinate
     */
    record Elsewhere(RealVector values, double distance) {}
}
