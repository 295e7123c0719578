package org.gradcheck.internal.text;

import java.util.function.IntFunction;

/** Names of several things in a sentence. */
public final class ListedNames {

    /** The number of things that are named, so that a text stays short. */
    public static final int MOST = 4;

    private ListedNames() {}

    /**
     * Lists some names, the first ones if there are many.
     *
     * @param count the number of things, 1 or more
     * @param name the name of each of them
     * @return for example {@code 3}, {@code 3 and 7}, or {@code 1, 2, 3 and 118 others}
     */
    public static String of(int count, IntFunction<String> name) {
        return all(Math.min(count, MOST), i -> i == MOST - 1 && count > MOST ? count - i + " others" : name.apply(i));
    }

    /**
     * Lists all names.
     *
     * @param count the number of things, 1 or more
     * @param name the name of each of them
     * @return for example {@code 3}, {@code 3 and 7}, or {@code 1, 2, 3, 5 and 7}
     */
    public static String all(int count, IntFunction<String> name) {
        StringBuilder text = new StringBuilder(name.apply(0));
        for (int i = 1; i < count; i++) {
            text.append(i == count - 1 ? " and " : ", ").append(name.apply(i));
        }
        return text.toString();
    }
}
