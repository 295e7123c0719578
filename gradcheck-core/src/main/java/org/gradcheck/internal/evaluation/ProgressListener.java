package org.gradcheck.internal.evaluation;

import java.time.Duration;

/** Receiver of the progress of a check. */
@FunctionalInterface
public interface ProgressListener {

    /**
     * Receives the progress, on the thread of the check.
     *
     * @param subject the name of the check, as its report will have it
     * @param done the number of finished entries
     * @param entries the number of all entries, at all points
     * @param elapsed the time since the check began
     */
    void progress(String subject, long done, long entries, Duration elapsed);

    /** Returns a listener that passes the progress on to this one first, then to another. */
    default ProgressListener andThen(ProgressListener further) {
        return (subject, done, entries, elapsed) -> {
            progress(subject, done, entries, elapsed);
            further.progress(subject, done, entries, elapsed);
        };
    }
}
