package org.gradcheck;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.gradcheck.internal.evaluation.ProgressListener;
import org.gradcheck.internal.evaluation.ProgressSettings;

/**
 * How far a check is that has not ended yet.
 *
 * @param subject the name of the check, as its report will have it; may be empty
 * @param entriesDone how many entries need no further look. An entry whose first difference leaves a doubt is not done
 *     before it has been looked at more closely, so this number may go back
 * @param entries how many there are, at all points
 * @param elapsed the time since the check began
 */
public record CheckProgress(String subject, long entriesDone, long entries, Duration elapsed) {

    private static final System.Logger LOGGER = System.getLogger("org.gradcheck");

    /** The progress of each check is logged. */
    static final ProgressSettings LOGGED = ProgressSettings.of(listener(CheckProgress::log));

    private static final Duration SECONDS = Duration.ofMinutes(2);
    private static final Duration MINUTES = Duration.ofHours(2);

    static ProgressListener listener(Consumer<CheckProgress> told) {
        return (subject, done, entries, elapsed) -> told.accept(new CheckProgress(subject, done, entries, elapsed));
    }

    /** A method with a name, since logs show it. */
    private static void log(CheckProgress progress) {
        LOGGER.log(System.Logger.Level.INFO, progress::toString);
    }

    /**
     * Returns the time that the rest will take, if each entry takes as long as those that are done.
     *
     * @return an estimate; empty as long as no entry is done
     */
    public Optional<Duration> estimatedLeft() {
        return entriesDone == 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(
                        Math.round(elapsed.toSeconds() * ((double) (entries - entriesDone) / entriesDone))));
    }

    /**
     * Returns all of it as a sentence.
     *
     * @return for example {@code digits: 1200 of 23860 entries checked in 12 s, about 4 min left}
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
