package org.gradcheck.internal.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * Surroundings of a check, such as a lock. Each part begins before the check and ends after it, the last one first.
 *
 * @param parts each begins a part, and returns what ends it
 */
public record CheckScope(List<Supplier<Runnable>> parts) {

    /** A check without surroundings. */
    public static final CheckScope NONE = new CheckScope(List.of());

    /** Copies the list. */
    public CheckScope {
        parts = List.copyOf(parts);
    }

    /** Adds a part inside of those before it. */
    CheckScope with(Supplier<Runnable> part) {
        List<Supplier<Runnable>> all = new ArrayList<>(parts);
        all.add(part);
        return new CheckScope(all);
    }

    /** Begins all parts. If one throws, those before it end. */
    Opened open() {
        Opened opened = new Opened(new ArrayDeque<>(parts.size()));
        try {
            for (Supplier<Runnable> part : parts) {
                opened.ends.push(part.get());
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
     * @param ends the ends of these parts, the last one first
     */
    record Opened(Deque<Runnable> ends) implements AutoCloseable {

        /** Ends all parts, even if an end throws. */
        @Override
        public void close() {
            if (!ends.isEmpty()) {
                try {
                    ends.pop().run();
                } finally {
                    close();
                }
            }
        }
    }
}
