package org.gradcheck.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenValuesTests {

    private final SeenValues values = new SeenValues();

    @Test
    void fewValuesTellNothing() {
        add(0.1f, 0.2f, 0.3f);
        assertThat(values.areSinglePrecision()).isFalse();

        add(0.7f);
        assertThat(values.areSinglePrecision()).isTrue();
    }

    @Test
    void roundNumbersTellNothing() {
        add(1, 2, 0.5, 1000, 0, -8);

        assertThat(values.areSinglePrecision()).isFalse();
    }

    @Test
    void oneDoubleIsEnough() {
        add(0.1f, 0.2f, 0.3f, 0.7f, 0.1);

        assertThat(values.areSinglePrecision()).isFalse();
    }

    @Test
    void valuesThatAreNotFiniteTellNothing() {
        add(0.1f, 0.2f, 0.3f, 0.7f, Double.NaN, Double.NEGATIVE_INFINITY);

        assertThat(values.areSinglePrecision()).isTrue();
    }

    @Test
    void valuesOfAnotherCostCountAsWell() {
        SeenValues others = new SeenValues();
        add(0.1f, 0.2f);
        others.add(0.3f);
        others.add(0.7f);
        values.add(others);
        assertThat(values.areSinglePrecision()).isTrue();

        others.add(0.1);
        values.add(others);
        assertThat(values.areSinglePrecision()).isFalse();
    }

    private void add(double... seen) {
        for (double value : seen) {
            values.add(value);
        }
    }
}
