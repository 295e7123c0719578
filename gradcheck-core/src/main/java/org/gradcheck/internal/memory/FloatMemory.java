package org.gradcheck.internal.memory;

/** Loops over consecutive numbers in an array of floats, as {@link MemoryVector} specifies them. */
final class FloatMemory {

    private FloatMemory() {}

    static void displace(
            float[] memory,
            int offset,
            int from,
            int to,
            double[] origins,
            double[] components,
            int shift,
            double factor) {
        for (int i = from; i < to; i++) {
            double displacement = factor * components[i + shift];
            double value = origins[i] + displacement;
            // nearly always, so that processors predict it, unlike displacements of 0
            if (!Double.isNaN(value) && (value != 0 || displacement != 0)) {
                memory[offset + i] = (float) value;
            }
        }
    }

    /** Four sums are independent, so that a processor adds to all of them at once. */
    static double change(float[] memory, int offset, int from, int to, double[] origins, double[] factors) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            first += factors[i] * (memory[offset + i] - origins[i]);
            second += factors[i + 1] * (memory[offset + i + 1] - origins[i + 1]);
            third += factors[i + 2] * (memory[offset + i + 2] - origins[i + 2]);
            fourth += factors[i + 3] * (memory[offset + i + 3] - origins[i + 3]);
        }
        for (; i < to; i++) {
            first += factors[i] * (memory[offset + i] - origins[i]);
        }
        return (first + second) + (third + fourth);
    }
}
