package org.gradcheck.internal.text;

/** Numbers of things as sentences have them. */
public final class Plural {

    private Plural() {}

    /** For example {@code 1 entry} or {@code 3 entries}. */
    public static String of(long count, String thing) {
        String things = thing.endsWith("y") ? thing.substring(0, thing.length() - 1) + "ies" : thing + "s";
        return count + " " + (count == 1 ? thing : things);
    }
}
