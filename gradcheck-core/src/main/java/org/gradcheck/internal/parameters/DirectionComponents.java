package org.gradcheck.internal.parameters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Memory for the components of one direction after the other. An array of a million numbers for each direction would take longer than the
 * evaluations of a fast cost. Not thread-safe.
 *
 * <p>Spans of numbers are written in ascending order. All other components are zero, and cost no time.
 */
public final class DirectionComponents {

    /** Zeros between two spans that are taken into one. Chosen: they take less time than a further span. */
    private static final int GAP = 32;

    /** Spans for which there is room at first. */
    private static final int FEW = 16;

    private final double[] components;
    private int[] from = new int[FEW];
    private int[] to = new int[FEW];
    private int spans;
    private int direction;

    /**
     * Allocates the memory.
     *
     * @param parameters the number of all parameters
     */
    public DirectionComponents(int parameters) {
        this.components = new double[parameters];
    }

    /** Begins another direction, whose components are zero. Directions that were made before are no longer valid. */
    public void clear() {
        for (int i = 0; i < spans; i++) {
            Arrays.fill(components, from[i], to[i], 0);
        }
        spans = 0;
        direction++;
    }

    /**
     * Returns the array of all components, to write those of a span.
     *
     * @param first the number of the first parameter of the span; not before the end of the last span
     * @param end the number after the last
     */
    public double[] span(int first, int end) {
        if (spans > 0 && first - to[spans - 1] <= GAP) {
            to[spans - 1] = end;
            return components;
        }
        if (spans == from.length) {
            from = Arrays.copyOf(from, 2 * spans);
            to = Arrays.copyOf(to, 2 * spans);
        }
        from[spans] = first;
        to[spans] = end;
        spans++;
        return components;
    }

    /** Returns the components of all parameters, to read them. */
    public double[] all() {
        return components;
    }

    /** Returns the direction with these components. It is valid until they are cleared. */
    public Direction direction() {
        return Direction.of(this, direction);
    }

    /** Returns the array of all components if they still are those of a direction. */
    double[] of(int wanted) {
        if (wanted != direction) {
            throw new IllegalStateException("the components of this direction were replaced by those of another one");
        }
        return components;
    }

    /** Returns the spans of the parameters of a range that may be displaced, in ascending order. */
    public List<EntryRange> spans(EntryRange range) {
        int first = Arrays.binarySearch(to, 0, spans, range.from());
        List<EntryRange> within = new ArrayList<>();
        for (int i = first < 0 ? -first - 1 : first; i < spans && from[i] < range.to(); i++) {
            EntryRange span = new EntryRange(from[i], to[i]).within(range);
            if (span.size() > 0) {
                within.add(span);
            }
        }
        return within;
    }
}
