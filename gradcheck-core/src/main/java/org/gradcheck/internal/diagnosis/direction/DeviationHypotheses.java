package org.gradcheck.internal.diagnosis.direction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.description.SameFactor;
import org.gradcheck.internal.diagnosis.direction.DeviationHypothesis.Named;
import org.gradcheck.internal.diagnosis.pattern.ConstantOffset;
import org.gradcheck.internal.diagnosis.pattern.FactorMeaning;
import org.gradcheck.internal.diagnosis.pattern.FunctionOfParameter;
import org.gradcheck.internal.diagnosis.pattern.WeightDecayMismatch;
import org.gradcheck.internal.diagnosis.search.ExchangedChunks;
import org.gradcheck.internal.text.DecimalText;

/**
 * The mistakes that predict what a claimed gradient leaves unexplained from the claims and the parameters alone.
 *
 * @param block the block
 */
record DeviationHypotheses(ClaimedBlock block) {

    /** Standard deviations within which a factor is a usual one. Chosen: as for the factor of a whole block. */
    private static final double FACTOR_IN_ERRORS = 3;

    /** Largest relative distance of a usual factor. Chosen: as for the factor of a whole block. */
    private static final double CLOSE = 0.02;

    /** Returns the hypotheses that are possible in the block. */
    List<DeviationHypothesis> all() {
        List<DeviationHypothesis> all = new ArrayList<>();
        all.add(commonFactor());
        all.add(decay(x -> x, "the parameter"));
        all.add(decay(Math::signum, "the sign of the parameter"));
        all.add(offset());
        all.add(factorWhere(i -> block.parameters()[i] < 0, "negative", "positive"));
        all.add(factorWhere(i -> block.parameters()[i] > 0, "positive", "negative"));
        for (FunctionOfParameter.Factor factor : FunctionOfParameter.Factor.values()) {
            function(factor).ifPresent(all::add);
        }
        ExchangedChunks.of(block.sizes()).forEach(chunks -> all.add(exchange(chunks)));
        all.removeIf(DeviationHypothesis::isZero);
        return all;
    }

    /** All claims times one factor: the tests of the parts name it, and it refutes the others. */
    private DeviationHypothesis commonFactor() {
        return new DeviationHypothesis(block.changes(block.claimed()), false, (coefficient, error) -> Optional.empty());
    }

    private DeviationHypothesis decay(DoubleUnaryOperator derivative, String of) {
        double[] derivatives = Arrays.stream(block.parameters()).map(derivative).toArray();
        return new DeviationHypothesis(block.changes(derivatives), false, (coefficient, error) -> {
            double lambda = -coefficient;
            return Optional.of(Named.cause(
                    lambda < 0 ? Cause.MISSING_WEIGHT_DECAY : Cause.EXTRA_WEIGHT_DECAY,
                    "analytic - numeric = " + MeasuredNumber.text(lambda, error) + " x " + of
                            + " along directions, in all parts of the block alike",
                    WeightDecayMismatch.remedy(lambda, MeasuredNumber.digits(Math.abs(lambda), error), of)));
        });
    }

    private DeviationHypothesis offset() {
        double[] ones = new double[block.entries()];
        Arrays.fill(ones, 1);
        return new DeviationHypothesis(
                block.changes(ones),
                false,
                (coefficient, error) -> Optional.of(Named.cause(
                        Cause.CONSTANT_OFFSET,
                        "analytic - numeric = " + MeasuredNumber.text(-coefficient, error)
                                + " along directions, in all parts of the block alike",
                        ConstantOffset.REMEDY)));
    }

    private DeviationHypothesis factorWhere(IntPredicate where, String sign, String other) {
        double[] claimed = new double[block.entries()];
        for (int i = 0; i < claimed.length; i++) {
            claimed[i] = where.test(i) ? block.claimed()[i] : 0;
        }
        return new DeviationHypothesis(block.changes(claimed), false, (coefficient, error) -> {
            double factor = 1 / (1 + coefficient);
            double ofFactor = error * factor * factor;
            return Optional.of(Named.line("where the parameter is " + sign + ": " + factor(factor, ofFactor)
                    + ", along the claim there; right as a whole where it is " + other));
        });
    }

    private static String factor(double factor, double error) {
        double near = FACTOR_IN_ERRORS * error / Math.abs(factor);
        if (Math.abs(factor + 1) < near) {
            return SameFactor.words(-1).orElseThrow();
        }
        double usual = FactorMeaning.constants(factor, Math.min(near, CLOSE), 0, of -> "").stream()
                .map(FactorMeaning::factor)
                .findFirst()
                .orElse(factor);
        return SameFactor.words(usual)
                .orElse("analytic = "
                        + (usual == factor ? MeasuredNumber.text(factor, error) : DecimalText.plain(usual, 1))
                        + " x numeric");
    }

    /** The claims are the numeric derivatives times a function of the parameter. */
    private Optional<DeviationHypothesis> function(FunctionOfParameter.Factor factor) {
        double[] deviation = new double[block.entries()];
        for (int i = 0; i < deviation.length; i++) {
            double of = factor.at(block.parameters()[i]);
            deviation[i] = block.claimed()[i] / of - block.claimed()[i];
            if (!Double.isFinite(deviation[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(new DeviationHypothesis(
                block.changes(deviation),
                true,
                (coefficient, error) -> Optional.of(Named.cause(
                        Cause.OTHER_VARIABLE,
                        "analytic = " + factor.formula()
                                + " x numeric along directions, in all parts of the block alike: " + factor.meaning(),
                        factor.remedy()))));
    }

    private DeviationHypothesis exchange(ExchangedChunks chunks) {
        double[] deviation = new double[block.entries()];
        for (int i = 0; i < deviation.length; i++) {
            deviation[i] = block.claimed()[chunks.source(i)] - block.claimed()[i];
        }
        return new DeviationHypothesis(
                block.changes(deviation),
                true,
                (coefficient, error) ->
                        Optional.of(Named.cause(Cause.REORDERED, chunks.words(), ExchangedChunks.REMEDY)));
    }
}
