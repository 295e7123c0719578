package org.gradcheck.stages;

import java.util.Arrays;
import java.util.Random;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.Shape;

/** Numbers of a matrix in either precision. A number that is stored is rounded to it. */
final class Numbers {

    final int rows;
    final int columns;
    private final double[] doubles;
    private final float[] floats;
    private final boolean isFloat;

    Numbers(int rows, int columns, boolean isFloat) {
        this.rows = rows;
        this.columns = columns;
        this.isFloat = isFloat;
        this.doubles = new double[isFloat ? 0 : rows * columns];
        this.floats = new float[isFloat ? rows * columns : 0];
    }

    static Numbers random(int rows, int columns, boolean isFloat, Random random, double mean, double deviation) {
        Numbers numbers = new Numbers(rows, columns, isFloat);
        for (int i = 0; i < numbers.size(); i++) {
            numbers.set(i, mean + deviation * random.nextGaussian());
        }
        return numbers;
    }

    Numbers alike() {
        return new Numbers(rows, columns, isFloat);
    }

    int size() {
        return rows * columns;
    }

    double get(int i) {
        return isFloat ? floats[i] : doubles[i];
    }

    double get(int row, int column) {
        return get(row * columns + column);
    }

    void set(int i, double value) {
        if (isFloat) {
            floats[i] = (float) value;
        } else {
            doubles[i] = value;
        }
    }

    void set(int row, int column, double value) {
        set(row * columns + column, value);
    }

    void add(int i, double value) {
        set(i, get(i) + rounded(value));
    }

    void add(int row, int column, double value) {
        add(row * columns + column, value);
    }

    /** Returns a number in the precision of these numbers. */
    double rounded(double value) {
        return isFloat ? (float) value : value;
    }

    void clear() {
        Arrays.fill(doubles, 0);
        Arrays.fill(floats, 0);
    }

    double[] toArray() {
        double[] values = new double[size()];
        Arrays.setAll(values, this::get);
        return values;
    }

    private Shape shape() {
        return Shape.of(rows, columns);
    }

    void declareAsParameter(GradientSubject subject, String name, Numbers gradient) {
        if (isFloat) {
            subject.parameter(name, floats, gradient.floats, 0, shape());
        } else {
            subject.parameter(name, doubles, gradient.doubles, 0, shape());
        }
    }

    void declareAsStage(GradientSubject subject, String name, Numbers gradient, Runnable forward) {
        if (isFloat) {
            subject.stage(name, floats, gradient.floats, 0, shape(), forward);
        } else {
            subject.stage(name, doubles, gradient.doubles, 0, shape(), forward);
        }
    }
}
