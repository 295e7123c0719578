package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Surroundings of a check: each part is begun before the check, and ended after it in reverse order.
 *
 * @param parts begins each part, and returns its end
 */
public record CheckScope(List<Supplier<Runnable>> parts) {

    public static final CheckScope NONE = new CheckScope(List.of());

    /** Adds a part within those up to now. */
    public CheckScope with(Supplier<Runnable> part) {
        List<Supplier<Runnable>> all = new ArrayList<>(parts);
        all.add(part);
        return new CheckScope(List.copyOf(all));
    }

    /** Begins all parts. If one throws, those before it are ended. */
    public Opened open() {
        List<Runnable> ends = new ArrayList<>(parts.size());
        Opened opened = new Opened(ends);
        try {
            for (Supplier<Runnable> part : parts) {
                ends.add(part.get());
            }
            return opened;
        } catch (RuntimeException | Error thrown) {
            opened.close();
            throw thrown;
        }
    }

    /**
     * Parts that have begun.
     *
     * @param ends the ends of these parts
     */
    public record Opened(List<Runnable> ends) {

        /** Ends all parts, the last one first, even if an end throws. */
        public void close() {
            close(ends.size());
        }

        private void close(int left) {
            if (left == 0) {
                return;
            }
            try {
                ends.get(left - 1).run();
            } finally {
                close(left - 1);
            }
        }
    }
}
