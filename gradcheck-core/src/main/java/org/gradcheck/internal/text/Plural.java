package org.gradcheck.internal.text;

/** Counts of things with the noun in singular or plural. */
public final class Plural {

    private Plural() {}

    /** Returns a count with its noun, for example {@code 1 entry} or {@code 3 entries}. */
    public static String of(long count, String thing) {
        String things = thing.endsWith("y") ? thing.substring(0, thing.length() - 1) + "ies" : thing + "s";
        return count + " " + (count == 1 ? thing : things);
    }
}
