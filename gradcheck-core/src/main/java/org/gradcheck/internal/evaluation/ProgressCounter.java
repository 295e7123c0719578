package org.gradcheck.internal.evaluation;

import java.time.Duration;
import java.util.Optional;

/**
 * Counter of the decided entries of a check, which reports the progress at intervals: after an entry, or between two evaluations where
 * they concern no single entry, as those of the first survey and of screening. It is confined to the thread of the check.
 *
 * <p>An entry is decided when no further difference of it is to be taken. The first differences decide most entries of a right gradient; the
 * others are decided when they are refined, which takes many times as long. The remaining time is not estimated then.
 */
public final class ProgressCounter {

    private final String subject;
    private long entries;
    private long units;
    private final ProgressSettings settings;
    private final long start;
    private long done;
    private long mostDone;
    private long evaluations;
    private long lastReport;
    private long startOfEntries;
    private boolean isRefining;

    public ProgressCounter(String subject, long entries, ProgressSettings settings) {
        this.subject = subject;
        this.entries = entries;
        this.units = entries;
        this.settings = settings;
        this.start = settings.nanoTime().getAsLong();
        this.lastReport = start;
        this.startOfEntries = start;
    }

    public static ProgressCounter silent() {
        return new ProgressCounter("", 0, ProgressSettings.of(progress -> {}));
    }

    /** Adds decided units; a negative number takes back those that are to be differenced again. The reported number never falls. */
    public void count(int more) {
        done += more;
        mostDone = Math.max(mostDone, done);
        if (more >= 0) {
            report(settings.nanoTime().getAsLong());
        }
    }

    /**
     * Sets the number of entries and that of the units that finish them, before any is finished.
     *
     * @param unitsOfAll the number of units that finish all entries, such as derivatives along groups of columns
     */
    public void expect(long all, long unitsOfAll) {
        entries = all;
        units = unitsOfAll;
    }

    /** Tells whether entries are refined from now on. */
    public void refining(boolean now) {
        isRefining = now;
    }

    /** Leaves entries out that will not be looked at. */
    public void leaveOut(int more) {
        entries -= more;
        units -= more;
    }

    /**
     * Tells that the check goes on.
     *
     * @param all the number of evaluations up to now
     */
    void evaluated(long all) {
        evaluations = all;
        long now = settings.nanoTime().getAsLong();
        startOfEntries = mostDone == 0 ? now : startOfEntries;
        report(now);
    }

    private void report(long now) {
        if (done < units && now - lastReport >= settings.interval().toNanos()) {
            lastReport = now;
            Duration elapsed = Duration.ofNanos(now - start);
            settings.listener()
                    .progress(new Progress(subject, entriesDone(), entries, evaluations, elapsed, left(now)));
        }
    }

    /** Each remaining unit is assumed to take as long as the average finished one, the first survey not included. */
    private Optional<Duration> left(long now) {
        return done == 0 || done < mostDone || isRefining
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.round((now - startOfEntries) * ((double) (units - done) / done))));
    }

    private long entriesDone() {
        long finished = Math.min(mostDone, units - 1); // the last one is finished only when none is refined any more
        return units == entries ? finished : (long) ((double) finished / units * entries);
    }
}
