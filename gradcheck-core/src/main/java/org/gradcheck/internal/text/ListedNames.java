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
        int listed = count <= MOST ? count - 1 : MOST - 1;
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < listed; i++) {
            text.append(i == 0 ? "" : ", ").append(name.apply(i));
        }
        text.append(listed == 0 ? "" : " and ");
        return text.append(count <= MOST ? name.apply(count - 1) : (count - listed) + " others")
                .toString();
    }
}
