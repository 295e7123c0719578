package org.gradcheck.diagnosis;

import java.util.stream.Stream;

/** Maximising for minimising, or a difference taken the other way round. */
final class SignFlipped implements ScopedHypothesis {

    @Override
    public Stream<Explanation> explanations(Situation situation, Scope scope) {
        return Stream.of(new Factor(situation, scope)
                .explanation(
                        Cause.SIGN_FLIPPED,
                        -1,
                        0,
                        0,
                        "",
                        "negate it; if it is meant to be added, or to maximise, declare maximizing()"));
    }
}
