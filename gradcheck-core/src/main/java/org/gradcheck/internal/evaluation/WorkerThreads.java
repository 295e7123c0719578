package org.gradcheck.internal.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Worker threads that share numbered pieces of work with the thread of the check. Each place of work has a thread of its own. Closing
 * them waits until all have ended.
 */
public final class WorkerThreads implements AutoCloseable {

    private final List<ExecutorService> threads = new ArrayList<>();
    private final List<Thread> started = new CopyOnWriteArrayList<>();
    private boolean isOver;

    /** Prepares threads, none of which starts before there is work. */
    public WorkerThreads(int count) {
        for (int i = 1; i <= Math.max(1, count); i++) {
            String name = "gradcheck replica " + i;
            threads.add(Executors.newSingleThreadExecutor(work -> {
                Thread thread = new Thread(work, name);
                thread.setDaemon(true);
                started.add(thread);
                return thread;
            }));
        }
    }

    /**
     * Does work on one of the threads, and returns when it has ended. An interruption of the calling thread ends all threads.
     *
     * @param thread the number of the thread, from 0
     * @param work what to do; an exception is thrown as it is
     */
    public void on(int thread, Runnable work) {
        Shared<Integer, Boolean> shared = new Shared<>(1, (place, piece) -> {
            work.run();
            return true;
        });
        CountDownLatch busy = new CountDownLatch(1);
        execute(thread, shared, thread, busy);
        waitFor(busy, shared);
        List<Boolean> unused = shared.results();
    }

    private <S> void execute(int thread, Shared<S, ?> shared, S place, CountDownLatch busy) {
        if (isOver) {
            busy.countDown();
            return;
        }
        threads.get(thread % threads.size()).execute(() -> {
            shared.work(place, ignored -> {});
            busy.countDown();
        });
    }

    /**
     * Does all pieces of work, and returns when no thread works on them any more.
     *
     * @param places the places of work, one for each thread; the first is for the calling thread
     * @param count the number of pieces
     * @param work takes a place and the number of a piece
     * @param done receives the number of finished pieces, on the calling thread
     * @param ended runs on the calling thread after all others have finished; may throw if the work was interrupted
     * @return the result of each piece; if some of them throw, the exception of the first one is thrown as it is
     */
    public <S, T> List<T> share(
            List<S> places, int count, BiFunction<S, Integer, T> work, IntConsumer done, Runnable ended) {
        Shared<S, T> shared = new Shared<>(count, work);
        CountDownLatch busy = new CountDownLatch(places.size() - 1);
        for (int i = 1; i < places.size(); i++) {
            execute(i - 1, shared, places.get(i), busy);
        }
        try {
            shared.work(places.get(0), done);
        } catch (RuntimeException | Error notOfThisWork) {
            shared.stop();
            throw notOfThisWork;
        } finally {
            waitFor(busy, shared);
        }
        ended.run();
        List<T> results = shared.results();
        done.accept(count);
        return results;
    }

    /**
     * Waits for the other threads. An interruption of the calling thread is passed on to them, so that costs which wait
     * end as well. Tasks that no thread has begun by then are run here, and find that no piece is left.
     */
    private void waitFor(CountDownLatch busy, Shared<?, ?> shared) {
        uninterruptibly(busy::await, () -> {
            shared.stop();
            isOver = true;
            for (ExecutorService thread : threads) {
                thread.shutdownNow().forEach(Runnable::run);
            }
        });
    }

    @Override
    public void close() {
        threads.forEach(ExecutorService::shutdownNow);
        started.forEach(thread -> uninterruptibly(thread::join, () -> {}));
    }

    private interface Waiting {
        void end() throws InterruptedException;
    }

    private static void uninterruptibly(Waiting waiting, Runnable whenInterrupted) {
        boolean interrupted = false;
        while (true) {
            try {
                waiting.end();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                whenInterrupted.run();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Pieces of work, taken in order: when one fails, all before it are finished or in progress. */
    private static final class Shared<S, T> {

        private final BiFunction<S, Integer, T> work;
        private final @Nullable Object[] results;
        private final @Nullable Throwable[] failures;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private final AtomicInteger end;

        Shared(int count, BiFunction<S, Integer, T> work) {
            this.work = work;
            this.results = new Object[count];
            this.failures = new Throwable[count];
            this.end = new AtomicInteger(count);
        }

        @SuppressWarnings("CatchingUnchecked") // the calling thread throws it, of any type
        void work(S place, IntConsumer progress) {
            for (int piece = next.getAndIncrement(); piece < end.get(); piece = next.getAndIncrement()) {
                try {
                    results[piece] = work.apply(place, piece);
                } catch (Throwable thrown) {
                    failures[piece] = thrown;
                    end.accumulateAndGet(piece, Math::min);
                }
                progress.accept(done.incrementAndGet());
            }
        }

        void stop() {
            end.set(0);
        }

        @SuppressWarnings("unchecked")
        List<T> results() {
            Arrays.stream(failures)
                    .filter(failure -> failure != null)
                    .findFirst()
                    .ifPresent(Shared::rethrow);
            List<T> list = new ArrayList<>(results.length);
            for (Object result : results) {
                list.add((T) result);
            }
            return list;
        }

        /** Code in other languages throws checked exceptions without saying so. */
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        private static <E extends Throwable> void rethrow(Throwable thrown) throws E {
            throw (E) thrown;
        }
    }
}
