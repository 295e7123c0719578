package org.gradcheck.internal.evaluation;

import java.time.Duration;

/**
 * Counter of the finished entries of a check, which reports the progress at intervals. It is confined to the thread of
 * the check.
 */
public final class ProgressCounter {

    private final String subject;
    private final long entries;
    private final long units;
    private final ProgressSettings settings;
    private final long start;
    private long done;
    private long lastReport;

    public ProgressCounter(String subject, long entries, ProgressSettings settings) {
        this(subject, entries, entries, settings);
    }

    /**
     * Creates a counter of work in other units than entries, such as derivatives along groups of columns.
     *
     * @param units the number of units that finish all entries
     */
    public ProgressCounter(String subject, long entries, long units, ProgressSettings settings) {
        this.subject = subject;
        this.entries = entries;
        this.units = units;
        this.settings = settings;
        this.start = settings.nanoTime().getAsLong();
        this.lastReport = start;
    }

    public static ProgressCounter silent() {
        return new ProgressCounter("", 0, ProgressSettings.of((subject, done, entries, elapsed) -> {}));
    }

    /** Adds finished units; a negative number takes back those that need refinement, 0 only tells that the check goes on. */
    public void count(int more) {
        done += more;
        long now = settings.nanoTime().getAsLong();
        if (more >= 0 && done < units && now - lastReport >= settings.interval().toNanos()) {
            lastReport = now;
            settings.listener().progress(subject, entriesDone(), entries, Duration.ofNanos(now - start));
        }
    }

    private long entriesDone() {
        return units == entries ? done : (long) ((double) done / units * entries);
    }
}
