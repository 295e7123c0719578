package org.gradcheck;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Who is told how far a check is.
 *
 * @param listener is told on the thread of the check
 * @param interval how much time passes at least between two times
 * @param nanoTime a clock like {@link System#nanoTime}
 */
record ProgressSettings(Consumer<CheckProgress> listener, Duration interval, LongSupplier nanoTime) {

    private static final System.Logger LOGGER = System.getLogger("org.gradcheck");

    /** Long enough that the checks of most tests say nothing. */
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    static final ProgressSettings LOGGED = new ProgressSettings(ProgressSettings::log, INTERVAL, System::nanoTime);

    ProgressSettings {
        if (interval.isNegative()) {
            throw new IllegalArgumentException("the interval of progress reports is " + interval + "; give 0 or more");
        }
    }

    /** A method with a name, since logs show it. */
    private static void log(CheckProgress progress) {
        LOGGER.log(System.Logger.Level.INFO, progress::toString);
    }

    ProgressSettings to(Consumer<CheckProgress> further) {
        return new ProgressSettings(listener.andThen(further), interval, nanoTime);
    }

    ProgressSettings every(Duration other) {
        return new ProgressSettings(listener, other, nanoTime);
    }

    ProgressSettings by(LongSupplier clock) {
        return new ProgressSettings(listener, interval, clock);
    }
}
