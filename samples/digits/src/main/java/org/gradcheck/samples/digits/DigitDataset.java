package org.gradcheck.samples.digits;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * An ordered set of handwritten digits. Immutable.
 *
 * @param digits the digits, in order; copied
 */
public record DigitDataset(List<Digit> digits) {

    /**
     * Two disjoint parts of a data set.
     *
     * @param training the digits to learn from
     * @param test the digits to measure the accuracy on
     */
    public record Split(DigitDataset training, DigitDataset test) {}

    /**
     * Copies the digits.
     *
     * @param digits the digits, in order
     */
    public DigitDataset {
        digits = List.copyOf(digits);
    }

    /**
     * Loads the 1,797 digits of Alpaydin and Kaynak (1998) that come with this sample.
     *
     * @return the digits in the order of the file
     * @throws UncheckedIOException if the file is missing or damaged; the message says where
     */
    public static DigitDataset load() {
        try (InputStream file = DigitDataset.class.getResourceAsStream(DigitFile.NAME)) {
            if (file == null) {
                throw new FileNotFoundException(DigitFile.NAME + " is missing beside " + DigitDataset.class.getName()
                        + "; add the sample's resources to the class path");
            }
            return new DigitDataset(DigitFile.read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /**
     * Returns the same digits in random order.
     *
     * @param seed the seed of the order; the same seed gives the same order
     * @return the shuffled digits
     */
    public DigitDataset shuffled(long seed) {
        List<Digit> shuffled = new ArrayList<>(digits);
        Collections.shuffle(shuffled, new Random(seed));
        return new DigitDataset(shuffled);
    }

    /**
     * Splits the digits in their present order; shuffle first for a random split.
     *
     * @param trainingDigits the number of digits to train on, at least 1 and fewer than there are
     * @return the first digits for training, the others for testing
     * @throws IllegalArgumentException if one of the two parts would be empty
     */
    public Split split(int trainingDigits) {
        if (trainingDigits < 1 || trainingDigits >= digits.size()) {
            throw new IllegalArgumentException("cannot train on " + trainingDigits + " of " + digits.size()
                    + " digits; leave at least one for training and one for testing");
        }
        return new Split(
                new DigitDataset(digits.subList(0, trainingDigits)),
                new DigitDataset(digits.subList(trainingDigits, digits.size())));
    }

    /**
     * Cuts the digits into mini-batches, in their present order.
     *
     * @param batchSize the number of digits in a mini-batch, at least 1; the last one may be smaller
     * @return the mini-batches
     * @throws IllegalArgumentException if the batch size is below 1
     */
    public List<List<Digit>> miniBatches(int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("the batch size is " + batchSize + ", but must be at least 1");
        }
        List<List<Digit>> miniBatches = new ArrayList<>();
        for (int start = 0; start < digits.size(); start += batchSize) {
            miniBatches.add(digits.subList(start, Math.min(start + batchSize, digits.size())));
        }
        return miniBatches;
    }
}
