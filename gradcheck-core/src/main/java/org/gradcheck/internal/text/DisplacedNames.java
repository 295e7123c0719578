package org.gradcheck.internal.text;

import java.util.function.IntFunction;

/** Names of displaced parameters with their displacements: the first three, and the number of the others. */
public final class DisplacedNames {

    /** Most parameters with their values. Chosen: they fit one line of a stack trace. */
    private static final int MOST = 3;

    private final StringBuilder text = new StringBuilder();
    private int count;

    /**
     * Adds the entries of a block that are displaced.
     *
     * @param nameOf the name of an entry
     * @param point the values at the point of the check
     * @param now the values now
     */
    public void add(IntFunction<String> nameOf, double[] point, double[] now) {
        for (int i = 0; i < Math.min(point.length, now.length); i++) {
            if (point[i] != now[i]) {
                if (count < MOST) {
                    text.append(count == 0 ? "" : ", ")
                            .append(nameOf.apply(i))
                            .append(" displaced by ")
                            .append(now[i] - point[i])
                            .append(" from ")
                            .append(point[i])
                            .append(" to ")
                            .append(now[i]);
                }
                count++;
            }
        }
    }

    public boolean isEmpty() {
        return count == 0;
    }

    @Override
    public String toString() {
        return count <= MOST ? text.toString() : text + " and " + Plural.of(count - MOST, "other") + " displaced";
    }
}
