package org.gradcheck.subject;

/** Numbers of things as sentences have them. */
final class Plural {

    private Plural() {}

    /** For example {@code 1 entry} or {@code 3 entries}. */
    static String of(int count, String thing) {
        String things = thing.endsWith("y") ? thing.substring(0, thing.length() - 1) + "ies" : thing + "s";
        return count + " " + (count == 1 ? thing : things);
    }
}
