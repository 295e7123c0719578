package org.gradcheck.subject;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** An output goes with a backward call that takes its upstream gradient, a cost with one that takes none. */
class LayerDescriptionTests {

    private final GradientSubject subject = GradientSubject.named("my layer");

    @Test
    void anOutputWhoseUpstreamGradientNothingTakes() {
        String message = "my layer has an output, but nothing takes the gradient that flows into it: add"
                + " backward(upstream -> ...)";
        subject.parameter("w", new double[1], () -> new double[1]).output(() -> new double[1]);

        refusesState(subject::objective, message);
        refusesState(subject.backward(() -> {})::objective, message);
    }

    @Test
    void aCostWhoseGradientTakesAnUpstreamGradient() {
        subject.parameter("w", new double[1], new double[1]).cost(() -> 0).backward(upstream -> {});

        refusesState(
                subject::objective,
                "my layer has a backward(upstream -> ...) but no output that it differentiates: add output(...) in place"
                        + " of the cost, or make it backward(() -> ...)");
    }

    @Test
    void anOutputWithoutEntries() {
        subject.parameter("w", new double[1], new double[1])
                .output(() -> new double[0])
                .backward(upstream -> {});

        refusesState(subject::objective, "the output of my layer has no entries; return one entry or more");
    }

    private static void refusesState(ThrowingCallable description, String message) {
        assertThatIllegalStateException().isThrownBy(description).withMessage(message);
    }
}
