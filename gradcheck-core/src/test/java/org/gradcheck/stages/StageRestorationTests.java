package org.gradcheck.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.Finding;
import org.junit.jupiter.api.Test;

/** Parameters and values of stages are as before the check, to the bit, whatever ends it. */
class StageRestorationTests {

    private static final class Failing extends ScaledTanh {

        private final int failingCall;
        private final Runnable failure;
        int calls;

        Failing(int failingCall, Runnable failure) {
            this.failingCall = failingCall;
            this.failure = failure;
            Arrays.setAll(h, i -> i == 0 ? -0.0 : Double.MIN_VALUE * i);
            Arrays.setAll(y, i -> 1e300 * i);
        }

        @Override
        void scaled() {
            super.scaled();
            calls++;
            if (calls == failingCall) {
                failure.run();
            }
        }

        @Override
        void backwardOfScaled() {
            super.backwardOfScaled();
            dh[2] *= 2;
        }

        long[] bits() {
            return Stream.of(w, v, p, h, y)
                    .flatMapToDouble(DoubleStream::of)
                    .mapToLong(Double::doubleToRawLongBits)
                    .toArray();
        }
    }

    private static int allCalls() {
        Failing net = new Failing(-1, () -> {});
        net.check();
        return net.calls;
    }

    @Test
    void afterACheckThatFails() {
        Failing net = new Failing(-1, () -> {});
        long[] before = net.bits();

        assertThat(net.check().wrongStages()).containsExactly("scaled");

        assertThat(net.bits()).containsExactly(before);
    }

    @Test
    void afterAnExceptionOfAForward() {
        int all = allCalls();
        for (int call = 1; call <= all; call += 3) {
            Failing net = new Failing(call, () -> {
                throw new IllegalStateException("no more memory");
            });
            long[] before = net.bits();

            try {
                assertThat(net.check().findings())
                        .extracting(Finding::text)
                        .containsExactly(
                                "while the cause was sought at other points, your code threw"
                                        + " java.lang.IllegalStateException: no more memory; the verdict stands, the cause may be missing");
            } catch (IllegalStateException beforeTheVerdict) {
                assertThat(beforeTheVerdict).hasMessage("no more memory");
            }

            assertThat(net.bits()).as("call %s of %s", call, all).containsExactly(before);
        }
    }

    @Test
    void afterAnInterruption() {
        int all = allCalls();
        for (int call = all - 60; call < all; call += 7) {
            Failing net = new Failing(call, () -> Thread.currentThread().interrupt());
            long[] before = net.bits();

            assertThatThrownBy(net::check)
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("the gradient check was interrupted before evaluation " + (call + 1)
                            + " of the cost; all parameters are restored");

            assertThat(Thread.interrupted()).isTrue();
            assertThat(net.bits()).as("call %s of %s", call, all).containsExactly(before);
        }
    }

    @Test
    void afterACheckOfOutputs() {
        Failing net = new Failing(-1, () -> {});
        long[] before = net.bits();

        GradientChecker.standard()
                .checkOutputs(net.parameters()
                        .stage("hidden", net.h, net.dh, net::hidden)
                        .stage("scaled", net.y, net.dy, net::scaled)
                        .output(() -> net.y.clone())
                        .backward(upstream -> {}));

        assertThat(net.bits()).containsExactly(before);
    }

    /** A displaced value may lie outside of the domain of the cost. */
    @Test
    void afterAPointOutsideTheDomain() {
        ScaledTanh net = new ScaledTanh() {
            @Override
            void scaled() {
                if (h[0] > Math.tanh(w[0] * x[0]) * (1 + 1e-6)) {
                    throw new IllegalArgumentException("outside");
                }
                super.scaled();
            }

            @Override
            void backwardOfScaled() {
                super.backwardOfScaled();
                dh[2] *= 2;
            }
        };

        assertThat(GradientChecker.standard().check(net.describe()).wrongStages())
                .containsExactly("scaled");
        assertThat(net.h).containsExactly(0, 0, 0, 0);
    }
}
