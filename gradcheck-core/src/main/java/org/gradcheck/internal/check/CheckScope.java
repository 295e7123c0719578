package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Surroundings of a check, such as a lock. Each part begins before the check and ends after it, the last one first.
 *
 * @param parts each begins a part, and returns the code that ends it
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
        Objects.requireNonNull(part, "within(...) was given null; pass the code that begins, or leave within(...) out");
        List<Supplier<Runnable>> all = new ArrayList<>(parts);
        all.add(part);
        return new CheckScope(all);
    }

    /** Begins all parts. If one throws, those before it end. */
    Opened open() {
        List<Runnable> ends = new ArrayList<>(parts.size());
        try {
            for (Supplier<Runnable> part : parts) {
                ends.add(Objects.requireNonNull(
                        part.get(),
                        "the code of within(...) returned null; return the code that ends, such as () -> {}"));
            }
            return new Opened(ends);
        } catch (RuntimeException | Error thrown) {
            Opened begun = new Opened(ends);
            try (begun) {
                throw thrown;
            }
        }
    }

    /**
     * Parts that have begun.
     *
     * @param ends the ends of these parts
     */
    record Opened(List<Runnable> ends) implements AutoCloseable {

        /** Ends all parts, the last one first, even if an end throws. */
        @Override
        public void close() {
            if (ends.isEmpty()) {
                return;
            }
            int last = ends.size() - 1;
            Opened outer = new Opened(ends.subList(0, last));
            try (outer) {
                ends.get(last).run();
            }
        }
    }
}
