package org.gradcheck.report.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What a check is called in the file system: letters, digits and hyphens of its name, so that people recognise it, and a
 * hash of all of it, so that no two names that look alike share a file. No name leads out of the folder, or is too long.
 */
final class FileName {

    private static final int MOST_LETTERS = 60;

    private static final int BYTES_OF_HASH = 4;

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
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES_OF_HASH);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("each Java platform has SHA-256", impossible);
        }
    }
}
