package org.gradcheck.samples.digits;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class DigitFileTests {

    private static final String BLANK_ZERO = "0,".repeat(Digit.PIXELS) + "0\n";

    @Test
    void namesTheLineThatHasTooFewValues() throws IOException {
        assertThatReading(compressed(BLANK_ZERO + "0,0,5\n"))
                .hasMessage("digits.csv.gz, line 2: 3 values, expected 64 pixels and a label; "
                        + "restore the file from the project's repository");
    }

    @Test
    void namesThePixelThatIsTooDark() throws IOException {
        assertThatReading(compressed("17," + BLANK_ZERO.substring(2)))
                .hasMessage("digits.csv.gz, line 1: pixel 0 is '17', expected a whole number from 0 to 16; "
                        + "restore the file from the project's repository");
    }

    @Test
    void namesThePixelThatIsNotANumber() throws IOException {
        assertThatReading(compressed("0,x," + BLANK_ZERO.substring(4)))
                .hasMessage("digits.csv.gz, line 1: pixel 1 is 'x', expected a whole number from 0 to 16; "
                        + "restore the file from the project's repository");
    }

    @Test
    void namesTheLabelThatIsNotADigit() throws IOException {
        assertThatReading(compressed("0,".repeat(Digit.PIXELS) + "10\n"))
                .hasMessage("digits.csv.gz, line 1: label is '10', expected a whole number from 0 to 9; "
                        + "restore the file from the project's repository");
    }

    @Test
    void countsTheLinesThatAreLeft() throws IOException {
        assertThatReading(compressed(BLANK_ZERO.repeat(3)))
                .hasMessage("digits.csv.gz has 3 lines, expected 1797; "
                        + "restore the file from the project's repository");
    }

    @Test
    void saysThatACutOffFileCannotBeDecompressed() throws IOException {
        byte[] whole = compressed(BLANK_ZERO.repeat(3));

        assertThatReading(Arrays.copyOf(whole, whole.length - 4))
                .hasMessage("digits.csv.gz cannot be decompressed, it is cut off or not gzip; "
                        + "restore the file from the project's repository");
    }

    @Test
    void saysThatAnUncompressedFileCannotBeDecompressed() {
        assertThatReading(BLANK_ZERO.getBytes(StandardCharsets.US_ASCII))
                .hasMessage("digits.csv.gz cannot be decompressed, it is cut off or not gzip; "
                        + "restore the file from the project's repository");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertThatReading(byte[] file) {
        return assertThatThrownBy(() -> DigitFile.read(new ByteArrayInputStream(file)))
                .isInstanceOf(IOException.class);
    }

    private static byte[] compressed(String lines) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(file)) {
            gzip.write(lines.getBytes(StandardCharsets.US_ASCII));
        }
        return file.toByteArray();
    }
}
