package org.gradcheck.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.gradcheck.report.GradientReport;
import org.opentest4j.TestAbortedException;

/** How code of the user ends in the midst of a check. */
enum Ending {
    EXCEPTION {
        @Override
        void now() {
            throw new IllegalStateException(TEXT);
        }
    },

    /** Not the same as its superclass, which ends the domain of a cost. */
    CHECKED_EXCEPTION {
        @Override
        void now() {
            throwAnyway(new IOException(TEXT));
        }
    },

    ASSERTION {
        @Override
        void now() {
            throw new AssertionError(TEXT);
        }
    },

    /** As {@code Thread.stop} ended a thread up to JDK 19. */
    THREAD_DEATH {
        @Override
        void now() {
            throw new ThreadDeath();
        }

        @Override
        void assertThrown(Throwable thrown, int evaluation) {
            assertThat(thrown).isExactlyInstanceOf(ThreadDeath.class);
        }
    },

    MISSING_CLASS {
        @Override
        void now() {
            throw new NoClassDefFoundError(TEXT);
        }
    },

    ABORTED_TEST {
        @Override
        void now() {
            throw new TestAbortedException(TEXT);
        }
    },

    STACK_OVERFLOW {
        @Override
        void now() {
            int unused = descend(0);
        }

        @Override
        void assertThrown(Throwable thrown, int evaluation) {
            assertThat(thrown).isExactlyInstanceOf(StackOverflowError.class);
        }
    },

    /** The array is larger than any heap, so no collection is tried. */
    FULL_HEAP {
        @Override
        void now() {
            long[] unused = new long[Integer.MAX_VALUE];
            throw new IllegalStateException("the heap has " + unused.length + " numbers");
        }

        @Override
        void assertThrown(Throwable thrown, int evaluation) {
            assertThat(thrown).isExactlyInstanceOf(OutOfMemoryError.class);
        }
    },

    SHARED_EXCEPTION {
        @Override
        void now() {
            throw Constant.SHARED;
        }

        @Override
        void assertThrown(Throwable thrown, int evaluation) {
            assertThat(thrown).isSameAs(Constant.SHARED).hasNoSuppressedExceptions();
        }
    },

    CANCELLATION {
        @Override
        void now() {
            throw new CancellationException(TEXT);
        }
    },

    INTERRUPTION {
        @Override
        void now() {
            Thread.currentThread().interrupt();
        }

        @Override
        void assertThrown(Throwable thrown, int evaluation) {
            assertThat(thrown)
                    .isExactlyInstanceOf(CancellationException.class)
                    .hasMessageMatching("the gradient check was interrupted before evaluation \\d+ of the cost; all"
                            + " parameters are restored");
        }
    };

    static final String TEXT = "ended by the user";

    /** Ends here, by an exception or by an interruption. */
    abstract void now();

    /** Asserts that a check ended likewise. */
    void assertThrown(Throwable thrown, int evaluation) {
        assertThat(thrown).as("at call %s", evaluation).hasMessage(TEXT);
        assertThat(thrown.getSuppressed().length).isLessThan(2);
    }

    /** Returns what a report says if the check had its verdict before. */
    String told() {
        return "while the cause was sought at other points, your code threw ";
    }

    private static final class Constant {

        @SuppressWarnings("StaticAssignmentOfThrowable") // a shared exception is the case
        static final IllegalStateException SHARED = new IllegalStateException(TEXT);
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int descend(int depth) {
        return descend(depth + 1) + 1;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void throwAnyway(Throwable thrown) throws E {
        throw (E) thrown;
    }

    /**
     * Runs a check that ends so, and asserts what it throws. The thread of the check is interrupted afterwards only if that is its ending.
     *
     * @return the report; empty if the check has thrown
     */
    Optional<GradientReport> endOf(Supplier<GradientReport> check, Checked.Calls calls, int call) {
        AtomicReference<GradientReport> report = new AtomicReference<>();
        Throwable thrown = catchThrowable(() -> report.set(check.get()));
        boolean isInterrupted = this == INTERRUPTION
                && calls.endedOn().filter(Thread.currentThread()::equals).isPresent();
        assertThat(Thread.interrupted()).isEqualTo(isInterrupted);
        if (thrown != null) {
            assertThrown(thrown, call);
        }
        return Optional.ofNullable(report.get());
    }

    /** Returns whether the code of a check that has a report ended so, which is after its verdict. */
    boolean isInSearch(Checked.Calls calls) {
        return calls.endedOn().isPresent() && this != INTERRUPTION;
    }
}
