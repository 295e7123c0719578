package org.gradcheck.internal.diagnosis.pattern;

import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.Scope;
import org.gradcheck.internal.diagnosis.search.ScopedHypothesis;

/** Maximising for minimising, or a difference taken the other way round. */
public final class SignFlipped implements ScopedHypothesis {

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation, Scope scope) {
        ScaledGradient factor = new ScaledGradient(situation, scope);
        return Stream.of(factor.explanation(new FactorMeaning(Cause.SIGN_FLIPPED, -1, 0, 0, remedy(factor)), ""));
    }

    /** What is meant is meant of all blocks: of one of them it would make the others wrong. */
    private static String remedy(ScaledGradient factor) {
        return factor.isOfAllBlocks()
                ? "negate it; if it is meant to be added, or to maximise, declare maximizing()"
                : "negate it";
    }
}
