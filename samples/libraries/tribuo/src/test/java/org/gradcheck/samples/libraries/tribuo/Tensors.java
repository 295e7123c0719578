package org.gradcheck.samples.libraries.tribuo;

import java.util.stream.IntStream;
import org.gradcheck.subject.ParameterStorage;
import org.gradcheck.subject.Shape;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;
import org.tribuo.math.la.Matrix;
import org.tribuo.math.la.SGDVector;
import org.tribuo.math.la.Tensor;

/** Vectors and matrices of Tribuo, as parameters and as flat arrays. */
public final class Tensors {

    private Tensors() {}

    /** The entries of a dense or sparse tensor, in row-major order. */
    public static double[] flat(Tensor tensor) {
        if (tensor instanceof SGDVector vector) {
            return IntStream.range(0, vector.size()).mapToDouble(vector::get).toArray();
        }
        Matrix matrix = (Matrix) tensor;
        int columns = matrix.getDimension2Size();
        return IntStream.range(0, matrix.getDimension1Size() * columns)
                .mapToDouble(entry -> matrix.get(entry / columns, entry % columns))
                .toArray();
    }

    /** A dense tensor whose entries are parameters. */
    public static ParameterStorage stored(Tensor tensor) {
        return new ParameterStorage() {
            @Override
            public Shape shape() {
                return Shape.of(tensor.getShape());
            }

            @Override
            public double[] read() {
                return flat(tensor);
            }

            @Override
            public void write(double[] values) {
                for (int entry = 0; entry < values.length; entry++) {
                    write(entry, values[entry]);
                }
            }

            @Override
            public void write(int entry, double value) {
                if (tensor instanceof DenseVector vector) {
                    vector.set(entry, value);
                } else {
                    DenseMatrix matrix = (DenseMatrix) tensor;
                    int columns = matrix.getDimension2Size();
                    matrix.set(entry / columns, entry % columns, value);
                }
            }
        };
    }
}
