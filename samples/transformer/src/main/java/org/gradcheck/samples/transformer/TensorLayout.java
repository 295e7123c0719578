package org.gradcheck.samples.transformer;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Tensors one after another in a flat array, in the order in which layers add them. */
final class TensorLayout {

    /** The value of an entry before training. */
    interface InitialValue {
        float draw(Random random);
    }

    private final List<Tensor> tensors = new ArrayList<>();
    private final List<InitialValue> initialValues = new ArrayList<>();
    private int length;

    Tensor add(String name, InitialValue initialValue, Integer... sizes) {
        Tensor tensor = new Tensor(name, length, List.of(sizes));
        tensors.add(tensor);
        initialValues.add(initialValue);
        length += tensor.length();
        return tensor;
    }

    /** Returns an array with the initial values of all tensors. */
    float[] allocate(long seed) {
        Random random = new Random(seed);
        float[] memory = new float[length];
        for (int t = 0; t < tensors.size(); t++) {
            Tensor tensor = tensors.get(t);
            for (int i = 0; i < tensor.length(); i++) {
                memory[tensor.offset() + i] = initialValues.get(t).draw(random);
            }
        }
        return memory;
    }

    List<Tensor> tensors() {
        return List.copyOf(tensors);
    }

    static InitialValue normal(double deviation) {
        return random -> (float) (deviation * random.nextGaussian());
    }

    static InitialValue constant(float value) {
        return random -> value;
    }
}
