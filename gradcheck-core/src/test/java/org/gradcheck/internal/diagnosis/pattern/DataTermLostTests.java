package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Measured;
import org.junit.jupiter.api.Test;

class DataTermLostTests {

    private static final double[] W = {0.5, -1.25, 2, 0.75, -0.6, 1.1};
    private static final double[] RIGHT = {0.31, 0.17, -0.43, 0.59, 0.23, -0.11};

    @Test
    void weightDecayAloneIsNamed() {
        assertThat(DiagnosisText.of(Measured.diagnoses(Measured.vector("w", W, times(0.02), RIGHT))))
                .isEqualTo("""
                        DATA_TERM_LOST in w
                        analytic = 0.020000 x the parameter in all 6 entries, the numeric values are not
                        add the derivative of the data term: the weight decay has overwritten it, or it was never added""");
    }

    /** The sum of x^2 / 2 with the gradient 2 x: a factor, or a decay that is added once more. */
    @Test
    void twiceAMultipleOfTheParametersHasTwoReadings() {
        List<Diagnosis> diagnoses = Measured.diagnoses(Measured.vector("w", W, times(2), times(1)));

        assertThat(diagnoses).extracting(Diagnosis::cause).containsExactly(Cause.CONSTANT_FACTOR);
        assertThat(diagnoses.get(0).alternatives()).contains(Cause.EXTRA_WEIGHT_DECAY);
    }

    private static double[] times(double factor) {
        return IntStream.range(0, W.length).mapToDouble(i -> factor * W[i]).toArray();
    }
}
