package org.gradcheck;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.gradcheck.internal.evaluation.ProgressListener;
import org.gradcheck.internal.evaluation.ProgressSettings;

/**
 * Progress of a check that has not ended yet.
 *
 * @param subject the name of the check, as in its report; may be empty
 * @param entriesDone the number of entries that need no further evaluation. An entry whose first difference is inconclusive
 *     is not done before it has been refined, so this number may decrease
 * @param entries the number of all entries, at all points
 * @param elapsed the time since the check began
 */
public record CheckProgress(String subject, long entriesDone, long entries, Duration elapsed) {

    /** Settings that log the progress of each check. */
    static final ProgressSettings LOGGED = ProgressSettings.of(listener(CheckProgress::log));

    private static final Duration SECONDS = Duration.ofMinutes(2);
    private static final Duration MINUTES = Duration.ofHours(2);

    static ProgressListener listener(Consumer<CheckProgress> receiver) {
        return (subject, done, entries, elapsed) -> receiver.accept(new CheckProgress(subject, done, entries, elapsed));
    }

    /** Logs the progress. This is a named method, since logs show the name of the method that wrote them. */
    private static void log(CheckProgress progress) {
        System.getLogger("org.gradcheck").log(System.Logger.Level.INFO, progress::toString);
    }

    /**
     * Returns an estimate of the remaining time: each remaining entry is assumed to take as long as the average done one.
     *
     * @return the estimate; empty as long as no entry is done
     */
    public Optional<Duration> estimatedLeft() {
        return entriesDone == 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(
                        Math.round(elapsed.toSeconds() * ((double) (entries - entriesDone) / entriesDone))));
    }

    /**
     * Returns the progress as a sentence.
     *
     * @return for example {@code digits: 1200 of 23860 entries checked in 12 s, about 3 min left}
     */
    @Override
    public String toString() {
        return (subject.isEmpty() ? "" : subject + ": ") + entriesDone + " of " + entries + " entries checked in "
                + text(elapsed)
                + estimatedLeft().map(left -> ", about " + text(left) + " left").orElse("");
    }

    private static String text(Duration time) {
        if (time.compareTo(SECONDS) < 0) {
            return time.toSeconds() + " s";
        }
        return time.compareTo(MINUTES) < 0 ? time.toMinutes() + " min" : time.toHours() + " h";
    }
}
