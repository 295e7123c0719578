package org.gradcheck.internal.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Work that is shared ends whatever happens to the threads. */
class WorkerThreadsTests {

    private static final int CALLER = 0;

    @Test
    void anInterruptionEndsWorkThatNoThreadHasBegun() {
        CountDownLatch begun = new CountDownLatch(1);
        try (WorkerThreads oneThreadForTwo = new WorkerThreads(1)) {
            assertThatThrownBy(() -> oneThreadForTwo.share(
                            List.of(CALLER, 1, 2),
                            10,
                            (place, piece) -> {
                                if (place == CALLER) {
                                    await(begun);
                                    Thread.currentThread().interrupt();
                                } else {
                                    begun.countDown();
                                    await(new CountDownLatch(1));
                                }
                                return piece;
                            },
                            done -> {},
                            () -> {
                                throw new CancellationException("interrupted");
                            }))
                    .isExactlyInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
