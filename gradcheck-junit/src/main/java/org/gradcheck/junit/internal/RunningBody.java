package org.gradcheck.junit.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The body of an invocation with its checks. A {@code @Timeout} on a thread of its own abandons them while they run, and the body may abandon a
 * check, as {@code assertTimeoutPreemptively} does. The test then goes
 * on only after the check has restored the parameters, which it does at its next evaluation, as its thread is interrupted. If it
 * does not end in time, this invocation and all later ones of the class are refused until it has ended.
 */
public final class RunningBody implements BeforeEachCallback, AfterTestExecutionCallback {

    /** Longest wait for the end of an abandoned check. Chosen: far above the duration of an evaluation that a test can afford. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Time between two interruptions. Code of the user may clear the flag. */
    private static final long MILLIS_BETWEEN = 20;

    private final String name;
    private final Duration patience;

    /** The threads of the body and of its checks; one that is in both is contained twice. */
    private final List<Thread> threads = new ArrayList<>();

    private boolean isOver;

    /**
     * Prepares for an invocation.
     *
     * @param name its name in messages
     */
    public RunningBody(String name) {
        this(name, PATIENCE);
    }

    /**
     * Prepares for an invocation.
     *
     * @param name its name in messages
     * @param patience the longest wait for its end
     */
    public RunningBody(String name, Duration patience) {
        this.name = name;
        this.patience = patience;
    }

    /** Notes that the body runs on the current thread. */
    public synchronized void start() {
        if (isOver) {
            throw new CancellationException(
                    name + " was abandoned by its timeout before it began; nothing was checked");
        }
        beginCheck();
    }

    /** Notes that the body has ended. */
    public synchronized void end() {
        threads.remove(Thread.currentThread());
        notifyAll();
    }

    /** Notes that a check runs on the current thread, be it that of the body or another one. */
    public synchronized void beginCheck() {
        threads.add(Thread.currentThread());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        RunningBody earlier = store(context).get(RunningBody.class, RunningBody.class);
        if (earlier != null && earlier.isRunning()) {
            throw earlier.refusal();
        }
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws InterruptedException {
        if (!awaitEnd()) {
            store(context).put(RunningBody.class, this);
            throw refusal();
        }
    }

    /**
     * Interrupts the body and its checks, if they still run on other threads, until they end or the patience does.
     *
     * @return whether it has ended
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public synchronized boolean awaitEnd() throws InterruptedException {
        isOver = true;
        long from = System.nanoTime();
        while (!threads.isEmpty()) {
            if (System.nanoTime() - from >= patience.toNanos()) {
                return false;
            }
            threads.forEach(Thread::interrupt);
            wait(MILLIS_BETWEEN);
        }
        return true;
    }

    private synchronized boolean isRunning() {
        return !threads.isEmpty();
    }

    /**
     * Returns the error for an invocation whose check did not end in time.
     *
     * @return an error that says what to use
     */
    public ExtensionConfigurationException refusal() {
        return new ExtensionConfigurationException("Configuration error: " + name
                + " was abandoned by its timeout, and its cost still ran after " + patience.toSeconds()
                + " seconds, so the parameters may be displaced; use @Timeout without SEPARATE_THREAD, or let the cost"
                + " end when its thread is interrupted");
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(RunningBody.class, context.getRequiredTestClass()));
    }
}
