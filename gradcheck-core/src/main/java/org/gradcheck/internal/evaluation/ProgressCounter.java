package org.gradcheck.internal.evaluation;

import java.time.Duration;

/**
 * Counter of the finished entries of a check, which reports the progress at intervals. It is confined to the thread of
 * the check.
 */
public final class ProgressCounter {

    private final String subject;
    private final long entries;
    private final ProgressSettings settings;
    private final long start;
    private long done;
    private long lastReport;

    public ProgressCounter(String subject, long entries, ProgressSettings settings) {
        this.subject = subject;
        this.entries = entries;
        this.settings = settings;
        this.start = settings.nanoTime().getAsLong();
        this.lastReport = start;
    }

    public static ProgressCounter silent() {
        return new ProgressCounter("", 0, ProgressSettings.of((subject, done, entries, elapsed) -> {}));
    }

    /** Adds finished entries; a negative number takes back entries that need refinement. */
    public void count(int more) {
        done += more;
        long now = settings.nanoTime().getAsLong();
        if (more > 0
                && done < entries
                && now - lastReport >= settings.interval().toNanos()) {
            lastReport = now;
            settings.listener().progress(subject, done, entries, Duration.ofNanos(now - start));
        }
    }
}
