package org.gradcheck.samples.transformer;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The text that the network learns, as numbers of characters: Sonnet 18 by William Shakespeare (1609). */
public final class Sonnet {

    private static final String NAME = "sonnet.txt";

    private final String text;
    private final String alphabet;

    private Sonnet(String text) {
        this.text = text;
        StringBuilder distinct = new StringBuilder();
        text.chars().distinct().sorted().forEach(distinct::appendCodePoint);
        alphabet = distinct.toString();
    }

    /**
     * Loads the text that comes with this sample.
     *
     * @return the sonnet
     * @throws UncheckedIOException if the file is missing
     */
    public static Sonnet load() {
        try (InputStream file = Sonnet.class.getResourceAsStream(NAME)) {
            if (file == null) {
                throw new FileNotFoundException(NAME + " is missing beside " + Sonnet.class.getName()
                        + "; add the sample's resources to the class path");
            }
            return new Sonnet(new String(file.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /**
     * Returns the number of distinct characters.
     *
     * @return the size of the vocabulary
     */
    public int vocabulary() {
        return alphabet.length();
    }

    /**
     * Returns windows of the text that begin at random places.
     *
     * @param count the number of windows
     * @param length the number of characters of each
     * @param random the source of the places
     * @return the numbers of the characters
     */
    public List<int[]> windows(int count, int length, Random random) {
        List<int[]> windows = new ArrayList<>();
        for (int window = 0; window < count; window++) {
            int from = random.nextInt(text.length() - length + 1);
            windows.add(encode(text.substring(from, from + length)));
        }
        return windows;
    }

    /**
     * Returns windows that cover the text one after another; a rest that is too short is left out.
     *
     * @param positions the number of characters of each whose next one is to be predicted
     * @return the numbers of the characters, one more than the positions in each window
     */
    public List<int[]> allWindows(int positions) {
        List<int[]> windows = new ArrayList<>();
        for (int from = 0; from + positions < text.length(); from += positions) {
            windows.add(encode(text.substring(from, from + positions + 1)));
        }
        return windows;
    }

    /**
     * Returns the numbers of characters.
     *
     * @param characters characters of the sonnet
     * @return a number from 0 to {@code vocabulary() - 1} for each
     */
    public int[] encode(String characters) {
        return characters.chars().map(alphabet::indexOf).toArray();
    }
}
