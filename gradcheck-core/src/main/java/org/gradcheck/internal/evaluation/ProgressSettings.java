package org.gradcheck.internal.evaluation;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Settings of progress reports.
 *
 * @param listener the receiver of the progress, called on the thread of the check
 * @param interval the shortest time between two reports
 * @param nanoTime a clock like {@link System#nanoTime}
 */
public record ProgressSettings(ProgressListener listener, Duration interval, LongSupplier nanoTime) {

    /** Shortest time between two reports. Chosen: the checks of most tests take less, so they report nothing. */
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
