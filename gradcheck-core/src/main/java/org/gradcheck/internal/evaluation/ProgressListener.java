package org.gradcheck.internal.evaluation;

/** Receiver of the progress of a check. */
@FunctionalInterface
public interface ProgressListener {

    /** Receives the progress, on the thread of the check. */
    void progress(Progress progress);

    /** Returns a listener that passes the progress on to this one first, then to another. */
    default ProgressListener andThen(ProgressListener further) {
        return progress -> {
            progress(progress);
            further.progress(progress);
        };
    }
}
