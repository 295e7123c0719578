package org.gradcheck.samples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DigitTests {

    @Test
    void keepsItsOwnCopyOfThePixels() {
        double[] pixels = new double[Digit.PIXELS];
        Digit digit = new Digit(pixels, 3);

        pixels[5] = 1;

        assertThat(digit.pixel(5)).isZero();
    }

    @Test
    void refusesAnImageOfAnotherSize() {
        assertThatThrownBy(() -> new Digit(new double[63], 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a digit has 64 pixels, but got 63; pass the 8x8 image row by row");
    }

    @Test
    void refusesAPixelThatIsNotScaled() {
        double[] pixels = new double[Digit.PIXELS];
        pixels[5] = 16;

        assertThatThrownBy(() -> new Digit(pixels, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pixel 5 is 16.0, but must lie in 0..1; divide grey values by their maximum");
    }

    @Test
    void refusesAPixelThatIsNotANumber() {
        double[] pixels = new double[Digit.PIXELS];
        pixels[5] = Double.NaN;

        assertThatThrownBy(() -> new Digit(pixels, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pixel 5 is NaN, but must lie in 0..1; divide grey values by their maximum");
    }

    @Test
    void refusesALabelThatIsNotADigit() {
        assertThatThrownBy(() -> new Digit(new double[Digit.PIXELS], 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the label is 10, but must be a digit from 0 to 9");
    }
}
