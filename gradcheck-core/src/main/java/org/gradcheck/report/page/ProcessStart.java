package org.gradcheck.report.page;

import java.time.Instant;
import java.util.Optional;

/**
 * Number and start of a process. A later process may get the same number, but not within seconds.
 *
 * @param number the number of the process
 * @param millis the time of its start in milliseconds since 1970; 0 if the system does not state it
 */
record ProcessStart(long number, long millis) {

    /** Largest difference of two statements of one start. Linux derives it from the time since the boot and the clock, which is set. */
    private static final long MOST_MILLIS_APART = 5_000;

    static ProcessStart of(ProcessHandle process) {
        return new ProcessStart(
                process.pid(),
                process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli());
    }

    boolean isSameAs(ProcessStart other) {
        return number == other.number && Math.abs(millis - other.millis) <= MOST_MILLIS_APART;
    }

    boolean isRunning() {
        Optional<ProcessHandle> process = ProcessHandle.of(number);
        return process.isPresent() && process.get().isAlive() && isSameAs(of(process.get()));
    }

    @Override
    public String toString() {
        return number + " " + millis;
    }
}
