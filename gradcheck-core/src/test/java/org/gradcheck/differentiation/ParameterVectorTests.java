package org.gradcheck.differentiation;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

class ParameterVectorTests {

    @Test
    void readsAndWritesAnArrayWhereItIsStored() {
        double[] values = {1, 2};
        ParameterVector view = ParameterVector.of(values);

        view.set(1, 5);
        values[0] = 7;

        assertThat(values).containsExactly(7, 5);
        assertThat(view.get(0)).isEqualTo(7);
        assertThat(view.get(1)).isEqualTo(5);
        assertThat(view.size()).isEqualTo(2);
    }

    @Test
    void readsAndWritesAVectorOfCommonsMathWhereItIsStored() {
        RealVector values = new ArrayRealVector(new double[] {1, 2, 3});
        ParameterVector view = ParameterVector.of(values);

        view.set(1, 5);
        values.setEntry(0, 7);

        assertThat(values.toArray()).containsExactly(7, 5, 3);
        assertThat(view.get(0)).isEqualTo(7);
        assertThat(view.get(1)).isEqualTo(5);
        assertThat(view.size()).isEqualTo(3);
    }

    @Test
    void keepsTheBitsOfWhatIsNotANumber() {
        double[] values = {Double.longBitsToDouble(0x7ff8_0000_0000_beefL), -0.0};
        long[] bits = {Double.doubleToRawLongBits(values[0]), Double.doubleToRawLongBits(values[1])};
        ParameterVector view = ParameterVector.of(values);

        for (int i = 0; i < 2; i++) {
            double before = view.get(i);
            view.set(i, 3);
            view.set(i, before);
            assertThat(Double.doubleToRawLongBits(values[i])).isEqualTo(bits[i]);
        }
    }
}
