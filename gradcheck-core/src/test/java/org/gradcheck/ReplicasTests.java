package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A check with replicas gives the report of a check without. */
class ReplicasTests {

    private final Thread checking = Thread.currentThread();
    private final Set<Thread> others = ConcurrentHashMap.newKeySet();
    private final CountDownLatch sharing = new CountDownLatch(1);

    @ParameterizedTest
    @EnumSource
    void theReportIsThatOfOneAlone(OneByOne code) {
        OneByOne.Model alone = code.model();
        OneByOne.Model model = code.model();
        List<OneByOne.Model> replicas = new ArrayList<>();

        GradientReport report = check(model.subject().cost(model::cost).replicas(() -> {
            OneByOne.Model replica = code.model();
            replicas.add(replica);
            return replica.subject().cost(replica::cost);
        }));

        assertThat(report).isEqualTo(check(alone.subject().cost(alone::cost)));
        replicas.add(model);
        assertThat(replicas).hasSizeGreaterThan(1).allSatisfy(restored -> {
            assertThat(restored.w).containsExactly(code.model().w);
            assertThat(restored.b).containsExactly(code.model().b);
        });
    }

    @Test
    void aCheckAlongRandomDirectionsMakesNone() {
        Squares squares = new Squares(all -> {});

        GradientReport report = GradientChecker.standard()
                .mode(CheckMode.SCREENING)
                .check(squares.subject().replicas(() -> {
                    throw new AssertionError("a replica was made");
                }));

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
    }

    /** Squares of more entries than there are threads, whose last has the largest derivative. */
    private final class Squares {

        final double[] w = start();
        private final Consumer<Squares> whenEvaluated;

        Squares(Consumer<Squares> whenEvaluated) {
            this.whenEvaluated = whenEvaluated;
        }

        private static double[] start() {
            double[] start = {0.5, -0.0, 1e-300, 0.25, 3};
            double[] padded =
                    Arrays.copyOf(start, start.length + Runtime.getRuntime().availableProcessors());
            padded[padded.length - 1] = 4;
            return padded;
        }

        GradientSubject subject() {
            return GradientSubject.named("squares")
                    .parameter(
                            "w", w, () -> Arrays.stream(w).map(v -> 2 * v + 1).toArray())
                    .cost(this::cost);
        }

        double cost() {
            if (Thread.currentThread() != checking && isDisplacedInOneButTheLast()) {
                others.add(Thread.currentThread());
                sharing.countDown();
            }
            whenEvaluated.accept(this);
            return Arrays.stream(w).map(v -> v * v + v).sum();
        }

        /** Whether this entry alone is not where it was. */
        boolean isDisplacedIn(int entry) {
            double[] start = start();
            boolean displaced = w[entry] != start[entry];
            start[entry] = w[entry];
            return displaced && Arrays.equals(w, start);
        }

        /** The last is the one in which replicas are compared with the subject before the work is shared. */
        boolean isDisplacedInOneButTheLast() {
            return IntStream.range(0, w.length - 1).anyMatch(this::isDisplacedIn);
        }

        /** Waits, on the thread of the check, until another takes part. */
        void awaitHelp() {
            if (Thread.currentThread() == checking && isDisplacedIn(0)) {
                await(sharing);
            }
        }

        void assertRestored() {
            assertThat(DescribedSubjects.bits(w)).containsExactly(DescribedSubjects.bits(Squares.start()));
        }
    }

    @Test
    void entriesAreExaminedOnSeveralThreadsAndNoThreadIsLeft() {
        Squares squares = new Squares(Squares::awaitHelp);

        GradientReport report = check(squares.subject().replicas(() -> new Squares(Squares::awaitHelp).subject()));

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(others).isNotEmpty().noneMatch(Thread::isAlive);
        squares.assertRestored();
    }

    @Test
    void theFirstExceptionInTheOrderOfTheEntriesReachesTheCaller() {
        Consumer<Squares> failing = squares -> {
            squares.awaitHelp();
            for (int entry = 1; entry < 4; entry++) {
                if (squares.isDisplacedIn(entry)) {
                    throw new UnsupportedOperationException("entry " + entry);
                }
            }
        };
        for (int run = 0; run < 50; run++) {
            Squares squares = new Squares(failing);
            List<Squares> made = new ArrayList<>(List.of(squares));

            assertThatThrownBy(() -> check(squares.subject().replicas(() -> {
                        Squares replica = new Squares(failing);
                        made.add(replica);
                        return replica.subject();
                    })))
                    .isExactlyInstanceOf(UnsupportedOperationException.class)
                    .hasMessage("entry 1")
                    .hasNoCause();
            assertThat(others).noneMatch(Thread::isAlive);
            made.forEach(Squares::assertRestored);
        }
    }

    @Test
    void aCheckedExceptionOfAnotherLanguageIsNotWrapped() {
        IOException thrown = new IOException("no data");
        Squares squares = new Squares(Squares::awaitHelp);

        assertThatThrownBy(() -> check(squares.subject()
                        .replicas(() -> new Squares(replica -> {
                                    if (Thread.currentThread() != checking) {
                                        throwAnyway(thrown);
                                    }
                                })
                                .subject())))
                .isSameAs(thrown);
    }

