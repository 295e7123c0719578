package org.gradcheck.hostile;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.ParameterStorage;
import org.gradcheck.subject.Shape;

/** Kinds of storages of six parameters, two rows of three, with values that arithmetic would not bring back. */
enum Stored {
    DOUBLES {
        @Override
        Parameters create() {
            double[] w = START.clone();
            double[] g = new double[6];
            return new Parameters(i -> w[i], (i, value) -> g[i] = value, subject -> subject.parameter("w", w, g));
        }
    },

    ROWS {
        @Override
        Parameters create() {
            double[][] w = {Arrays.copyOf(START, 3), Arrays.copyOfRange(START, 3, 6)};
            double[][] g = new double[2][3];
            return new Parameters(
                    i -> w[i / 3][i % 3],
                    (i, value) -> g[i / 3][i % 3] = value,
                    subject -> subject.parameter("w", w, g));
        }
    },

    FLOATS {
        @Override
        Parameters create() {
            float[] w = narrowed();
            float[] g = new float[6];
            return new Parameters(
                    i -> w[i], (i, value) -> g[i] = (float) value, subject -> subject.parameter("w", w, g));
        }
    },

    FLOAT_ROWS {
        @Override
        Parameters create() {
            float[][] w = {Arrays.copyOf(narrowed(), 3), Arrays.copyOfRange(narrowed(), 3, 6)};
            float[][] g = new float[2][3];
            return new Parameters(
                    i -> w[i / 3][i % 3],
                    (i, value) -> g[i / 3][i % 3] = (float) value,
                    subject -> subject.parameter("w", w, g));
        }
    },

    MATRIX {
        @Override
        Parameters create() {
            RealMatrix w =
                    new Array2DRowRealMatrix(new double[][] {Arrays.copyOf(START, 3), Arrays.copyOfRange(START, 3, 6)});
            RealMatrix g = new Array2DRowRealMatrix(2, 3);
            return new Parameters(
                    i -> w.getEntry(i / 3, i % 3),
                    (i, value) -> g.setEntry(i / 3, i % 3, value),
                    subject -> subject.parameter("w", w, g));
        }
    },

    VECTOR {
        @Override
        Parameters create() {
            RealVector w = new ArrayRealVector(START);
            RealVector g = new ArrayRealVector(6);
            return new Parameters(w::getEntry, g::setEntry, subject -> subject.parameter("w", w, g));
        }
    },

    DOUBLE_BUFFER {
        @Override
        Parameters create() {
            DoubleBuffer w = DoubleBuffer.wrap(START.clone());
            DoubleBuffer g = DoubleBuffer.allocate(6);
            return new Parameters(w::get, g::put, subject -> subject.parameter("w", w, g));
        }
    },

    FLOAT_BUFFER {
        @Override
        Parameters create() {
            FloatBuffer w = FloatBuffer.wrap(narrowed());
            FloatBuffer g = FloatBuffer.allocate(6);
            return new Parameters(
                    w::get, (i, value) -> g.put(i, (float) value), subject -> subject.parameter("w", w, g));
        }
    },

    /** Two blocks in one array. */
    SLICES {
        @Override
        Parameters create() {
            double[] w = new double[10];
            double[] g = new double[10];
            System.arraycopy(START, 0, w, 2, 6);
            return new Parameters(i -> w[i + 2], (i, value) -> g[i + 2] = value, subject -> {
                subject.parameter("v", w, g, 2, Shape.of(3));
                subject.parameter("w", w, g, 5, Shape.of(3));
            });
        }
    },

    /** Returns its live array, and keeps the array that it is given. */
    LIVE_STORAGE {
        @Override
        Parameters create() {
            return ofStorage(new Live());
        }
    },

    /** Reads and writes single entries. */
    SINGLE_STORAGE {
        @Override
        Parameters create() {
            return ofStorage(new Single());
        }
    },

    /** Rounds to eighteen binary digits. */
    COARSE_STORAGE {
        @Override
        Parameters create() {
            return ofStorage(new Live() {
                @Override
                public void write(double[] values) {
                    for (int i = 0; i < 6; i++) {
                        live[i] = Math.rint(values[i] * 0x1p18) * 0x1p-18;
                    }
                }
            });
        }
    };

    /** Numbers of single precision that no storage rounds. */
    private static final double[] START = {0.5, -0.0, 1.25, -2, 0.75, 3};

    abstract Parameters create();

    /** Sets an entry. */
    interface Setter {

        void set(int entry, double value);
    }

    /** Adds the blocks to a subject. */
    interface Description {

        void addTo(GradientSubject subject);
    }

    /** Six parameters, and a gradient to fill. */
    record Parameters(IntToDoubleFunction value, Setter gradient, Description description) {

        double cost() {
            double sum = 0;
            for (int i = 0; i < 6; i++) {
                sum += Math.exp(value.applyAsDouble(i) / 4);
            }
            return sum;
        }

        /** Fills the gradient with a multiple of the right one. */
        void backward(double factor) {
            for (int i = 0; i < 6; i++) {
                gradient.set(i, factor * Math.exp(value.applyAsDouble(i) / 4) / 4);
            }
        }

        long[] bits() {
            long[] bits = new long[6];
            Arrays.setAll(bits, i -> Double.doubleToRawLongBits(value.applyAsDouble(i)));
            return bits;
        }
    }

    private static float[] narrowed() {
        float[] narrow = new float[6];
        for (int i = 0; i < 6; i++) {
            narrow[i] = (float) START[i];
        }
        return narrow;
    }

    private static Parameters ofStorage(Live storage) {
        double[] g = new double[6];
        return new Parameters(
                i -> storage.live[i], (i, value) -> g[i] = value, subject -> subject.parameter("w", storage, g::clone));
    }

    private static class Live implements ParameterStorage {

        double[] live = START.clone();

        @Override
        public Shape shape() {
            return Shape.of(2, 3);
        }

        @Override
        public double[] read() {
            return live;
        }

        @Override
        public void write(double[] values) {
            live = values;
        }
    }

    private static final class Single extends Live {

        @Override
        public double read(int entry) {
            return live[entry];
        }

        @Override
        public void write(int entry, double value) {
            live[entry] = value;
        }
    }
}
