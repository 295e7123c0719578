package org.gradcheck.report;

import java.util.Locale;
import java.util.OptionalDouble;

/** Phrases that all parts of a report's text have in common. */
final class Wording {

    private Wording() {}

    /** Texts come from users; a line break in one must not tear the report apart. */
    static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}|\\R", " ");
    }

    /** Returns, for example, {@code 1 block} and {@code 2 blocks}. */
    static String counted(long count, String one, String several) {
        return count + " " + (count == 1 ? one : several);
    }

    /** What a check would have seen, to go on from a count; empty if nothing was compared. */
    static String sensitivity(OptionalDouble sensitivity) {
        return sensitivity.isPresent()
                ? String.format(Locale.ROOT, ", errors above %.0e would show", sensitivity.getAsDouble())
                : "";
    }
}
