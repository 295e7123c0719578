package org.gradcheck.report.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Run of the tests, as the file {@code run} of its folder states it. The forks of one Maven build are one run: Maven starts all of them. So are
 * processes of one parent that run at the same time, such as the workers of Gradle. Any other process is a run of its own.
 *
 * @param owner the process that identifies the run: that of Maven, or the first process of the run
 * @param parent the number of the process that starts the processes of the run; 0 if they are the forks of Maven
 * @param members the processes of the run that may still write
 */
record TestRun(ProcessStart owner, long parent, List<ProcessStart> members) {

    private static final Pattern MARK = Pattern.compile("\\d{1,18} \\d{1,18} \\d{1,18}(\n\\d{1,18} \\d{1,18})*");

    /** Name of the folder of a run that is not the newest. */
    static final Pattern NAME = Pattern.compile("[+-]?\\d{4,9}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\dZ-\\d{1,18}");

    TestRun {
        members = List.copyOf(members);
    }

    /** Returns the run of this process, unless {@link #includes} finds that it takes part in another one. */
    static TestRun current() {
        ProcessHandle worker = ProcessHandle.current();
        Optional<ProcessHandle> parent = worker.parent();
        ProcessStart member = ProcessStart.of(worker);
        return isForkOfMaven() && parent.isPresent()
                ? new TestRun(ProcessStart.of(maven(parent.get())), 0, List.of(member))
                : new TestRun(member, parent.isPresent() ? parent.get().pid() : 0, List.of(member));
    }

    /** Returns the process of Maven. Surefire starts each fork by a shell, which waits for it. */
    private static ProcessHandle maven(ProcessHandle parent) {
        Optional<ProcessHandle> ancestor = Optional.of(parent);
        while (ancestor.isPresent()) {
            if (isJava(ancestor.get())) {
                return ancestor.get();
            }
            ancestor = ancestor.get().parent();
        }
        return parent;
    }

    private static boolean isJava(ProcessHandle process) {
        Optional<String> command = process.info().command();
        return command.isPresent() && command.get().matches("(?:.*[/\\\\])?javaw?(?:\\.exe)?");
    }

    /** Returns whether Surefire started this process: it does so by a class or jar with a known name, for a single build. */
    private static boolean isForkOfMaven() {
        String command = System.getProperty("sun.java.command", "").toLowerCase(Locale.ROOT);
        return command.contains("surefirebooter") || command.contains("forkedbooter");
    }

    /** Returns the run that a mark states; empty if the text is not a mark. */
    static Optional<TestRun> read(String mark) {
        String text = mark.strip();
        if (!MARK.matcher(text).matches()) {
            return Optional.empty();
        }
        String[] numbers = text.split("[ \n]", -1);
        List<ProcessStart> members = new ArrayList<>();
        for (int i = 3; i < numbers.length; i += 2) {
            members.add(start(numbers[i], numbers[i + 1]));
        }
        return Optional.of(new TestRun(start(numbers[0], numbers[1]), Long.parseLong(numbers[2]), members));
    }

    private static ProcessStart start(String number, String millis) {
        return new ProcessStart(Long.parseLong(number), Long.parseLong(millis));
    }

    /** Returns the text of the mark in the folder of this run. */
    String mark() {
        StringBuilder text = new StringBuilder(owner + " " + parent);
        for (ProcessStart member : members) {
            text.append('\n').append(member);
        }
        return text.toString();
    }

    /** Returns the name of the folder of this run: the time of its start, and the number of its first process. */
    String name() {
        Instant second = Instant.ofEpochSecond(owner.millis() / 1_000);
        return second.toString().replace(':', '-') + "-" + owner.number();
    }

    /** Returns whether a process of another run takes part in this one. */
    boolean includes(TestRun other) {
        return owner.isSameAs(other.owner)
                || hasMember(other.members)
                || (parent != 0 && parent == other.parent && isRunning());
    }

    /** Returns whether the mark states the processes of another run. */
    boolean hasMember(List<ProcessStart> others) {
        for (ProcessStart member : members) {
            for (ProcessStart other : others) {
                if (member.isSameAs(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns this run with the processes of another one. Processes that have ended are left out. */
    TestRun with(List<ProcessStart> others) {
        List<ProcessStart> all = new ArrayList<>(others);
        for (ProcessStart member : members) {
            if (member.isRunning() && !all.contains(member)) {
                all.add(member);
            }
        }
        return new TestRun(owner, parent, all);
    }

    /** Returns whether a process of this run may still write. */
    boolean isRunning() {
        for (ProcessStart member : members) {
            if (member.isRunning()) {
                return true;
            }
        }
        return false;
    }
}
