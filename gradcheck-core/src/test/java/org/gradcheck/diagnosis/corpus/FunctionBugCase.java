package org.gradcheck.diagnosis.corpus;

import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.gradcheck.GradientChecker;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;

/** A function of a vector, or of a matrix, and a gradient with one bug. */
record FunctionBugCase(Cause cause, String bug, RandomFunction function, Mistake mistake, int rows, int columns)
        implements BugCase {

    static FunctionBugCase of(FunctionBug bug, RandomFunction drawn, Random random) {
        RandomFunction function = drawn.with(bug.penalty());
        return new FunctionBugCase(
                bug.cause(), bug.name(), function, bug.draw(drawn.point().length, random), drawn.point().length, 1);
    }

    static FunctionBugCase of(MatrixBug bug, RandomFunction function, int rows, Random random) {
        int columns = function.point().length / rows;
        return new FunctionBugCase(
                bug.cause(rows, columns), bug.name(), function, bug.draw(rows, columns, random), rows, columns);
    }

    @Override
    public String description() {
        return bug + " in " + function + (columns == 1 ? "" : ", " + rows + " x " + columns);
    }

    @Override
    public GradientReport check() {
        return columns == 1
                ? GradientChecker.standard().check(function::value, this::claimed, function.point())
                : checkOfMatrix();
    }

    private GradientReport checkOfMatrix() {
        double[][] matrix = matrix(function.point());
        return GradientChecker.standard()
                .check(GradientSubject.named(description())
                        .parameter("matrix", matrix, () -> matrix(claimed(flat(matrix))))
                        .cost(() -> function.value(flat(matrix))));
    }

    @Override
    public Comparison comparison() {
        return new Comparison(function.gradient(function.point()), claimed(function.point()));
    }

    @Override
    public Set<Cause> rightNames() {
        double[] x = function.point();
        Set<Cause> names = EnumSet.of(cause);
        names.addAll(
                new Patterns(Blocks.ofMatrix(rows, columns), comparison(), new Point(i -> x[i], i -> 0, 1)).names());
        return names;
    }

    private double[] claimed(double[] x) {
        return mistake.made(function.gradient(x), x.clone());
    }

    private double[][] matrix(double[] entries) {
        double[][] matrix = new double[rows][columns];
        for (int i = 0; i < entries.length; i++) {
            matrix[i / columns][i % columns] = entries[i];
        }
        return matrix;
    }

    private double[] flat(double[][] matrix) {
        double[] entries = new double[rows * columns];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = matrix[i / columns][i % columns];
        }
        return entries;
    }
}
