package org.gradcheck.internal.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.Random;
import org.gradcheck.differentiation.ParameterVector;
import org.junit.jupiter.api.Test;

/** 0.3f is a little more than 0.3, and the float before it a little less. */
class DeclaredParametersTests {

    private static final float BELOW = Math.nextDown(0.3f);

    private final float[] w = {0.2f, 0.2f};

    @Test
    void roundInwardsAtAnUpperBound() {
        ParameterVector values = bounded(0, 0.3);

        values.set(0, 0.3);
        values.setAll(new double[] {0.25, 0.3});

        assertThat(w).containsExactly(0.25f, BELOW);
    }

    @Test
    void roundInwardsAtALowerBound() {
        ParameterVector values = bounded(-0.3, 1);

        values.set(1, -0.3);

        assertThat(w).containsExactly(0.2f, -BELOW);
    }

    @Test
    void holdTheNearestValueWithinTheirBounds() {
        Random random = new Random(1);
        for (int i = 0; i < 1000; i++) {
            double bound = 0.2 + random.nextDouble();
            float nearest = (float) bound;
            float wanted = nearest > bound ? Math.nextDown(nearest) : nearest;

            bounded(0.1, bound).set(0, bound);

            assertThat(w[0]).as("%s", bound).isEqualTo(wanted);
            w[0] = 0.2f;
        }
    }

    /** Training may have led outside the bounds, and the check restores the values that it found. */
    @Test
    void storeValuesOutsideTheirBoundsUnchanged() {
        ParameterVector values = bounded(0, 0.3);

        values.set(0, 0.3f);
        values.setAll(new double[] {-5, Double.NaN});

        assertThat(w).containsExactly(-5, Float.NaN);
    }

    @Test
    void stayWithinTheirBoundsInAStorageOfUnknownPrecision() {
        double[] eighths = {0.5};
        ParameterVector values = bounded(storage(eighths), 0.3, 0.7);

        values.set(0, 0.7);
        assertThat(eighths).containsExactly(0.625);
        values.setAll(new double[] {0.3});
        assertThat(eighths).containsExactly(0.375);
    }

    @Test
    void refuseBoundsWithoutAStorableValueBetweenThem() {
        ParameterVector values = bounded(storage(new double[] {0.5}), 0.3, 0.31);

        assertThatIllegalStateException()
                .isThrownBy(() -> values.set(0, 0.305))
                .withMessage("'w' was given 0.305 as entry 0 and holds 0.25, outside its bounds 0.3 and 0.31; widen the"
                        + " bounds so that it can hold values between them");
    }

    private ParameterVector bounded(double lowest, double highest) {
        return bounded(singlePrecision(w), lowest, highest);
    }

    private static ParameterVector bounded(ParameterVector values, double lowest, double highest) {
        double[] lower = new double[values.size()];
        double[] upper = new double[values.size()];
        Arrays.fill(lower, lowest);
        Arrays.fill(upper, highest);
        return new DeclaredParameters("w", values, new boolean[values.size()], lower, upper);
    }

    private static ParameterVector singlePrecision(float[] stored) {
        return new ParameterVector() {
            @Override
            public int size() {
                return stored.length;
            }

            @Override
            public double get(int index) {
                return stored[index];
            }

            @Override
            public void set(int index, double value) {
                stored[index] = (float) value;
            }
        };
    }

    /** Numbers that are stored in eighths. */
    private static ParameterVector storage(double[] eighths) {
        return new ParameterVector() {
            @Override
            public int size() {
                return eighths.length;
            }

            @Override
            public double get(int index) {
                return eighths[index];
            }

            @Override
            public void set(int index, double value) {
                eighths[index] = Math.rint(8 * value) / 8;
            }
        };
    }
}
