package org.gradcheck.internal.diagnosis.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Two equal chunks of the lines along the first dimension that have changed places, such as two gates of a recurrent layer.
 *
 * @param one the first line of one chunk
 * @param other the first line of the other
 * @param length the number of lines of each
 * @param stride the number of entries of a line
 */
public record ExchangedChunks(int one, int other, int length, int stride) {

    /** The change to make. */
    public static final String REMEDY = "give both parts the order of the parameters";

    /** Most chunks. Chosen: the gates of an LSTM, stacked. */
    private static final int MOST_CHUNKS = 4;

    /** Returns the pairs of chunks of a block. */
    public static List<ExchangedChunks> of(List<Integer> sizes) {
        List<ExchangedChunks> all = new ArrayList<>();
        int lines = sizes.get(0);
        int stride = sizes.stream().skip(1).reduce(1, (a, b) -> a * b);
        for (int chunks = 2; chunks <= MOST_CHUNKS; chunks++) {
            int length = lines / chunks;
            for (int one = 0; one < chunks && lines % chunks == 0 && length > 1; one++) {
                for (int other = one + 1; other < chunks; other++) {
                    all.add(new ExchangedChunks(one * length, other * length, length, stride));
                }
            }
        }
        return all;
    }

    /** Returns the entry whose value an entry has. */
    public int source(int entry) {
        int line = entry / stride;
        int from = line >= one && line < one + length
                ? line + other - one
                : line >= other && line < other + length ? line + one - other : line;
        return from * stride + entry % stride;
    }

    /** Returns the mistake in words. */
    public String words() {
        return "the right values are there, but " + one + " to " + (one + length - 1) + " and " + other + " to "
                + (other + length - 1) + " along the first dimension have changed places";
    }
}
