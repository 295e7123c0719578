package org.gradcheck.samples.digits;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The format of {@code digits.csv.gz}: one digit a line, 64 grey values from 0 to 16, then the label.
 */
final class DigitFile {

    static final String NAME = "digits.csv.gz";
    static final int DIGITS = 1797;

    private static final int MAX_GREY = 16;
    private static final String REMEDY = "; restore the file from the project's repository";

    private DigitFile() {}

    /** Reads the whole file; every complaint names the file, and the line where there is one. */
    static List<Digit> read(InputStream compressed) throws IOException {
        List<Digit> digits = new ArrayList<>(DIGITS);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(compressed), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                digits.add(parse(line, digits.size() + 1));
            }
        } catch (DamagedLineException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(NAME + " cannot be decompressed, it is cut off or not gzip" + REMEDY, e);
        }
        if (digits.size() != DIGITS) {
            throw new IOException(NAME + " has " + digits.size() + " lines, expected " + DIGITS + REMEDY);
        }
        return digits;
    }

    private static Digit parse(String line, int lineNumber) throws DamagedLineException {
        String[] values = line.split(",", -1);
        if (values.length != Digit.PIXELS + 1) {
            throw new DamagedLineException(
                    lineNumber, values.length + " values, expected " + Digit.PIXELS + " pixels and a label");
        }
        double[] pixels = new double[Digit.PIXELS];
        for (int i = 0; i < Digit.PIXELS; i++) {
            pixels[i] = parse(values[i], "pixel " + i, MAX_GREY, lineNumber) / (double) MAX_GREY;
        }
        return new Digit(pixels, parse(values[Digit.PIXELS], "label", Digit.CLASSES - 1, lineNumber));
    }

    private static int parse(String value, String name, int max, int lineNumber) throws DamagedLineException {
        int number;
        try {
            number = Integer.parseInt(value);
        } catch (NumberFormatException e) {
            number = -1;
        }
        if (number < 0 || number > max) {
            throw new DamagedLineException(
                    lineNumber, name + " is '" + value + "', expected a whole number from 0 to " + max);
        }
        return number;
    }

    private static final class DamagedLineException extends IOException {

        private static final long serialVersionUID = 1L;

        DamagedLineException(int lineNumber, String damage) {
            super(NAME + ", line " + lineNumber + ": " + damage + REMEDY);
        }
    }
}
