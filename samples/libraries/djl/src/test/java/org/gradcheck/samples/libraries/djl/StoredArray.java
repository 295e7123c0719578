package org.gradcheck.samples.libraries.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.stream.LongStream;
import org.gradcheck.subject.ParameterStorage;
import org.gradcheck.subject.Shape;

/** An array of an engine as parameters, in single or double precision. */
record StoredArray(NDArray array) implements ParameterStorage {

    static double[] flat(NDArray array) {
        try (NDArray wide = array.toType(DataType.FLOAT64, true)) {
            return wide.toDoubleArray();
        }
    }

    @Override
    public Shape shape() {
        return Shape.of(LongStream.of(array.getShape().getShape())
                .mapToInt(Math::toIntExact)
                .toArray());
    }

    @Override
    public double[] read() {
        return flat(array);
    }

    @Override
    public void write(double[] values) {
        if (array.getDataType() == DataType.FLOAT64) {
            array.set(values);
        } else {
            float[] rounded = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                rounded[i] = (float) values[i];
            }
            array.set(rounded);
        }
    }
}
