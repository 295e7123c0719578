package org.gradcheck.report.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Run of the tests that a process belongs to. The forks of one Maven build are children of the same process. The forks of
 * other builds are recognised by time: they run at the same time, or one starts as soon as another has ended.
 *
 * @param owner the process that identifies the run
 * @param started when that process started
 * @param worker this process
 */
record TestRun(long owner, Instant started, long worker) {

    /** Longest time between the last page of one fork and the start of the next fork of the same run. */
    private static final Duration BETWEEN_FORKS = Duration.ofSeconds(3);

    private static final Pattern MARK = Pattern.compile("(\\d{1,18}) (\\d{1,18}) (\\d{1,18})");

    static TestRun current() {
        ProcessHandle worker = ProcessHandle.current();
        ProcessHandle owner = isForkOfMaven() ? worker.parent().orElse(worker) : worker;
        return new TestRun(owner.pid(), startOf(owner), worker.pid());
    }

    /** Returns whether Surefire started this process: it does so by a class or jar with a known name, for a single build. */
    private static boolean isForkOfMaven() {
        String command = System.getProperty("sun.java.command", "").toLowerCase(Locale.ROOT);
        return command.contains("surefirebooter") || command.contains("forkedbooter");
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    /** Returns the text of the mark in the folder of this run. */
    String mark() {
        return owner + " " + started.toEpochMilli() + " " + worker;
    }

    /** Returns whether a text is the mark of a run. */
    static boolean isMark(String text) {
        return MARK.matcher(text.strip()).matches();
    }

    /**
     * Returns whether this run wrote a folder.
     *
     * @param mark the text of the folder's mark
     * @param lastWritten the time of the last page in the folder
     */
    boolean hasWritten(String mark, Instant lastWritten) {
        Matcher parts = MARK.matcher(mark.strip());
        if (!parts.matches()) {
            return false;
        }
        boolean sameOwner = number(parts, 1) == owner && number(parts, 2) == started.toEpochMilli();
        return sameOwner || isRunning(number(parts, 3), lastWritten) || followsOn(lastWritten);
    }

    private static long number(Matcher parts, int group) {
        return Long.parseLong(parts.group(group));
    }

    /** Returns whether the process that wrote the mark still runs. A later process with the same number started after it. */
    private static boolean isRunning(long other, Instant marked) {
        Optional<Instant> start = ProcessHandle.of(other)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().startInstant());
        return start.isPresent() && start.get().isBefore(marked);
    }

    private boolean followsOn(Instant lastWritten) {
        Optional<Instant> start = ProcessHandle.current().info().startInstant();
        return start.isPresent() && Duration.between(lastWritten, start.get()).compareTo(BETWEEN_FORKS) < 0;
    }
}
