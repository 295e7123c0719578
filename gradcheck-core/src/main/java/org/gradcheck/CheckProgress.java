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
 * @param entriesDone the number of entries that are decided; it never falls. An entry whose first difference was inconclusive is
 *     decided when it is refined. Entries that are screened are compared together, so
 *     none of them is done before the screening ends
 * @param entries the number of all entries, at all points
 * @param evaluations the number of evaluations of the cost, those of the first survey and of screening included
 * @param elapsed the time since the check began
 * @param estimatedLeft an estimate of the remaining time: each remaining entry is assumed to take as long as the average done one.
 *     Empty as long as no entry is done, and while entries are refined
 */
public record CheckProgress(
        String subject,
        long entriesDone,
        long entries,
        long evaluations,
        Duration elapsed,
        Optional<Duration> estimatedLeft) {

    /** Settings that log the progress of each check. */
    static final ProgressSettings LOGGED = ProgressSettings.of(listener(CheckProgress::log));

    private static final Duration SECONDS = Duration.ofMinutes(2);
    private static final Duration MINUTES = Duration.ofHours(2);

    static ProgressListener listener(Consumer<CheckProgress> receiver) {
        return progress -> receiver.accept(new CheckProgress(
                progress.subject(),
                progress.done(),
                progress.entries(),
                progress.evaluations(),
                progress.elapsed(),
                progress.left()));
    }

    /** Logs the progress. This is a named method, since logs show the name of the method that wrote them. */
    private static void log(CheckProgress progress) {
        System.getLogger("org.gradcheck").log(System.Logger.Level.INFO, progress::toString);
    }

    /**
     * Returns the progress as a sentence.
     *
     * @return for example {@code digits: 1200 of 23860 entries checked in 12 s, about 3 min left}, or {@code digits: 31 evaluations in 12 s}
     *     before an entry is done
     */
    @Override
    public String toString() {
        return (subject.isEmpty() ? "" : subject + ": ")
                + (entriesDone == 0
                        ? evaluations + (evaluations == 1 ? " evaluation in " : " evaluations in ")
                        : entriesDone + " of " + entries + " entries checked in ")
                + text(elapsed)
                + estimatedLeft.map(left -> ", about " + text(left) + " left").orElse("");
    }

    private static String text(Duration time) {
        if (time.compareTo(SECONDS) < 0) {
            return time.toSeconds() + " s";
        }
        return time.compareTo(MINUTES) < 0 ? time.toMinutes() + " min" : time.toHours() + " h";
    }
}
