package org.gradcheck.samples.digits;

/**
 * One handwritten digit: an 8x8 image and the digit it shows. Immutable.
 */
public final class Digit {

    /** The number of pixels of an image, 8 rows of 8, row by row. */
    public static final int PIXELS = 64;

    /** The number of classes, the digits 0 to 9. */
    public static final int CLASSES = 10;

    private final double[] pixels;
    private final int label;

    /**
     * Describes a digit.
     *
     * @param pixels the 64 grey values, row by row, from 0 (paper) to 1 (ink); copied
     * @param label the digit shown, 0 to 9
     * @throws IllegalArgumentException if there are not 64 pixels, if a pixel is not in 0..1 (NaN is not), or if the
     *     label is not in 0..9
     */
    public Digit(double[] pixels, int label) {
        if (pixels.length != PIXELS) {
            throw new IllegalArgumentException(
                    "a digit has " + PIXELS + " pixels, but got " + pixels.length + "; pass the 8x8 image row by row");
        }
        for (int i = 0; i < PIXELS; i++) {
            if (!(pixels[i] >= 0 && pixels[i] <= 1)) {
                throw new IllegalArgumentException("pixel " + i + " is " + pixels[i]
                        + ", but must lie in 0..1; divide grey values by their maximum");
            }
        }
        if (label < 0 || label >= CLASSES) {
            throw new IllegalArgumentException("the label is " + label + ", but must be a digit from 0 to 9");
        }
        this.pixels = pixels.clone();
        this.label = label;
    }

    /**
     * Returns the grey value of a pixel.
     *
     * @param index the index of the pixel, 0 to 63, row by row
     * @return the grey value, from 0 (paper) to 1 (ink)
     */
    public double pixel(int index) {
        return pixels[index];
    }

    /**
     * Returns the digit that the image shows.
     *
     * @return the digit, 0 to 9
     */
    public int label() {
        return label;
    }
}
