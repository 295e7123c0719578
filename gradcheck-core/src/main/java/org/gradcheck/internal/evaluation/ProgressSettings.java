package org.gradcheck.internal.evaluation;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Who is told how far a check is.
 *
 * @param listener is told on the thread of the check
 * @param interval how much time passes at least between two times
 * @param nanoTime a clock like {@link System#nanoTime}
 */
public record ProgressSettings(ProgressListener listener, Duration interval, LongSupplier nanoTime) {

    /** Long enough that the checks of most tests say nothing. */
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    public ProgressSettings {
        if (interval.isNegative()) {
            throw new IllegalArgumentException("the interval of progress reports is " + interval + "; give 0 or more");
        }
    }

    /** Settings with one listener, the interval of every check and the clock of the system. */
    public static ProgressSettings of(ProgressListener listener) {
        return new ProgressSettings(listener, INTERVAL, System::nanoTime);
    }

    public ProgressSettings to(ProgressListener further) {
        return new ProgressSettings(listener.andThen(further), interval, nanoTime);
    }

    public ProgressSettings every(Duration other) {
        return new ProgressSettings(listener, other, nanoTime);
    }

    public ProgressSettings by(LongSupplier clock) {
        return new ProgressSettings(listener, interval, clock);
    }
}
