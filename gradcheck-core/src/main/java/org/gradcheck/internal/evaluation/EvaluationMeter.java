package org.gradcheck.internal.evaluation;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Meter of all evaluations of a check, at all points and of all replicas. It ends the check at its limit, and lets the progress be told
 * between two evaluations.
 *
 * <p>Evaluations are counted before the user's code is called, so the limit is never exceeded. Thread-safe; the progress is told on the thread
 * that made the meter.
 */
public final class EvaluationMeter {

    /** Limit that no check reaches. */
    public static final long NO_LIMIT = Long.MAX_VALUE;

    private final long most;
    private final ProgressCounter progress;
    private final Thread thread = Thread.currentThread();
    private final AtomicLong used = new AtomicLong();
    private volatile boolean isReached;
    private volatile long kept;

    /**
     * Begins at 0.
     *
     * @param most the limit, 1 or more; {@link #NO_LIMIT} for none
     */
    public EvaluationMeter(long most, ProgressCounter progress) {
        this.most = most;
        this.progress = progress;
    }

    /** Returns a meter without a limit, which tells no progress. */
    public static EvaluationMeter unlimited() {
        return new EvaluationMeter(NO_LIMIT, ProgressCounter.silent());
    }

    /**
     * Counts evaluations that follow.
     *
     * @throws LimitReached if fewer of them are left; none is counted then
     */
    public void take(long evaluations) {
        long before;
        do {
            before = used.get();
            if (evaluations > most - kept - before) {
                isReached = true;
                throw new LimitReached(most);
            }
        } while (!used.compareAndSet(before, before + evaluations));
        if (Thread.currentThread() == thread) {
            progress.evaluated(before + evaluations);
        }
    }

    /** Counts evaluations that were made before there was a meter. */
    public void add(long evaluations) {
        used.addAndGet(evaluations);
    }

    /** Gives back evaluations that were taken and not made. */
    public void giveBack(long evaluations) {
        used.addAndGet(-evaluations);
    }

    /**
     * Begins a step that is of use only with all its evaluations.
     *
     * @throws LimitReached if fewer of them are left
     */
    public void require(long evaluations) {
        if (evaluations > left()) {
            isReached = true;
            throw new LimitReached(most);
        }
    }

    /**
     * Ends a phase whose last step has ended at the limit.
     *
     * @throws LimitReached if evaluations were refused
     */
    public void requireUnreached() {
        if (isReached) {
            throw new LimitReached(most);
        }
    }

    /** Returns the number of evaluations that are left; without a limit, more than any check takes. */
    public long left() {
        return Math.max(0, most - kept - used.get());
    }

    /** Keeps evaluations for a later phase, which {@link #releaseKept} begins. */
    public void keep(long evaluations) {
        kept = evaluations;
    }

    /** Returns whether evaluations are kept. */
    public boolean isKept() {
        return kept > 0;
    }

    /**
     * Begins the phase that evaluations were kept for.
     *
     * @return whether evaluations were refused before; they no longer count as refused
     */
    public boolean releaseKept() {
        boolean wasReached = isReached;
        isReached = false;
        kept = 0;
        return wasReached;
    }

    public boolean hasLimit() {
        return most != NO_LIMIT;
    }

    /** Returns the limit. */
    public long most() {
        return most;
    }

    /** Returns whether evaluations were refused. */
    public boolean isReached() {
        return isReached;
    }

    /** Notes that a phase has left entries out for the sake of the limit. */
    public void leaveOut() {
        isReached = true;
    }

    /** Runs a phase; returns whether it has ended by itself, and not at the limit. */
    public boolean completes(Runnable phase) {
        try {
            phase.run();
            return true;
        } catch (LimitReached ended) {
            return false;
        }
    }
}
