package org.gradcheck.internal.evaluation;

import java.time.Duration;

/** Counts the entries of a check, and says at intervals how far it is. For the thread of the check alone. */
public final class ProgressCounter {

    private final String subject;
    private final long entries;
    private final ProgressSettings settings;
    private final long start;
    private long done;
    private long said;

    public ProgressCounter(String subject, long entries, ProgressSettings settings) {
        this.subject = subject;
        this.entries = entries;
        this.settings = settings;
        this.start = settings.nanoTime().getAsLong();
        this.said = start;
    }

    public static ProgressCounter silent() {
        return new ProgressCounter("", 0, ProgressSettings.of((subject, done, entries, elapsed) -> {}));
    }

    /** Counts entries that are done; fewer than none if some of them turn out to need another look. */
    public void count(int more) {
        done += more;
        long now = settings.nanoTime().getAsLong();
        if (more > 0 && done < entries && now - said >= settings.interval().toNanos()) {
            said = now;
            settings.listener().progress(subject, done, entries, Duration.ofNanos(now - start));
        }
    }
}
