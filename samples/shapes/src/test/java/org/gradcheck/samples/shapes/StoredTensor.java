package org.gradcheck.samples.shapes;

import org.gradcheck.subject.ParameterStorage;
import org.gradcheck.subject.Shape;

/** Lets gradcheck read and write a tensor as a whole, never value by value. */
record StoredTensor(NativeTensor tensor) implements ParameterStorage {

    @Override
    public Shape shape() {
        return Shape.of(tensor.sizes());
    }

    @Override
    public double[] read() {
        return tensor.toArray();
    }

    @Override
    public void write(double[] values) {
        tensor.set(values);
    }
}