    @Test
    void anInterruptionOnTheThreadOfTheCheckEndsIt() {
        CountDownLatch interrupted = new CountDownLatch(1);
        Squares squares = new Squares(it -> {
            if (Thread.currentThread() == checking && it.isDisplacedInOneButTheLast()) {
                await(sharing);
                checking.interrupt();
                interrupted.countDown();
            }
        });

        assertCancelled(
                squares,
                () -> new Squares(it -> {
                    if (Thread.currentThread() != checking && it.isDisplacedInOneButTheLast()) {
                        await(interrupted);
                    }
                }));
    }

    @Test
    void aReplicaThatWaitsIsInterruptedWithTheCheck() {
        Squares squares = new Squares(Squares::awaitHelp);

        assertCancelled(
                squares,
                () -> new Squares(it -> {
                    if (Thread.currentThread() != checking && it.isDisplacedInOneButTheLast()) {
                        checking.interrupt();
                        while (!Thread.currentThread().isInterrupted()) {
                            LockSupport.park();
                        }
                    }
                }));
    }

    private void assertCancelled(Squares squares, Supplier<Squares> replicas) {
        List<Squares> made = new ArrayList<>(List.of(squares));
        try {
            assertThatThrownBy(() -> check(squares.subject().replicas(() -> {
                        Squares replica = replicas.get();
                        made.add(replica);
                        return replica.subject();
                    })))
                    .isExactlyInstanceOf(CancellationException.class)
                    .hasMessageMatching("the gradient check was interrupted before evaluation \\d+ of the cost; all"
                            + " parameters are restored");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(others).isNotEmpty().noneMatch(Thread::isAlive);
        made.forEach(Squares::assertRestored);
    }

    @Test
    void otherBlocksAreRefused() {
        assertRefused(
                () -> describe("v", 0.5, 1),
                "replica 1 of line has the blocks ['v'], but the subject has ['w']; describe the same blocks in the"
                        + " same order");
    }

    @Test
    void anotherShapeIsRefused() {
        assertRefused(
                () -> describe("w", 0.5, 1, 2),
                "'w' of replica 1 of line has the shape 3, but that of the subject has 2; give both the same shape");
    }

    @Test
    void anotherValueIsRefused() {
        assertRefused(
                () -> describe("w", 0.5, -0.0),
                "w[1] of replica 1 of line is -0.0, but that of the subject is 0.0; copy the parameters of the subject to"
                        + " the bit");
    }

    @Test
    void otherDeclarationsAreRefused() {
        assertRefused(
                () -> describe("w", 0.5, 0).declare("w", it -> it.bounds(0, 1)),
                "w[0] of replica 1 of line has other bounds or another scale than that of the subject, or only one of"
                        + " them is fixed; declare the same for both");
    }

    @Test
    void theSameArrayIsRefused() {
        double[] w = {0.5, 0};

        assertThatIllegalStateException()
                .isThrownBy(() -> check(line("w", w).replicas(() -> line("w", w))))
                .withMessage(
                        "'w' of replica 1 of line is in the same array as that of the subject or of another replica;"
                                + " give each replica parameters of its own");
        assertThat(w).containsExactly(0.5, 0);
    }

    @Test
    void anotherCostIsRefused() {
        assertRefused(
                () -> describe("w", 0.5, 0).cost(() -> 7),
                "the cost of replica 1 of line is 7.0, but that of the subject is 0.5 at the same parameters; both must"
                        + " compute the same cost, each from its own parameters");
    }

    @Test
    void aCostThatReadsTheParametersOfTheSubjectIsRefused() {
        double[] w = {0.5, 0};

        assertThatIllegalStateException()
                .isThrownBy(() ->
                        check(line("w", w).replicas(() -> line("w", w.clone()).cost(() -> w[0] + w[1]))))
                .withMessage(
                        "the cost of replica 1 of line has the difference quotient 0.0 where that of the subject has"
                                + " 1.0, when w[0] is displaced; both must compute the same cost, each from its own parameters");
    }

    @Test
    @SuppressWarnings("NullAway")
    void aMissingReplicaIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(describe("w", 0.5, 0).replicas(() -> null)))
                .withMessage("replicas(...) of line was given null; give the code to be called, or leave replicas(...)"
                        + " out");
    }

    @Test
    void replicasOfABatchedCostAreRefused() {
        assertRefusedBy(
                GradientSubject.named("line")
                        .parameter("w", new double[] {0.5, 0}, () -> new double[] {1, 1})
                        .batchedCost(all -> new double[all.size()])
                        .replicas(() -> describe("w", 0.5, 0)),
                "line has both a batched cost and replicas; keep the one that uses the cores or machines better");
    }

    private static void assertRefused(Supplier<GradientSubject> replica, String message) {
        assertRefusedBy(describe("w", 0.5, 0).replicas(replica), message);
    }

    private static void assertRefusedBy(GradientSubject subject, String message) {
        assertThatIllegalStateException().isThrownBy(() -> check(subject)).withMessage(message);
    }

    private static GradientSubject describe(String block, double... w) {
        return line(block, w);
    }

    private static GradientSubject line(String block, double[] w) {
        return GradientSubject.named("line")
                .parameter(block, w, () -> new double[] {1, 1})
                .cost(() -> w[0] + w[1]);
    }

    private static GradientReport check(GradientSubject subject) {
        return GradientChecker.standard().check(subject);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void throwAnyway(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
