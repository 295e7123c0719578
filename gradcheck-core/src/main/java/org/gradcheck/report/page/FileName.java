package org.gradcheck.report.page;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Name of a check's files. It consists of letters, digits and hyphens of the check's name, which readers recognise, and of a
 * hash of the whole name, which keeps similar names apart. It contains no path separator, and its length is bounded.
 */
final class FileName {

    private static final int MOST_LETTERS = 60;

    private FileName() {}

    /** Returns a name without an extension, such as {@code xortest-backprop-1-seed-e1fab3-0b1c2d3e}. */
    static String of(String name) {
        String letters = name.substring(0, Math.min(name.length(), 2 * MOST_LETTERS))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-", "");
        String start =
                letters.substring(0, Math.min(letters.length(), MOST_LETTERS)).replaceAll("-$", "");
        return (start.isEmpty() ? "check" : start) + "-" + hash(name);
    }

    private static String hash(String name) {
        CRC32 checksum = new CRC32();
        checksum.update(name.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }
}
