package org.gradcheck.samples.libraries.deeplearning4j;

import org.gradcheck.subject.ParameterStorage;
import org.gradcheck.subject.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** An array of ND4J as parameters, whatever its order and precision. */
record StoredArray(INDArray array) implements ParameterStorage {

    static double[] flat(INDArray array) {
        return array.dup('c').data().asDouble();
    }

    @Override
    public Shape shape() {
        long[] sizes = array.shape();
        int[] narrow = new int[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            narrow[i] = Math.toIntExact(sizes[i]);
        }
        return Shape.of(narrow);
    }

    @Override
    public double[] read() {
        return flat(array);
    }

    @Override
    public void write(double[] values) {
        array.assign(Nd4j.create(values, array.shape(), 'c'));
    }

    @Override
    public double read(int entry) {
        return array.getDouble(shape().index(entry));
    }

    @Override
    public void write(int entry, double value) {
        array.putScalar(shape().index(entry), value);
    }
}
