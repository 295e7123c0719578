package org.gradcheck.report.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which run of the tests a process belongs to. The forks of one Maven build are children of the same process. Elsewhere, forks
 * of a run work at the same time, so that one has started before another writes its last page, or one starts as soon as
 * another has ended.
 *
 * @param owner the process by which a run is known
 * @param started when that process started
 * @param worker this process
 */
record TestRun(long owner, Instant started, long worker) {

    /** Between the last page of one fork and the start of the next. */
    private static final Duration BETWEEN_FORKS = Duration.ofSeconds(3);

    private static final Pattern MARK = Pattern.compile("(\\d{1,18}) (\\d{1,18}) (\\d{1,18})");

    static TestRun current() {
        ProcessHandle worker = ProcessHandle.current();
        ProcessHandle owner = isForkOfMaven() ? worker.parent().orElse(worker) : worker;
        return new TestRun(owner.pid(), startOf(owner), worker.pid());
    }

    /** Surefire starts its forks by a class or a jar of this name, and each for a single build. */
    private static boolean isForkOfMaven() {
        String command = System.getProperty("sun.java.command", "").toLowerCase(Locale.ROOT);
        return command.contains("surefirebooter") || command.contains("forkedbooter");
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    /** What a folder of this run is marked with. */
    String mark() {
        return owner + " " + started.toEpochMilli() + " " + worker;
    }

    /** Tells whether a text is what a folder of some run is marked with. */
    static boolean isMark(String text) {
        return MARK.matcher(text.strip()).matches();
    }

    /**
     * Tells whether a folder is from this run.
     *
     * @param mark what it is marked with
     * @param lastWritten when it was last written to
     */
    boolean hasLeft(String mark, Instant lastWritten) {
        Matcher parts = MARK.matcher(mark.strip());
        if (!parts.matches()) {
            return false;
        }
        boolean sameOwner = number(parts, 1) == owner && number(parts, 2) == started.toEpochMilli();
        return sameOwner || isAtWork(number(parts, 3), lastWritten) || followsOn(lastWritten);
    }

    private static long number(Matcher parts, int group) {
        return Long.parseLong(parts.group(group));
    }

    /** A process that wrote the mark and still runs; another one with its number would have started later. */
    private static boolean isAtWork(long other, Instant marked) {
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
